import { useState } from 'react';
import { useBridge } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
import { useSubmission } from '../../state/use-submission';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field, TextInput } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import type { Burning } from './own-host';
import { Row, Section } from './sheet';

/** The end of the host of this computer, with everything on it. */
export function OwnDeletion({ hosting }: { readonly hosting: Burning }) {
  const words = useWords().settings.host.deletion;
  const [asking, setAsking] = useState(false);
  return (
    <Section>
      <Row title={words.row} text={words.rowText}>
        <Button size="small" variant="danger" onClick={() => setAsking(true)}>
          {words.open}
        </Button>
      </Row>
      {asking && <DeleteHostDialog hosting={hosting} onClose={() => setAsking(false)} />}
    </Section>
  );
}

interface DeleteHostDialogProps {
  readonly hosting: Burning;
  readonly onClose: () => void;
}

/** Asks for the host's name before all of it is deleted: nothing brings it back. */
function DeleteHostDialog({ hosting, onClose }: DeleteHostDialogProps) {
  const bridge = useBridge();
  const { settings, ui } = useWords();
  const words = settings.host.deletion;
  const forgetHost = useNavigation((navigation) => navigation.forgetHost);
  const [name, setName] = useState('');
  const submission = useSubmission(['name']);
  const remove = async () => {
    const gone = await submission.submit(() => bridge.request('hosting.delete', { name }));
    if (!gone) return;
    onClose();
    forgetHost(hosting.id);
  };
  const footer = (
    <>
      <Button onClick={onClose}>{ui.cancel}</Button>
      <Button type="submit" variant="danger-fill" disabled={submission.busy || name.trim() === ''}>
        {words.action}
      </Button>
    </>
  );
  return (
    <Dialog
      title={words.title(hosting.name)}
      description={words.text(hosting.name)}
      size="small"
      onClose={onClose}
      onSubmit={() => void remove()}
      footer={footer}
    >
      <Field label={words.name} error={submission.problemOf('name')}>
        <TextInput value={name} onChange={setName} data-initial-focus />
      </Field>
      {submission.problem && <FormError message={submission.problem} />}
    </Dialog>
  );
}
