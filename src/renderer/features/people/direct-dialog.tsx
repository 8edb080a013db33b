import { useState } from 'react';
import { LIMITS } from '#shared/protocol/limits';
import { useHost } from '../../state/bridge';
import { useSystem } from '../../state/system';
import { useDirect } from '../../state/use-direct';
import { useSubmission } from '../../state/use-submission';
import { useSpeech } from '../../state/words';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import { PersonPicker } from '../../ui/person-picker';
import { lastSeen } from '../../ui/time';

interface DirectDialogProps {
  readonly host: string;
  readonly onClose: () => void;
}

/** Chooses one person or a few to write to. */
export function DirectDialog({ host, onClose }: DirectDialogProps) {
  const speech = useSpeech();
  const { people: words, ui } = speech.words;
  const system = useSystem(host);
  const name = useHost(host)?.name ?? '';
  const openDirect = useDirect(host);
  const [picked, pick] = useState<readonly string[]>([]);
  const submission = useSubmission(['users']);
  const people = system?.users.filter(({ id, removed }) => !removed && id !== system.user.id) ?? [];
  const submit = async () => {
    if (picked.length > LIMITS.directUsers) {
      return submission.refuse({ message: words.direct.tooMany(LIMITS.directUsers), field: 'users' });
    }
    if (await submission.submit(() => openDirect(picked))) onClose();
  };
  const footer = (
    <>
      <Button onClick={onClose}>{ui.cancel}</Button>
      <Button type="submit" variant="primary" disabled={submission.busy || picked.length === 0}>
        {words.direct.action}
      </Button>
    </>
  );
  return (
    <Dialog
      title={words.direct.title}
      goesOn={submission.busy}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={footer}
    >
      {people.length === 0 ? (
        <p>{words.direct.nobody(name)}</p>
      ) : (
        <Field
          label={words.direct.label}
          help={words.direct.help(LIMITS.directUsers)}
          error={submission.problemOf('users')}
        >
          <PersonPicker
            people={people}
            value={picked}
            onChange={pick}
            note={(user) => (system?.presence[user.id] ? null : lastSeen(user.last_seen, new Date(), speech))}
          />
        </Field>
      )}
      {submission.problem && <FormError message={submission.problem} />}
    </Dialog>
  );
}
