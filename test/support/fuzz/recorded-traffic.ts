import { type Channel, Socket } from 'phoenix';
import WebSocket from 'ws';
import { aPerson, type HostAddress } from '../member';
import { tokenFor } from '../raw-socket';

/** Every frame that the phoenix client sends in a session in which somebody does everything once. */
export async function recordTraffic(host: HostAddress): Promise<string[]> {
  const recorded: string[] = [];
  const recording = class extends WebSocket {
    constructor(url: string, protocols: string[] = []) {
      super(url, protocols, { rejectUnauthorized: false });
    }
    override send(data: unknown): void {
      recorded.push(String(data));
      super.send(String(data));
    }
  };
  const socket = new Socket(`wss://127.0.0.1:${host.port}/socket`, {
    authToken: await tokenFor(host, await aPerson('Recorded')),
    transport: recording,
    reconnectAfterMs: () => 1_000_000,
  });
  const opened = new Promise<void>((resolve) => socket.onOpen(() => resolve()));
  socket.connect();
  await opened;
  await doEverything(socket);
  await new Promise<void>((resolve) => socket.disconnect(() => resolve()));
  return recorded;
}

async function doEverything(socket: Socket): Promise<void> {
  const system = socket.channel('system');
  const { user } = await answer(system.join());
  const { chatroom } = await answer(
    system.push('chatroom-create', { name: 'Tea', description: 'At four', private: false, users: [] }),
  );
  const { team } = await answer(system.push('team-create', { name: 'Kitchen', users: [user.id] }));
  await answer(system.push('team-update', { id: team.id, name: 'Cellar' }));
  await answer(system.push('user-update', { name: 'Recorded', color: '#a5453b', status: 'away' }));
  const room = socket.channel(`room-${chatroom.id}`, { since: 0 });
  await answer(room.join());
  await answer(room.push('chat-message', { message: 'Soup? 🍲', client_id: 'recorded-1' }));
  await converse(system, room, chatroom.id);
  await answer(room.push('history', { before: 2, limit: 10 }));
  await answer(room.push('history', { around: 1 }));
  await answer(room.push('chatroom-update', { name: 'Soup', description: '' }));
  await answer(room.push('chatroom-update', { users: [user.id] })).catch(() => null);
  for (const [event, payload] of REFUSED)
    await answer(system.push(event, { id: user.id, ...payload })).catch(() => null);
  await answer(room.push('invite', { user: user.id })).catch(() => null);
  await new Promise<void>((resolve) => void socket.ping(() => resolve()));
  await answer(room.leave());
  await answer(system.push('team-delete', { id: team.id }));
}

/** Everything that is done to messages, and with them. */
async function converse(system: Channel, room: Channel, id: string): Promise<void> {
  const said = { message: 'With bread', client_id: 'recorded-2', reply_to: 1, files: [] };
  for (const [event, payload] of [
    ['chat-message', said],
    ['typing', { on: true }],
    ['read', { seq: 1 }],
    ['chat-message-edit', { seq: 1, message: 'Soup! 🍲' }],
    ['reaction', { seq: 1, emoji: '👩‍🚀', on: true }],
    ['reaction-users', { seq: 1, emoji: '👩‍🚀', cursor: null }],
    ['pin', { seq: 1, on: true }],
    ['pins', {}],
    ['thread', { thread: 1, before: 9, limit: 10 }],
    ['thread-read', { thread: 1, seq: 2 }],
    ['chat-message-delete', { seq: 2 }],
  ] as const) {
    await answer(room.push(event, payload));
  }
  await answer(room.push('file-upload', FILE)).catch(() => null);
  for (const event of ['file-resume', 'file-cancel', 'file-download']) {
    await answer(room.push(event, { id })).catch(() => null);
  }
  await answer(system.push('save', { room: id, seq: 1, on: true }));
  await answer(system.push('saved', { limit: 10, cursor: null }));
  await answer(system.push('search', { query: 'soup', room: id, has: 'file', limit: 10, cursor: null }));
  await answer(system.push('threads', { limit: 10, cursor: null }));
}

const FILE = { name: 'menu.txt', size: 4, sha256: 'ab'.repeat(32), width: 1, height: 1 };

/** What this person may not do, or has nothing to do with: it is said all the same. */
const REFUSED: readonly (readonly [string, object])[] = [
  ['user-role', { role: 'admin' }],
  ['user-remove', {}],
  ['user-restore', {}],
  ['user-approve', {}],
  ['user-refuse', {}],
  ['host-update', { name: 'Attic', policy: 'code' }],
  ['host-code', { rotate: true }],
  ['direct', { users: ['nobody'] }],
  ['import-begin', { name: 'Old', description: '', private: true, people: [{ id: 'old', name: 'Old' }] }],
  ['import-messages', { room: 'old', from: 1, messages: [] }],
  ['import-end', { room: 'old' }],
  ['invitation-accept', {}],
  ['invitation-decline', {}],
  ['invitation-revoke', {}],
];

// biome-ignore lint/suspicious/noExplicitAny: tests look into payloads of every kind
function answer(sent: ReturnType<Channel['join']>): Promise<any> {
  return new Promise((resolve, reject) => {
    sent
      .receive('ok', resolve)
      .receive('error', reject)
      .receive('timeout', () => reject(new Error('no reply')));
  });
}
