import { Ellipsis, UserMinus, UserRoundX } from 'lucide-react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { User } from '#shared/nouns/user';
import { statusOf } from '#shared/state/system-state';
import { presenceOf } from '../../state/presence';
import { useSpeech, useWords } from '../../state/words';
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

/** A person on a host: there or not, their role, and what may be done about them. */
export function PersonRow({ user, system, onRole, onRemove }: PersonRowProps) {
  const { settings, ui } = useWords();
  const words = settings.host;
  const me = system.user;
  const roles = [
    { value: 'admin', label: words.roles.admin },
    { value: 'member', label: words.roles.member },
  ] as const;
  const items: MenuItem[] = [
    ...(mayResign(me, user) ? [{ label: words.resign, icon: <UserMinus />, onSelect: () => onRole('member') }] : []),
    ...(mayRemove(me, user)
      ? [{ label: words.removeNamed(user.name), icon: <UserRoundX />, danger: true, onSelect: onRemove }]
      : []),
  ];
  return (
    <Row
      before={<Avatar user={user} size="sm" presence={presenceOf(system, user, true, useNow())} />}
      title={
        <>
          {user.name}
          {user.id === me.id && <span className={text.muted}> {ui.you}</span>}
        </>
      }
      text={<WhereIs user={user} system={system} />}
    >
      {maySetRole(me, user) && user.role !== 'owner' ? (
        <Select label={words.roleOf(user.name)} value={user.role} onChange={onRole} options={roles} />
      ) : (
        user.role !== 'member' && <span className={text.secondary}>{words.roles[user.role]}</span>
      )}
      {items.length > 0 && (
        <Menu items={items} trigger={<IconButton label={words.more(user.name)} icon={<Ellipsis />} />} />
      )}
    </Row>
  );
}

function WhereIs({ user, system }: Pick<PersonRowProps, 'user' | 'system'>) {
  const now = useNow();
  const speech = useSpeech();
  const words = speech.words.settings.host;
  const sockets = system.presence[user.id]?.metas.length ?? 0;
  if (sockets === 0) return lastSeen(user.last_seen, now, speech);
  const here = statusOf(system, user.id) === 'away' ? words.away : words.hereNow;
  return sockets === 1 ? here : words.devices(here, sockets);
}
