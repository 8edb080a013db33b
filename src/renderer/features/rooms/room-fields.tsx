import type { Submission } from '../../state/use-submission';
import { useWords } from '../../state/words';
import { Field, TextArea, TextInput } from '../../ui/field';

interface RoomFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly submission: Submission;
}

/** The name of a room. */
export function NameField({ value, onChange, submission }: RoomFieldProps) {
  const words = useWords().ui;
  return (
    <Field label={words.name} error={submission.problemOf('name')}>
      <TextInput size="large" value={value} onChange={onChange} data-initial-focus />
    </Field>
  );
}

/** What a room is about. */
export function DescriptionField({ value, onChange, submission }: RoomFieldProps) {
  const words = useWords().rooms;
  return (
    <Field label={words.description} optional error={submission.problemOf('description')}>
      <TextArea value={value} onChange={onChange} placeholder={words.descriptionPlaceholder} />
    </Field>
  );
}
