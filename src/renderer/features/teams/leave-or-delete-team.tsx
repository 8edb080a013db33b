import type { Team } from '#shared/nouns/team';
import { useBridge } from '../../state/bridge';
import { useSystem } from '../../state/system';
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
      <ConfirmDialog title={`Delete the team ${team.name}?`} action="Delete team" onConfirm={remove} onClose={onClose}>
        Its rooms stay, with everything in them: they become private rooms of the people who are in the team now.
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog title={`Leave the team ${team.name}?`} action="Leave team" onConfirm={leave} onClose={onClose}>
      {team.users.length === 1
        ? 'You are the last one in it: the team is deleted, and its rooms become private rooms of yours.'
        : 'You will no longer see its rooms. What you wrote stays. Somebody who manages the team can add you again.'}
    </ConfirmDialog>
  );
}
