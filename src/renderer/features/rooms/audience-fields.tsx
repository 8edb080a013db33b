import { Hash, Lock, UsersRound } from 'lucide-react';
import { useHost } from '../../state/bridge';
import { useSystem } from '../../state/system';
import type { Submission } from '../../state/use-submission';
import { useWords } from '../../state/words';
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
  const words = useWords().rooms;
  const { audience } = words;
  const name = useHost(host)?.name ?? words.thisHost;
  const teams = useSystem(host)?.teams ?? [];
  return (
    <>
      <OptionCards<Audience>
        label={audience.label}
        value={form.audience}
        onChange={(chosen) => onChange({ audience: chosen })}
        options={[
          { value: 'public', label: audience.public, text: audience.publicText(name), icon: <Hash /> },
          {
            value: 'team',
            label: audience.team,
            text: teams.length > 0 ? audience.teamText : audience.noTeam,
            icon: <UsersRound />,
            disabled: teams.length === 0,
          },
          { value: 'private', label: audience.private, text: audience.privateText, icon: <Lock /> },
        ]}
      />
      {form.audience === 'team' && form.team !== null && (
        <Field label={audience.team} className={styles.team} error={submission.problemOf('team')}>
          <Select
            label={audience.team}
            value={form.team}
            onChange={(team) => onChange({ team })}
            options={teams.map(({ id, name: label, users }) => ({
              value: id,
              label: `${label} · ${audience.people(users.length)}`,
            }))}
          />
        </Field>
      )}
    </>
  );
}
