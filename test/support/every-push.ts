import type { RoomPushName, RoomPushPayload } from '#shared/protocol/room-channel';
import type { SystemPushName, SystemPushPayload } from '#shared/protocol/system-channel';

/** What pushes name. */
export interface Named {
  readonly room: string;
  readonly user: string;
  readonly team: string;
  readonly invitation: string;
  readonly file: string;
}

const SHA256 = 'ab'.repeat(32);
const WHEN = '2020-05-04T10:00:00.000Z';

type Pushes = Readonly<Record<string, object>>;

/** Everything that can be pushed on a room channel, once, as a client would. */
export function everyRoomPush({ user, file }: Named): Pushes {
  const pushes: { readonly [K in RoomPushName]: RoomPushPayload<K> } = {
    'chat-message': { message: 'Bread', client_id: 'every-1', reply_to: 1, files: [] },
    'chat-message-edit': { seq: 1, message: 'Soup!' },
    'chat-message-delete': { seq: 2 },
    reaction: { seq: 1, emoji: '👍', on: true },
    'reaction-users': { seq: 1, emoji: '👍', cursor: null },
    pin: { seq: 1, on: true },
    pins: {},
    read: { seq: 1 },
    typing: { on: true },
    thread: { thread: 1, before: 9, limit: 10 },
    'thread-read': { thread: 1, seq: 2 },
    'file-upload': { name: 'menu.txt', size: 4, sha256: SHA256, width: 1, height: 1 },
    'file-resume': { id: file },
    'file-cancel': { id: file },
    'file-download': { id: file },
    history: { around: 1, limit: 10 },
    invite: { user },
    'chatroom-update': { name: 'Soup', description: 'At noon', users: [user] },
    'chatroom-delete': {},
  };
  return pushes;
}

/** Everything that can be pushed on `system`, once, as a client would. */
export function everySystemPush({ room, user, team, invitation }: Named): Pushes {
  const message = { user, message: 'Old', created: WHEN, reactions: [{ emoji: '👍', users: [user] }], files: [] };
  const pushes: { readonly [K in SystemPushName]: SystemPushPayload<K> } = {
    'chatroom-create': { name: 'Tea', description: '', private: true, users: [user], team: null },
    'team-create': { name: 'Kitchen', users: [user] },
    'team-update': { id: team, name: 'Cellar' },
    'team-delete': { id: team },
    'invitation-accept': { id: invitation },
    'invitation-decline': { id: invitation },
    'invitation-revoke': { id: invitation },
    'user-update': { name: 'Mal', color: '#a5453b', status: 'away', dnd_until: null },
    'user-role': { id: user, role: 'admin' },
    'user-remove': { id: user },
    'user-restore': { id: user },
    'user-approve': { id: user },
    'user-refuse': { id: user },
    direct: { users: [user] },
    search: { query: 'soup', room, from: user, has: 'file', limit: 10, cursor: null },
    save: { room, seq: 1, on: true },
    saved: { limit: 10, cursor: null },
    threads: { limit: 10, cursor: null },
    'import-begin': { name: 'Old', people: [{ id: 'old', name: 'Old' }], source: SHA256 },
    'import-file': { room, name: 'menu.txt', size: 4, sha256: SHA256 },
    'import-messages': { room, from: 1, messages: [message] },
    'import-end': { room },
    'import-cancel': { room },
    'host-update': { name: 'Attic', policy: 'code', file_bytes: 0 },
    'host-code': { rotate: true },
  };
  return pushes;
}
