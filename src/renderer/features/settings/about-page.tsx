import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useAppState, useBridge } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { FormError } from '../../ui/form-error';
import { IconButton } from '../../ui/icon-button';
import { useAttempt } from '../../ui/use-attempt';
import styles from './about-page.module.css';
import { Row, Section } from './sheet';

const ICON = new URL('../../../../resources/icon.svg', import.meta.url).href;

/** What this is, which version, and where to turn. */
export function AboutPage() {
  const version = useAppState((state) => state.version);
  const words = useWords().settings.about;
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  return (
    <>
      <div className={styles.about}>
        <img src={ICON} width="84" height="84" alt="" />
        <p className={styles.name}>Hearth</p>
        <p className={styles.version}>{words.version(version)}</p>
      </div>
      <Section>
        <Row title={words.updates} text={words.updatesText} />
        <Row title={words.help} text={words.helpText}>
          <Button size="small" onClick={() => openDialog({ kind: 'help' })}>
            {words.openHelp}
          </Button>
        </Row>
        <ReportRow />
        <Row title={words.licences} text={words.licencesText}>
          <IconButton
            label={words.showLicences}
            icon={<ChevronRight />}
            onClick={() => openDialog({ kind: 'licences' })}
          />
        </Row>
      </Section>
    </>
  );
}

/** Saves what may help somebody else to find out what is wrong, and nothing that is personal. */
function ReportRow() {
  const bridge = useBridge();
  const words = useWords().settings.about;
  const { busy, problem, attempt } = useAttempt();
  const [saved, setSaved] = useState<string | null>(null);
  const save = () =>
    attempt(async () => {
      const answer = await bridge.request('report.save', {});
      setSaved(answer.ok ? answer.value.path : null);
      return answer;
    });
  return (
    <Row
      title={words.report}
      text={
        <>
          <span>{words.reportText}</span>
          <span role="status" className={styles.saved}>
            {saved !== null && words.reportSaved(saved)}
          </span>
          {problem !== null && <FormError message={problem} />}
        </>
      }
    >
      <Button size="small" disabled={busy} onClick={() => void save()}>
        {words.saveReport}
      </Button>
    </Row>
  );
}
