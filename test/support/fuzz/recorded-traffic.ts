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

/** What this person may not do, or has nothing to do with: it is said all the same. */
const REFUSED: readonly (readonly [string, object])[] = [
  ['user-role', { role: 'admin' }],
  ['user-remove', {}],
  ['user-restore', {}],
  ['user-approve', {}],
  ['user-refuse', {}],
  ['host-update', { name: 'Attic', policy: 'code' }],
  ['host-code', { rotate: true }],
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
