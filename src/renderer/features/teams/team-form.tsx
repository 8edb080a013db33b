import { useState } from 'react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { Team } from '#shared/nouns/team';
import { parsePayload } from '#shared/protocol/payload';
import { SystemPushes } from '#shared/protocol/system-channel';
import { useBridge } from '../../state/bridge';
import { useSubmission } from '../../state/use-submission';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field, TextInput } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import { PersonPicker } from '../../ui/person-picker';
import text from '../../ui/text.module.css';
import type { LastStep } from './leave-or-delete-team';

interface TeamFormProps {
  readonly host: string;
  readonly system: SystemSnapshot;
  readonly team: Team | undefined;
  readonly onStep: (step: LastStep) => void;
  readonly onClose: () => void;
}

/** The name and the people of a team, new or at hand. */
export function TeamForm({ host, system, team, onStep, onClose }: TeamFormProps) {
  const bridge = useBridge();
  const words = useWords();
  const me = system.user.id;
  const [name, setName] = useState(team?.name ?? '');
  const [users, setUsers] = useState<readonly string[]>(() => team?.users.filter((id) => id !== me) ?? []);
  const submission = useSubmission(['name', 'users']);

  const save = async () => {
    const everybody = [me, ...users];
    const payload = parsePayload(SystemPushes['team-create'].payload, { name, users: everybody });
    if (!payload.ok) return submission.refuse(payload.error);
    const saved = await submission.submit(() =>
      team
        ? bridge.pushSystem(host, 'team-update', { id: team.id, ...payload.value })
        : bridge.pushSystem(host, 'team-create', payload.value),
    );
    if (saved) onClose();
  };
  const people = system.users.filter((user) => user.id !== me && (!user.removed || team?.users.includes(user.id)));
  return (
    <Dialog
      title={team ? words.teams.title(team.name) : words.teams.newOn(system.host.name)}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={<Footer exists={team !== undefined} busy={submission.busy} onStep={onStep} onClose={onClose} />}
    >
      <Field label={words.ui.name} error={submission.problemOf('name')}>
        <TextInput size="large" value={name} onChange={setName} data-initial-focus />
      </Field>
      <Field label={words.teams.people} help={words.teams.peopleHelp} error={submission.problemOf('users')}>
        <PersonPicker people={people} value={users} onChange={setUsers} />
      </Field>
      {submission.problem && <FormError message={submission.problem} />}
    </Dialog>
  );
}

interface FooterProps extends Pick<TeamFormProps, 'onStep' | 'onClose'> {
  readonly exists: boolean;
  readonly busy: boolean;
}

function Footer({ exists, busy, onStep, onClose }: FooterProps) {
  const { teams, ui } = useWords();
  return (
    <>
      {exists && (
        <>
          <Button variant="danger" onClick={() => onStep('delete')}>
            {teams.delete}
          </Button>
          <Button variant="quiet" onClick={() => onStep('leave')}>
            {teams.leave}
          </Button>
        </>
      )}
      <span className={text.grow} />
      <Button onClick={onClose}>{ui.cancel}</Button>
      <Button type="submit" variant="primary" disabled={busy}>
        {exists ? ui.save : teams.create}
      </Button>
    </>
  );
}
