import { Hash, Lock, UsersRound } from 'lucide-react';
import { useHost } from '../../state/bridge';
import { useSystem } from '../../state/system';
import type { Submission } from '../../state/use-submission';
import { Field } from '../../ui/field';
import { OptionCards } from '../../ui/option-cards';
import { Select } from '../../ui/select';
import type { Audience, RoomForm } from './room-form';
import styles from './rooms.module.css';

interface AudienceFieldsProps {
  readonly host: string;
  readonly form: RoomForm;
  readonly onChange: (part: Partial<RoomForm>) => void;
  readonly submission: Submission;
}

/** Who a new room is for: everyone, one team, or people chosen one by one further down. */
export function AudienceFields({ host, form, onChange, submission }: AudienceFieldsProps) {
  const name = useHost(host)?.name ?? 'this host';
  const teams = useSystem(host)?.teams ?? [];
  return (
    <>
      <OptionCards<Audience>
        label="Who is it for?"
        value={form.audience}
        onChange={(audience) => onChange({ audience })}
        options={[
          { value: 'public', label: 'Public', text: `Anyone on ${name} can find it and enter.`, icon: <Hash /> },
          {
            value: 'team',
            label: 'Team',
            text: teams.length > 0 ? 'Everyone in one team can enter.' : 'You are in no team yet. Make one first.',
            icon: <UsersRound />,
            disabled: teams.length === 0,
          },
          { value: 'private', label: 'Private', text: 'Only people you choose know it exists.', icon: <Lock /> },
        ]}
      />
      {form.audience === 'team' && form.team !== null && (
        <Field label="Team" className={styles.team} error={submission.problemOf('team')}>
          <Select
            label="Team"
            value={form.team}
            onChange={(team) => onChange({ team })}
            options={teams.map(({ id, name: label, users }) => ({
              value: id,
              label: `${label} · ${peopleCount(users.length)}`,
            }))}
          />
        </Field>
      )}
    </>
  );
}

const peopleCount = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`;
