import type { SystemSnapshot } from '#shared/bridge/channels';
import type { HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import type { Team } from '#shared/nouns/team';
import type { User } from '#shared/nouns/user';

const TIME = '2026-03-03T08:00:00.000Z';

/** A public room for everyone, unless said otherwise. */
export const aRoom = (id: string, change: Partial<ChatRoom> = {}): ChatRoom => ({
  id,
  name: id,
  slug: id,
  description: '',
  private: false,
  users: [],
  team: null,
  user: 'ines',
  created: TIME,
  modified: TIME,
  seq: 0,
  direct: false,
  participants: 0,
  ...change,
});

export const aTeam = (id: string, name = id): Team => ({ id, name, slug: id, users: [], user: 'ines', created: TIME });

export const aUser = (id: string, change: Partial<User> = {}): User => ({
  id,
  name: id,
  color: '#23697f',
  created: TIME,
  last_seen: TIME,
  role: 'member',
  status: 'online',
  dnd_until: null,
  ...change,
});

export const aHost = (id: string, change: Partial<HostEntry> = {}): HostEntry => ({
  id,
  name: id,
  fingerprint: 'ab'.repeat(32),
  policy: 'open',
  address: '192.168.1.24:4747',
  own: false,
  known_since: TIME,
  connection: { state: 'online' },
  unread: {},
  mentions: {},
  invitations: 0,
  replies: 0,
  left_rooms: [],
  stranded: [],
  ...change,
});

/** A host with these people; the first one is oneself, the names in `here` are connected. */
export function aSystem(users: readonly User[], here: readonly string[] = []): SystemSnapshot {
  const [me] = users;
  if (!me) throw new Error('A system needs somebody to see it.');
  return {
    user: me,
    host: { id: 'studio', name: 'Studio', fingerprint: 'ab'.repeat(32), policy: 'open', version: '0', file_bytes: 0 },
    chatrooms: [],
    teams: [],
    users: [...users],
    invitations: [],
    saved: {},
    presence: Object.fromEntries(here.map((id) => [id, { metas: [{ phx_ref: id }] }])),
  };
}
