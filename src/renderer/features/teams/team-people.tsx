import type { SystemSnapshot } from '#shared/bridge/channels';
import type { Team } from '#shared/nouns/team';
import { Avatar } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import text from '../../ui/text.module.css';
import styles from './team-people.module.css';

interface TeamPeopleProps {
  readonly system: SystemSnapshot;
  readonly team: Team;
  readonly onLeave: () => void;
  readonly onClose: () => void;
}

/** A team as those see it who may not change it: who is in it, and the way out. */
export function TeamPeople({ system, team, onLeave, onClose }: TeamPeopleProps) {
  const maker = system.users.find(({ id }) => id === team.user)?.name ?? 'Who made it';
  const people = system.users.filter(({ id }) => team.users.includes(id));
  const footer = (
    <>
      <Button variant="danger" onClick={onLeave}>
        Leave team…
      </Button>
      <span className={text.grow} />
      <Button variant="primary" onClick={onClose} data-initial-focus>
        Done
      </Button>
    </>
  );
  return (
    <Dialog
      title={`Team ${team.name}`}
      description={`${maker} and admins choose who is in it.`}
      onClose={onClose}
      footer={footer}
    >
      <ul className={styles.people} aria-label={`People in ${team.name}`}>
        {people.map((user) => (
          <li key={user.id} className={styles.person}>
            <Avatar user={user} size="sm" />
            <span className={text.cut}>{user.name}</span>
            {user.id === system.user.id && <span className={text.muted}>(you)</span>}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
