import { useState } from 'react';
import { asFields, chosenEnd, quietEnds } from '../../state/quiet-times';
import { useOwnStatus } from '../../state/use-own-status';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field, TextInput } from '../../ui/field';

/** Asks until when not to be disturbed. */
export function QuietUntilDialog({ onClose }: { readonly onClose: () => void }) {
  const { people, ui } = useWords();
  const words = people.status;
  const { beQuiet } = useOwnStatus();
  const [{ day, time }, setEnd] = useState(() => asFields(new Date(quietEnds(new Date()).tomorrow)));
  const [past, setPast] = useState(false);
  const submit = () => {
    const end = chosenEnd(day, time, new Date());
    setPast(end === null);
    if (end === null) return;
    void beQuiet(end);
    onClose();
  };
  const footer = (
    <>
      <Button onClick={onClose}>{ui.cancel}</Button>
      <Button type="submit" variant="primary">
        {words.set}
      </Button>
    </>
  );
  return (
    <Dialog title={words.dialog} size="small" onClose={onClose} onSubmit={submit} footer={footer}>
      <Field label={words.day} error={past ? words.past : null}>
        <TextInput type="date" value={day} onChange={(value) => setEnd({ day: value, time })} />
      </Field>
      <Field label={words.time}>
        <TextInput type="time" value={time} onChange={(value) => setEnd({ day, time: value })} />
      </Field>
    </Dialog>
  );
}
