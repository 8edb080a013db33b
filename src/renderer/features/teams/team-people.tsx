import type { SystemSnapshot } from '#shared/bridge/channels';
import type { Team } from '#shared/nouns/team';
import { useWords } from '../../state/words';
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
  const { teams, ui } = useWords();
  const maker = system.users.find(({ id }) => id === team.user)?.name ?? teams.maker;
  const people = system.users.filter(({ id }) => team.users.includes(id));
  const footer = (
    <>
      <Button variant="danger" onClick={onLeave}>
        {teams.leave}
      </Button>
      <span className={text.grow} />
      <Button variant="primary" onClick={onClose} data-initial-focus>
        {ui.done}
      </Button>
    </>
  );
  return (
    <Dialog title={teams.title(team.name)} description={teams.choose(maker)} onClose={onClose} footer={footer}>
      <ul className={styles.people} aria-label={teams.peopleIn(team.name)}>
        {people.map((user) => (
          <li key={user.id} className={styles.person}>
            <Avatar user={user} size="sm" />
            <span className={text.cut}>{user.name}</span>
            {user.id === system.user.id && <span className={text.muted}>{ui.you}</span>}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
