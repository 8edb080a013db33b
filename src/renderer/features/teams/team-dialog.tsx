import { useState } from 'react';
import type { Team } from '#shared/nouns/team';
import { managesTeam } from '../../state/room-rights';
import { useSystem } from '../../state/system';
import { type LastStep, LeaveOrDeleteTeam } from './leave-or-delete-team';
import { TeamForm } from './team-form';
import { TeamPeople } from './team-people';

interface TeamDialogProps {
  readonly host: string;
  /** The team to look at or change; none makes a new one. */
  readonly team?: Team | undefined;
  readonly onClose: () => void;
}

/** Makes a team, or shows one: its name and people, to change for those who may, and the ways out of it. */
export function TeamDialog({ host, team, onClose }: TeamDialogProps) {
  const system = useSystem(host);
  const [step, setStep] = useState<LastStep | null>(null);
  if (!system) return null;
  const now = team && (system.teams.find(({ id }) => id === team.id) ?? team);
  if (now && step) {
    return <LeaveOrDeleteTeam host={host} team={now} step={step} onClose={onClose} />;
  }
  if (!now || managesTeam(now, system.user)) {
    return <TeamForm host={host} system={system} team={now} onStep={setStep} onClose={onClose} />;
  }
  return <TeamPeople system={system} team={now} onLeave={() => setStep('leave')} onClose={onClose} />;
}
