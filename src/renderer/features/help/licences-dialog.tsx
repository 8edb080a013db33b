import { useEffect, useState } from 'react';
import type { Licence } from '#shared/bridge/licences';
import { useBridge } from '../../state/bridge';
import { useWords } from '../../state/words';
import { Dialog } from '../../ui/dialog';
import styles from './licences-dialog.module.css';

/** Everything that ships with the app, with the text of its licence to unfold. */
export function LicencesDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords().help.licences;
  const { licences, problem } = useLicences();
  return (
    <Dialog title={words.title} description={words.lead} reading onClose={onClose}>
      {problem !== null && <p role="alert">{problem}</p>}
      {problem === null && licences === null && <p role="status">{words.loading}</p>}
      {licences && (
        <ul className={styles.list}>
          {licences.map((licence) => (
            <Entry key={`${licence.name} ${licence.version}`} licence={licence} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function useLicences() {
  const bridge = useBridge();
  const [licences, setLicences] = useState<readonly Licence[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    void bridge.request('licences.list', {}).then((answer) => {
      if (!wanted) return;
      if (answer.ok) setLicences(answer.value);
      else setProblem(answer.error.message);
    });
    return () => {
      wanted = false;
    };
  }, [bridge]);
  return { licences, problem };
}

function Entry({ licence: { name, version, identifier, text } }: { readonly licence: Licence }) {
  const words = useWords().help.licences;
  const [open, setOpen] = useState(false);
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={styles.package}>
          <span className={styles.name}>
            {name} {version}
          </span>
          <span className={styles.identifier}>{identifier}</span>
        </summary>
        {open && <pre className={styles.text}>{text ?? words.noText}</pre>}
      </details>
    </li>
  );
}
