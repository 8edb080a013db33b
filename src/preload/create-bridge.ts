import type { AppEvent, Bridge, OpenTarget, Problem } from '#shared/bridge/bridge';
import type { RoomChannelEvent, SystemChannelEvent } from '#shared/bridge/channels';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '#shared/bridge/ipc';
import type { RequestName } from '#shared/bridge/requests';
import type { OwnSound } from '#shared/bridge/settings';
import type { AppState } from '#shared/bridge/state';
import { roomTopic, SYSTEM_TOPIC } from '#shared/protocol/topics';
import { err, type Result } from '#shared/result';
import { ChosenPaths } from './chosen-paths';

/** The part of Electron's `ipcRenderer` that the bridge stands on. Answers are typed by the main process's router. */
export interface Ipc {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  on(channel: string, listener: (event: unknown, message: AppEvent) => void): unknown;
}

const NOT_CHOSEN = err<Problem>({ reason: 'forbidden', message: 'Choose the files once more, then attach them.' });

type ChannelListener = (event: never) => void;

/** Builds the bridge of one page; `pathOf` finds the path of a file. It lives as long as the page; the main process forgets its subscriptions with it. */
export function createBridge(ipc: Ipc, pathOf: Bridge['pathOf']): Bridge {
  // The router's mapped type says what each request answers; the bridge's own type says it again on this side.
  const chosen = new ChosenPaths(pathOf);
  const ask = (name: RequestName, input: unknown) =>
    (name === 'files.attach' && !chosen.allow(input)
      ? Promise.resolve(NOT_CHOSEN)
      : ipc.invoke(REQUEST_CHANNEL, name, input)) as Promise<never>;
  const request: Bridge['request'] = ask;
  const states = new StateFeed(() => request('state.get', {}));
  const opens = new OpenFeed();
  const sounds = new Set<(sound: OwnSound) => void>();
  const channels = new Map<string, (event: RoomChannelEvent | SystemChannelEvent) => void>();

  ipc.on(EVENT_CHANNEL, (_event, message) => {
    if (message.kind === 'state') states.push(message.state);
    else if (message.kind === 'open') opens.push(message.target);
    else if (message.kind === 'sound') for (const listener of sounds) listener(message.sound);
    else if (message.kind === 'channel') channels.get(message.subscription)?.(message.event);
  });

  const subscribe = (host: string, topic: string, listener: ChannelListener) => {
    const subscription = crypto.randomUUID();
    // What arrives under this id is what the topic asked for carries: the main process pairs them.
    const deliver = listener as (event: RoomChannelEvent | SystemChannelEvent) => void;
    channels.set(subscription, deliver);
    void request('channel.subscribe', { subscription, host, topic }).then((answer) => {
      if (answer.ok || !channels.delete(subscription) || topic === SYSTEM_TOPIC) return;
      deliver({ event: 'unavailable', payload: { message: answer.error.message } });
    });
    return () => {
      if (channels.delete(subscription)) void request('channel.unsubscribe', { subscription });
    };
  };

  return {
    request,
    onState: (listener) => states.listen(listener),
    onOpen: (listener) => opens.listen(listener),
    onSound: (listener) => {
      sounds.add(listener);
      return () => sounds.delete(listener);
    },
    pathOf: chosen.pathOf,
    subscribeSystem: (host, listener) => subscribe(host, SYSTEM_TOPIC, listener),
    subscribeRoom: (host, room, listener) => subscribe(host, roomTopic(room), listener),
    pushSystem: (host, event, payload) => ask('channel.push', { host, topic: SYSTEM_TOPIC, event, payload }),
    pushRoom: (host, room, event, payload) => ask('channel.push', { host, topic: roomTopic(room), event, payload }),
  };
}

/** Hands every listener the state at once and whenever it changes. */
class StateFeed {
  readonly #listeners = new Set<(state: AppState) => void>();
  #last: AppState | null = null;

  constructor(private readonly fetch: () => Promise<Result<AppState, Problem>>) {}

  push(state: AppState): void {
    this.#last = state;
    for (const listener of this.#listeners) listener(state);
  }

  listen(listener: (state: AppState) => void): () => void {
    const own = (state: AppState) => listener(state);
    this.#listeners.add(own);
    if (this.#last) own(this.#last);
    else void this.#first();
    return () => this.#listeners.delete(own);
  }

  async #first(): Promise<void> {
    const answer = await this.fetch();
    // A push overtook the answer: it is the newer one.
    if (answer.ok && !this.#last) this.push(answer.value);
  }
}

/** Keeps what was opened before anybody listened: the page may still be starting when the person clicks. */
class OpenFeed {
  readonly #listeners = new Set<(target: OpenTarget) => void>();
  #waiting: OpenTarget[] = [];

  push(target: OpenTarget): void {
    if (this.#listeners.size === 0) this.#waiting.push(target);
    for (const listener of this.#listeners) listener(target);
  }

  listen(listener: (target: OpenTarget) => void): () => void {
    const own = (target: OpenTarget) => listener(target);
    this.#listeners.add(own);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const target of waiting) own(target);
    return () => this.#listeners.delete(own);
  }
}
