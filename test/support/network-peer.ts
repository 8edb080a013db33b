import type { RoomChannelEvent, RoomSnapshot } from '#shared/bridge/channels';
import type { DiscoveredHost } from '#shared/bridge/state';
import { roomTopic } from '#shared/protocol/topics';
import type { Result } from '#shared/result';
import { applyRoomEvent } from '#shared/state/room-state';
import { createPeer } from '../../src/main/peer/create-peer';
import { createFileSecretBox } from '../../src/main/peer/identity/file-secret-box';
import type { JoinTarget, Peer } from '../../src/main/peer/peer';
import type { Answer, Call } from './child';
import { memoryLogger } from './memory-logger';

// The entry of a process that is a peer on some machine: `node child.cjs FOLDER NAME [PACE]`, asked over the IPC channel
// of a fork. The pace is JSON.

const [folder = '', name = '', pace = '{}'] = process.argv.slice(2);
const rooms = new Map<string, RoomSnapshot>();
/** Every message a window was told of since its last snapshot, by room. */
const told = new Map<string, number[]>();
const writers = new Map<string, { readonly timer: NodeJS.Timeout; readonly sent: Promise<unknown>[] }>();
/** How often a host was lost. */
let losses = 0;
let wasOnline = false;
const waiting = new Set<() => void>();
const started = start();

process.on('message', (call: Call) => void answer(call));

async function start(): Promise<Peer> {
  const created = await createPeer({
    folder,
    secretBox: createFileSecretBox(),
    logger: memoryLogger(),
    pace: JSON.parse(pace),
  });
  const peer = granted(created);
  peer.on('change', () => {
    const isOnline = peer.hosts().some(({ connection }) => connection.state === 'online');
    if (wasOnline && !isOnline) losses += 1;
    wasOnline = isOnline;
    lookAgain();
  });
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
    // A room that somebody made a moment ago is heard of a moment later.
    await until(() => peer.subscribe(host, roomTopic(room), (event) => hear(room, event as RoomChannelEvent)).ok);
    await until(() => rooms.has(room));
  },
  send: async (peer, input) => {
    const { host, room, message } = input as { host: string; room: string; message: string };
    return granted(await peer.send(host, room, message));
  },
  /** Does something to a message that is there; resolves with it as it is, or will be. */
  amend: async (peer, input) => {
    const { host, room, event, payload } = input as { host: string; room: string; event: string; payload: object };
    return granted(await peer.push(host, roomTopic(room), event, payload));
  },
  /** Waits until the room has so many messages and nothing waits to be sent; resolves with them. */
  'until-messages': async (_peer, input) => {
    const { room, count } = input as { room: string; count: number };
    const state = () => rooms.get(room);
    await until(() => (state()?.messages.length ?? 0) >= count && state()?.outbox.length === 0);
    return state()?.messages.map(({ seq, message }) => ({ seq, message }));
  },
  /** Waits until a message was seen. */
  'until-seen': async (_peer, input) => {
    const { room, message } = input as { room: string; message: string };
    await until(() => rooms.get(room)?.messages.some((seen) => seen.message === message) ?? false);
  },
  /** Waits until a message is pinned, or not any more. */
  'until-pinned': async (_peer, input) => {
    const { room, seq, on } = input as { room: string; seq: number; on: boolean };
    await until(() => rooms.get(room)?.messages.find((message) => message.seq === seq)?.pinned === on);
  },
  /** The seqs of all messages a window was told of, in the order it was told. */
  told: async (_peer, input) => told.get((input as { room: string }).room),
  /** All of a room as the host has it. */
  log: async (peer, input) => {
    const { host, room } = input as { host: string; room: string };
    const all: { seq: number; message: string }[] = [];
    for (let more = true; more; ) {
      const payload = { after: all.at(-1)?.seq ?? 0, limit: 100 };
      const page = granted(await peer.push(host, roomTopic(room), 'history', payload)) as typeof EMPTY_PAGE;
      all.push(...page.messages.map(({ seq, message }) => ({ seq, message })));
      more = page.more;
    }
    return all;
  },
  /** Begins to write: a message every so many milliseconds, whatever happens. */
  write: async (peer, input) => {
    const { host, room, prefix, every } = input as { host: string; room: string; prefix: string; every: number };
    const sent: Promise<unknown>[] = [];
    const write = () => sent.push(peer.send(host, room, `${prefix} ${sent.length + 1}`).then(granted));
    writers.set(room, { timer: setInterval(write, every), sent });
    write();
  },
  /** Stops writing; resolves with how many messages were written. */
  'stop-writing': async (_peer, input) => {
    const writer = writers.get((input as { room: string }).room);
    clearInterval(writer?.timer);
    return (await Promise.all(writer?.sent ?? [])).length;
  },
  /** The message that is written next. */
  'next-written': async (_peer, input) => {
    const { room, prefix } = input as { room: string; prefix: string };
    return `${prefix} ${(writers.get(room)?.sent.length ?? 0) + 1}`;
  },
  losses: async () => losses,
  'until-connection': async (peer, input) => {
    const { host, state } = input as { host: string; state: string };
    await until(() => peer.hosts().find(({ id }) => id === host)?.connection.state === state);
  },
  close: (peer) => peer.close(),
};

function hear(room: string, event: RoomChannelEvent): void {
  const before = rooms.get(room);
  if (event.event === 'snapshot')
    told.set(
      room,
      event.payload.messages.map(({ seq }) => seq),
    );
  if (event.event === 'chat-message') told.get(room)?.push(event.payload.seq);
  if (event.event === 'snapshot') rooms.set(room, event.payload);
  else if (before) rooms.set(room, applyRoomEvent(before, event));
  // Later: whoever subscribes hears the snapshot before the subscription is theirs.
  queueMicrotask(lookAgain);
}

const EMPTY_PAGE = { messages: [] as { seq: number; message: string }[], more: false };

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
