import type { SystemSnapshot } from '#shared/bridge/channels';
import { statusOf } from '#shared/state/system-state';
import { Avatar } from '../../ui/avatar';
import { classNames } from '../../ui/class-names';
import text from '../../ui/text.module.css';
import { Group } from './group';
import { peopleHere } from './people-here';
import styles from './room-list.module.css';

interface PeopleRowsProps {
  readonly system: SystemSnapshot;
  readonly online: boolean;
}

/** Who else is on this host now. */
export function PeopleRows({ system, online }: PeopleRowsProps) {
  const people = peopleHere(system);
  return (
    <Group title="People" empty={people.length === 0 ? 'Nobody else here now' : null}>
      {people.map((user) => (
        <li key={user.id} className={styles.row}>
          <Avatar user={user} size="xs" presence={online ? statusOf(system, user.id) : 'unknown'} />
          <span className={classNames(text.cut, text.grow)} title={user.name}>
            {user.name}
          </span>
        </li>
      ))}
    </Group>
  );
}
