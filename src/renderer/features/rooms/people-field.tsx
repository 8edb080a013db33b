import { useSystem } from '../../state/system';
import type { Submission } from '../../state/use-submission';
import { useWords } from '../../state/words';
import { Field } from '../../ui/field';
import { PersonPicker } from '../../ui/person-picker';

interface PeopleFieldProps {
  readonly host: string;
  readonly value: readonly string[];
  readonly onChange: (users: string[]) => void;
  readonly submission: Submission;
}

/** The people of a new private room, oneself aside. */
export function PeopleField({ host, value, onChange, submission }: PeopleFieldProps) {
  const words = useWords().rooms.people;
  const system = useSystem(host);
  const people = system?.users.filter((user) => !user.removed && user.id !== system.user.id) ?? [];
  return (
    <Field label={words.label} help={words.help} error={submission.problemOf('users')}>
      <PersonPicker people={people} value={value} onChange={onChange} />
    </Field>
  );
}
