import type { Team } from '#shared/nouns/team';
import { useBridge } from '../../state/bridge';
import { useSystem } from '../../state/system';
import { useWords } from '../../state/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';

/** The ways in which a team ends for a person. */
export type LastStep = 'leave' | 'delete';

interface LeaveOrDeleteTeamProps {
  readonly host: string;
  readonly team: Team;
  readonly step: LastStep;
  readonly onClose: () => void;
}

/** Asks before a team is left or deleted. */
export function LeaveOrDeleteTeam({ host, team, step, onClose }: LeaveOrDeleteTeamProps) {
  const bridge = useBridge();
  const words = useWords().teams;
  const me = useSystem(host)?.user.id;
  const leave = async () => {
    const users = team.users.filter((id) => id !== me);
    const answer = await bridge.pushSystem(host, 'team-update', { id: team.id, users });
    return answer.ok ? null : answer.error.message;
  };
  const remove = async () => {
    const answer = await bridge.pushSystem(host, 'team-delete', { id: team.id });
    return answer.ok ? null : answer.error.message;
  };
  if (step === 'delete') {
    return (
      <ConfirmDialog
        title={words.deleting.title(team.name)}
        action={words.deleting.action}
        onConfirm={remove}
        onClose={onClose}
      >
        {words.deleting.text}
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog
      title={words.leaving.title(team.name)}
      action={words.leaving.action}
      onConfirm={leave}
      onClose={onClose}
    >
      {team.users.length === 1 ? words.leaving.last : words.leaving.text}
    </ConfirmDialog>
  );
}
