import { type Channel, Socket } from 'phoenix';
import WebSocket from 'ws';
import { everyRoomPush, everySystemPush } from '../every-push';
import { aPerson, type HostAddress } from '../member';
import { tokenFor } from '../raw-socket';

/** Every frame that the phoenix client sends in sessions in which everything is done once, and everything is tried once. */
export async function recordTraffic(host: HostAddress): Promise<string[]> {
  const recorded: string[] = [];
  const named = await record(host, 'Recorded', recorded, doEverything);
  // Somebody else: nobody may push so much in so short a time.
  await record(host, 'Recorded, too', recorded, (socket) => tryEverything(socket, named));
  await record(host, 'Recorded last', recorded, undoEverything);
  return recorded;
}

/** Records what somebody sends on a socket of their own. */
async function record<T>(
  host: HostAddress,
  name: string,
  recorded: string[],
  act: (socket: Socket) => Promise<T>,
): Promise<T> {
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
    authToken: await tokenFor(host, await aPerson(name)),
    transport: recording,
    reconnectAfterMs: () => 1_000_000,
  });
  const opened = new Promise<void>((resolve) => socket.onOpen(() => resolve()));
  socket.connect();
  await opened;
  const result = await act(socket);
  await new Promise<void>((resolve) => socket.disconnect(() => resolve()));
  return result;
}

/** What was made, by id. */
interface Made {
  readonly room: string;
  readonly user: string;
  readonly team: string;
}

async function doEverything(socket: Socket): Promise<Made> {
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
  return { room: chatroom.id, user: user.id, team: team.id };
}

/** What is made only to be deleted again. */
async function undoEverything(socket: Socket): Promise<void> {
  const system = socket.channel('system');
  const { user } = await answer(system.join());
  await new Promise<void>((resolve) => void socket.ping(() => resolve()));
  const doomed = await answer(system.push('chatroom-create', { name: 'Doomed' }));
  const room = socket.channel(`room-${doomed.chatroom.id}`);
  await answer(room.join());
  await answer(room.push('chatroom-delete', {}));
  const kept = await answer(system.push('chatroom-create', { name: 'Kept' }));
  const left = socket.channel(`room-${kept.chatroom.id}`);
  await answer(left.join());
  await answer(left.leave());
  const { team } = await answer(system.push('team-create', { name: 'Kitchen', users: [user.id] }));
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
  await answer(system.push('save', { room: id, seq: 1, on: true }));
  await answer(system.push('saved', { limit: 10, cursor: null }));
  await answer(system.push('search', { query: 'soup', room: id, has: 'file', limit: 10, cursor: null }));
  await answer(system.push('threads', { limit: 10, cursor: null }));
}

/** Every push there is, also what this person may not do, or has nothing to do with: it is said all the same. */
async function tryEverything(socket: Socket, made: Made): Promise<void> {
  const system = socket.channel('system');
  await answer(system.join());
  const room = socket.channel(`room-${made.room}`);
  await answer(room.join());
  const named = { ...made, invitation: made.user, file: made.user };
  const { 'team-delete': _, ...onSystem } = everySystemPush(named);
  const { 'chatroom-delete': __, ...inRoom } = everyRoomPush(named);
  for (const [event, payload] of Object.entries(onSystem)) await answer(system.push(event, payload)).catch(() => null);
  for (const [event, payload] of Object.entries(inRoom)) await answer(room.push(event, payload)).catch(() => null);
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into payloads of every kind
function answer(sent: ReturnType<Channel['join']>): Promise<any> {
  return new Promise((resolve, reject) => {
    sent
      .receive('ok', resolve)
      .receive('error', reject)
      .receive('timeout', () => reject(new Error('no reply')));
  });
}
