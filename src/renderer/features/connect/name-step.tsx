import { KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { PERSON_COLORS } from '#shared/nouns/user';
import { LIMITS } from '#shared/protocol/limits';
import { useBridge } from '../../state/bridge';
import { useWords } from '../../state/words';
import { Avatar } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { ColorSwatches } from '../../ui/color-swatches';
import { Field, TextInput } from '../../ui/field';
import { ChooseKeyFile } from './choose-key-file';
import styles from './name-step.module.css';
import { Step } from './step';

interface NameStepProps {
  /** Hears the name of a key file: they are somebody already, at another computer. */
  readonly onKeyFile: (file: string) => void;
}

/** The first thing Hearth asks: a name and a colour. */
export function NameStep({ onKeyFile }: NameStepProps) {
  const bridge = useBridge();
  const { ui, connect, moving } = useWords();
  const words = connect.firstRun;
  const [name, setName] = useState('');
  const [color, setColor] = useState(randomColor);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setProblem(words.nameEmpty);
    setBusy(true);
    const answer = await bridge.request('me.update', { name: name.trim(), color });
    setBusy(false);
    setProblem(answer.ok ? null : answer.error.message);
  };

  return (
    <Step over={words.step(1, 2)} title={words.name} lead={words.nameLead}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <div className={styles.who}>
          <Avatar user={{ id: 'me', name: name.trim() || '?', color }} size="lg" />
          <Field label={ui.name} error={problem} className={styles.name}>
            <TextInput size="large" value={name} onChange={setName} maxLength={LIMITS.nameLength} autoFocus />
          </Field>
        </div>
        <ColorSwatches value={color} onChange={setColor} />
        <div className={styles.actions}>
          <Button variant="primary" size="large" type="submit" disabled={busy}>
            {words.continue}
          </Button>
          <span className={styles.hint}>{words.orEnter}</span>
        </div>
      </form>
      <p className={styles.key}>
        <KeyRound />
        <span>{words.key}</span>
      </p>
      <div className={styles.already}>
        <ChooseKeyFile size="small" onFile={onKeyFile}>
          {moving.offer}
        </ChooseKeyFile>
      </div>
    </Step>
  );
}

const randomColor = (): string => PERSON_COLORS[Math.floor(Math.random() * PERSON_COLORS.length)] ?? PERSON_COLORS[0];
