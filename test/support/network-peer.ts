import type { RoomSnapshot } from '#shared/bridge/channels';
import type { DiscoveredHost } from '#shared/bridge/state';
import { roomTopic } from '#shared/protocol/topics';
import type { Result } from '#shared/result';
import { applyRoomEvent } from '#shared/state/room-state';
import { createPeer } from '../../src/main/peer/create-peer';
import { createFileSecretBox } from '../../src/main/peer/identity/file-secret-box';
import type { JoinTarget, Peer } from '../../src/main/peer/peer';
import type { Answer, Call } from './child';
import { memoryLogger } from './memory-logger';

// The entry of a process that is a peer on some machine: `node child.cjs FOLDER NAME`, asked over the IPC channel of a
// fork.

const [folder = '', name = ''] = process.argv.slice(2);
const rooms = new Map<string, RoomSnapshot>();
const waiting = new Set<() => void>();
const started = start();

process.on('message', (call: Call) => void answer(call));

async function start(): Promise<Peer> {
  const peer = granted(await createPeer({ folder, secretBox: createFileSecretBox(), logger: memoryLogger() }));
  peer.on('change', lookAgain);
  if (peer.me() === null) granted(await peer.update({ name }));
  return peer;
}

async function answer({ call, operation, input }: Call): Promise<void> {
  try {
    const perform = OPERATIONS[operation];
    if (!perform) throw new Error(`There is no operation ${operation}.`);
    reply({ call, value: (await perform(await started, input)) ?? null });
  } catch (error) {
    reply({ call, error: String(error) });
  }
}

const OPERATIONS: Readonly<Record<string, (peer: Peer, input: unknown) => Promise<unknown>>> = {
  /** Resolves once the peer runs and looks around. */
  ready: async () => undefined,
  /** Waits until discovery shows this host, present or gone; null waits until it shows it no more. */
  'until-discovered': async (peer, input) => {
    const { id, gone } = input as { id: string; gone: boolean | null };
    const find = () => peer.discovered().find((host: DiscoveredHost) => host.id === id);
    await until(() => (gone === null ? find() === undefined : find()?.gone === gone));
    return find();
  },
  join: async (peer, input) => granted(await peer.join(input as JoinTarget)),
  'create-room': async (peer, input) => {
    const { host, name } = input as { host: string; name: string };
    return granted(await peer.push(host, 'system', 'chatroom-create', { name }));
  },
  'open-room': async (peer, input) => {
    const { host, room } = input as { host: string; room: string };
    granted(
      peer.subscribe(host, roomTopic(room), (event) => {
        const before = rooms.get(room);
        if (event.event === 'snapshot') rooms.set(room, event.payload as RoomSnapshot);
        else if (before) rooms.set(room, applyRoomEvent(before, event as Parameters<typeof applyRoomEvent>[1]));
        lookAgain();
      }),
    );
    await until(() => rooms.has(room));
  },
  send: async (peer, input) => {
    const { host, room, message } = input as { host: string; room: string; message: string };
    return granted(await peer.send(host, room, message));
  },
  /** Waits until the room has so many messages and nothing waits to be sent; resolves with them. */
  'until-messages': async (_peer, input) => {
    const { room, count } = input as { room: string; count: number };
    const state = () => rooms.get(room);
    await until(() => (state()?.messages.length ?? 0) >= count && state()?.outbox.length === 0);
    return state()?.messages.map(({ seq, message }) => ({ seq, message }));
  },
  'until-connection': async (peer, input) => {
    const { host, state } = input as { host: string; state: string };
    await until(() => peer.hosts().find(({ id }) => id === host)?.connection.state === state);
  },
  close: (peer) => peer.close(),
};

/** Resolves once the condition holds; it is looked at whenever something happens. */
function until(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!condition()) return;
      waiting.delete(look);
      resolve();
    };
    waiting.add(look);
    look();
  });
}

function lookAgain(): void {
  for (const look of [...waiting]) look();
}

function granted<T>(result: Result<T, { readonly message: string }>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const reply = (answer: Answer): void => void process.send?.(answer);
