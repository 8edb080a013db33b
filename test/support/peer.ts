import { onTestFinished } from 'vitest';
import type { RoomChannelEvent, RoomSnapshot, SystemChannelEvent, SystemSnapshot } from '#shared/bridge/channels';
import type { HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import { roomTopic } from '#shared/protocol/topics';
import type { Result } from '#shared/result';
import { applyRoomEvent } from '#shared/state/room-state';
import { followSystem } from '#shared/state/system-state';
import { createPeer } from '../../src/main/peer/create-peer';
import type { Pace } from '../../src/main/peer/hosts/pace';
import { createFileSecretBox } from '../../src/main/peer/identity/file-secret-box';
import type { IncomingMessage, JoinTarget, Peer } from '../../src/main/peer/peer';
import { type MemoryLogger, memoryLogger } from './memory-logger';
import { tempFolder } from './temp-folder';

/** Attempts in quick succession: the same rules as the usual pace, shorter. */
const QUICK: Partial<Pace> = {
  backOff: (tries) => Math.min(100, 10 * 2 ** tries),
  askAgain: 40,
  busy: 60,
  resend: 30,
};

export interface TestPeer {
  readonly peer: Peer;
  readonly folder: string;
  readonly logger: MemoryLogger;
  /** Messages of others that arrived, with whether they were missed. */
  readonly incoming: readonly { readonly incoming: IncomingMessage; readonly caughtUp: boolean }[];
  /** Resolves once the condition holds; it is looked at whenever the peer says that something changed. */
  until(condition: () => boolean): Promise<void>;
  /** The entry of a host in the rail. */
  host(id: string): HostEntry;
  /** Ends it as quitting the app does. */
  close(): Promise<void>;
}

export interface TestPeerOptions {
  /** Default: a fresh one. */
  readonly folder?: string;
  /** Null for nobody yet. */
  readonly name?: string | null;
  readonly pace?: Partial<Pace>;
  /** The address of the card to look for hosts through. Default: no discovery. */
  readonly browse?: string;
}

/** A peer as the desktop makes it. */
export async function startPeer(options: TestPeerOptions = {}): Promise<TestPeer> {
  const folder = options.folder ?? (await tempFolder());
  const logger = memoryLogger();
  const pace = { ...QUICK, ...options.pace };
  const discovery = options.browse === undefined ? { discovery: false } : { interface: options.browse };
  const created = await createPeer({ folder, secretBox: createFileSecretBox(), logger, pace, ...discovery });
  const peer = accepted(created);
  const incoming: { incoming: IncomingMessage; caughtUp: boolean }[] = [];
  peer.on('message', (message, caughtUp) => incoming.push({ incoming: message, caughtUp }));
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= peer.close();
    return closing;
  };
  onTestFinished(close);
  if (options.name !== null && peer.me() === null) accepted(await peer.update({ name: options.name ?? 'Priya' }));
  return {
    peer,
    folder,
    logger,
    incoming,
    close,
    host: (id) => peer.hosts().find((entry) => entry.id === id) ?? fail(`No host ${id}.`),
    until: (condition) =>
      new Promise((resolve) => {
        const look = () => {
          if (!condition()) return;
          stop();
          resolve();
        };
        const stop = peer.on('change', look);
        look();
      }),
  };
}

/** How to join a host that runs in this process. */
export const targetOf = (host: { id: string; port: number; fingerprint: string }, code?: string): JoinTarget => ({
  address: '127.0.0.1',
  port: host.port,
  id: host.id,
  fingerprint: host.fingerprint,
  ...(code !== undefined && { code }),
});

/** What a window sees of a channel: every event, and the state they add up to. */
export class Watcher<Event extends { readonly event: string }, State> {
  readonly events: Event[] = [];
  state: State | null = null;
  readonly #waiting = new Set<() => void>();

  constructor(private readonly apply: (state: State | null, event: Event) => State | null) {}

  readonly listener = (event: Event): void => {
    this.events.push(event);
    this.state = this.apply(this.state, event);
    for (const look of [...this.#waiting]) look();
  };

  names(): string[] {
    return this.events.map(({ event }) => event);
  }

  /** Resolves with the state once the condition holds for it. */
  until(condition: (state: State) => boolean): Promise<State> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.state === null || !condition(this.state)) return;
        this.#waiting.delete(look);
        resolve(this.state);
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Resolves once an event of this name has come. */
  untilEvent(name: Event['event']): Promise<Event> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.events.find(({ event }) => event === name);
        if (!found) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }
}

export type RoomWatcher = Watcher<RoomChannelEvent, RoomSnapshot>;

/** Subscribes to a room as a window does. */
export function watchRoom(peer: Peer, host: string, room: string): RoomWatcher {
  const watcher: RoomWatcher = new Watcher((state, event) => {
    if (event.event === 'snapshot') return event.payload;
    return state && applyRoomEvent(state, event);
  });
  accepted(peer.subscribe(host, roomTopic(room), watcher.listener as (event: unknown) => void));
  return watcher;
}

export type SystemWatcher = Watcher<SystemChannelEvent, SystemSnapshot>;

/** Subscribes to a host's `system` as a window does. */
export function watchSystem(peer: Peer, host: string): SystemWatcher {
  const watcher: SystemWatcher = new Watcher(followSystem);
  accepted(peer.subscribe(host, 'system', watcher.listener as (event: unknown) => void));
  return watcher;
}

/** Makes a room. */
export async function createRoom(peer: Peer, host: string, payload: object): Promise<ChatRoom> {
  const reply = accepted(await peer.push(host, 'system', 'chatroom-create', payload));
  return (reply as { chatroom: ChatRoom }).chatroom;
}

/** The value of a success; a refusal fails the test with its sentence. */
export function accepted<T>(result: Result<T, { readonly message: string }>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** The refusal that was expected. */
export function refused<E>(result: Result<unknown, E>): E {
  if (result.ok) throw new Error('A refusal was expected.');
  return result.error;
}

function fail(message: string): never {
  throw new Error(message);
}
