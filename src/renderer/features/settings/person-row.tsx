import { Ellipsis, UserMinus, UserRoundX } from 'lucide-react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { Role, User } from '#shared/nouns/user';
import { statusOf } from '#shared/state/system-state';
import { Avatar } from '../../ui/avatar';
import { IconButton } from '../../ui/icon-button';
import { Menu, type MenuItem } from '../../ui/menu';
import { Select } from '../../ui/select';
import text from '../../ui/text.module.css';
import { lastSeen } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import { mayRemove, mayResign, maySetRole } from './person-rights';
import { Row } from './sheet';

interface PersonRowProps {
  readonly user: User;
  readonly system: SystemSnapshot;
  readonly onRole: (role: 'admin' | 'member') => void;
  readonly onRemove: () => void;
}

const ROLE_WORDS: Readonly<Record<Role, string>> = { owner: 'Owner', admin: 'Admin', member: 'Member' };

const ROLES = [
  { value: 'admin', label: ROLE_WORDS.admin },
  { value: 'member', label: ROLE_WORDS.member },
] as const;

/** A person on a host: there or not, their role, and what may be done about them. */
export function PersonRow({ user, system, onRole, onRemove }: PersonRowProps) {
  const me = system.user;
  const items: MenuItem[] = [
    ...(mayResign(me, user)
      ? [{ label: 'Give up being an admin', icon: <UserMinus />, onSelect: () => onRole('member') }]
      : []),
    ...(mayRemove(me, user)
      ? [{ label: `Remove ${user.name}…`, icon: <UserRoundX />, danger: true, onSelect: onRemove }]
      : []),
  ];
  return (
    <Row
      before={<Avatar user={user} size="sm" presence={statusOf(system, user.id)} />}
      title={
        <>
          {user.name}
          {user.id === me.id && <span className={text.muted}> (you)</span>}
        </>
      }
      text={<WhereIs user={user} system={system} />}
    >
      {maySetRole(me, user) && user.role !== 'owner' ? (
        <Select label={`Role of ${user.name}`} value={user.role} onChange={onRole} options={ROLES} />
      ) : (
        user.role !== 'member' && <span className={text.secondary}>{ROLE_WORDS[user.role]}</span>
      )}
      {items.length > 0 && (
        <Menu items={items} trigger={<IconButton label={`More about ${user.name}`} icon={<Ellipsis />} />} />
      )}
    </Row>
  );
}

function WhereIs({ user, system }: Pick<PersonRowProps, 'user' | 'system'>) {
  const now = useNow();
  const sockets = system.presence[user.id]?.metas.length ?? 0;
  if (sockets === 0) return lastSeen(user.last_seen, now);
  const here = statusOf(system, user.id) === 'away' ? 'Away' : 'Here now';
  return sockets === 1 ? here : `${here}, on ${sockets} devices`;
}
