import type { RoomSnapshot, SystemSnapshot } from '#shared/bridge/channels';
import type { Invitation } from '#shared/nouns/invitation';
import type { ChatMessage } from '#shared/nouns/message';
import type { ChatRoom } from '#shared/nouns/room';
import type { Team } from '#shared/nouns/team';
import type { User } from '#shared/nouns/user';

const CREATED = '2026-11-22T09:00:00.000Z';

/** Whole nouns for tests that care about a field or two of them. */
export const aMessage = (fields: Partial<ChatMessage> = {}): ChatMessage => {
  const { seq = 1 } = fields;
  return {
    id: `message-${seq}`,
    seq,
    message: `Message ${seq}`,
    room: 'lunch',
    user: 'ines',
    created: CREATED,
    client_id: `client-${seq}`,
    ...{
      change: 0,
      edited: null,
      deleted: null,
      reply_to: null,
      thread: null,
      reactions: [],
      pinned: false,
      files: [],
    },
    ...fields,
  };
};

export const aRoom = (fields: Partial<ChatRoom> = {}): ChatRoom => ({
  id: 'lunch',
  name: 'Lunch',
  slug: 'lunch',
  description: '',
  private: false,
  users: [],
  team: null,
  user: 'ines',
  created: CREATED,
  modified: CREATED,
  seq: 0,
  direct: false,
  participants: 0,
  ...fields,
});

export const aTeam = (fields: Partial<Team> = {}): Team => ({
  id: 'design',
  name: 'Design',
  slug: 'design-abc',
  users: ['ines'],
  user: 'ines',
  created: CREATED,
  ...fields,
});

export const aUser = (fields: Partial<User> = {}): User => ({
  id: 'ines',
  name: 'Ines',
  color: '#23697f',
  created: CREATED,
  last_seen: CREATED,
  role: 'member',
  status: 'online',
  dnd_until: null,
  ...fields,
});

export const anInvitation = (fields: Partial<Invitation> = {}): Invitation => ({
  id: 'invitation-1',
  room: { id: 'cellar', name: 'Cellar', description: '' },
  from: 'ines',
  to: 'priya',
  created: CREATED,
  state: 'pending',
  ...fields,
});

export const aRoomSnapshot = (fields: Partial<RoomSnapshot> = {}): RoomSnapshot => ({
  room: { ...aRoom(), participants: [] },
  participants: [],
  messages: [],
  seq: 0,
  more: false,
  read: 0,
  outbox: [],
  change: 0,
  reads: [],
  typing: [],
  threads: [],
  ...fields,
});

export const aSystemSnapshot = (fields: Partial<SystemSnapshot> = {}): SystemSnapshot => ({
  user: aUser({ id: 'priya', name: 'Priya' }),
  host: { id: 'studio', name: 'Studio', fingerprint: 'ab'.repeat(32), policy: 'open', version: '0.1.0', file_bytes: 0 },
  chatrooms: [],
  teams: [],
  users: [aUser({ id: 'priya', name: 'Priya' }), aUser()],
  invitations: [],
  presence: {},
  saved: {},
  ...fields,
});
