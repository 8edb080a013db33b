import { describe, expect, it } from 'vitest';
import type { AppEvent, OpenTarget } from '#shared/bridge/bridge';
import type { RoomChannelEvent } from '#shared/bridge/channels';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '#shared/bridge/ipc';
import type { AppState } from '#shared/bridge/state';
import { err, ok } from '#shared/result';
import { createBridge } from '../../../src/preload/create-bridge';
import { aRoomSnapshot } from '../../support/nouns';

/** The main process behind the two channels: requests wait until the test answers them. */
class FakeMain {
  readonly requests: { name: unknown; input: Record<string, unknown>; answer: (value: unknown) => void }[] = [];
  #listener: (event: unknown, message: AppEvent) => void = () => undefined;

  invoke(channel: string, name: unknown, input: unknown): Promise<unknown> {
    expect(channel).toBe(REQUEST_CHANNEL);
    return new Promise((answer) => {
      this.requests.push({ name, input: input as Record<string, unknown>, answer });
    });
  }

  on(channel: string, listener: (event: unknown, message: AppEvent) => void): void {
    expect(channel).toBe(EVENT_CHANNEL);
    this.#listener = listener;
  }

  tell(event: AppEvent): void {
    this.#listener({}, event);
  }
}

function setUp() {
  const main = new FakeMain();
  return { main, bridge: createBridge(main, () => '') };
}

const stateNamed = (version: string) => ({ version }) as AppState;
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the state', () => {
  it('is fetched for the first listener, and told at once to later ones', async () => {
    const { main, bridge } = setUp();
    const heard: string[] = [];
    bridge.onState(({ version }) => heard.push(`first ${version}`));
    main.requests[0]?.answer(ok(stateNamed('1')));
    await settled();
    bridge.onState(({ version }) => heard.push(`second ${version}`));
    expect(heard).toEqual(['first 1', 'second 1']);
    expect(main.requests).toHaveLength(1);
  });

  it('that was pushed is newer than an answer it overtook', async () => {
    const { main, bridge } = setUp();
    const heard: string[] = [];
    bridge.onState(({ version }) => heard.push(version));
    main.tell({ kind: 'state', state: stateNamed('2') });
    main.requests[0]?.answer(ok(stateNamed('1')));
    await settled();
    expect(heard).toEqual(['2']);
  });

  it('is not told any more after unsubscribing', () => {
    const { main, bridge } = setUp();
    const heard: string[] = [];
    const listener = ({ version }: AppState) => heard.push(version);
    const stop = bridge.onState(listener);
    bridge.onState(listener);
    stop();
    main.tell({ kind: 'state', state: stateNamed('1') });
    expect(heard).toEqual(['1']);
  });
});

it('a sound is heard by whoever listens, and by nobody else', () => {
  const { main, bridge } = setUp();
  const heard: string[] = [];
  main.tell({ kind: 'sound', sound: 'knock' });
  const stop = bridge.onSound((sound) => heard.push(sound));
  main.tell({ kind: 'sound', sound: 'crackle' });
  stop();
  main.tell({ kind: 'sound', sound: 'knock' });
  expect(heard).toEqual(['crackle']);
});

describe('what was opened', () => {
  it('waits for the page to listen, and is told once', () => {
    const { main, bridge } = setUp();
    const target: OpenTarget = { kind: 'join', link: 'hearth://studio:4747/' };
    main.tell({ kind: 'open', target });
    const heard: OpenTarget[] = [];
    bridge.onOpen((opened) => heard.push(opened))();
    bridge.onOpen((opened) => heard.push(opened));
    expect(heard).toEqual([target]);
  });
});

describe('subscriptions', () => {
  const snapshot: RoomChannelEvent = { event: 'snapshot', payload: aRoomSnapshot() };

  it('carry their own events only, also those that come before the answer', () => {
    const { main, bridge } = setUp();
    const lunch: RoomChannelEvent[] = [];
    const releases: RoomChannelEvent[] = [];
    bridge.subscribeRoom('studio', 'lunch', (event) => lunch.push(event));
    bridge.subscribeRoom('studio', 'releases', (event) => releases.push(event));
    const [request] = main.requests;
    expect(request).toMatchObject({ name: 'channel.subscribe', input: { host: 'studio', topic: 'room-lunch' } });
    main.tell({ kind: 'channel', subscription: String(request?.input.subscription), event: snapshot });
    expect(lunch).toEqual([snapshot]);
    expect(releases).toEqual([]);
  });

  it('that ended are ended in the main process too, and hear nothing more', () => {
    const { main, bridge } = setUp();
    const heard: unknown[] = [];
    const stop = bridge.subscribeSystem('studio', (event) => heard.push(event));
    stop();
    stop();
    const [subscribe, ...rest] = main.requests;
    const subscription = String(subscribe?.input.subscription);
    expect(rest).toMatchObject([{ name: 'channel.unsubscribe', input: { subscription } }]);
    main.tell({ kind: 'channel', subscription, event: snapshot });
    expect(heard).toEqual([]);
  });

  it('that are refused say so to a room’s listener', async () => {
    const { main, bridge } = setUp();
    const heard: RoomChannelEvent[] = [];
    const stop = bridge.subscribeRoom('studio', 'lunch', (event) => heard.push(event));
    main.requests[0]?.answer(err({ message: 'This host is not joined.' }));
    await settled();
    expect(heard).toEqual([{ event: 'unavailable', payload: { message: 'This host is not joined.' } }]);
    stop();
    expect(main.requests).toHaveLength(1);
  });
});

it('pushes go to the topic of the channel', () => {
  const { main, bridge } = setUp();
  void bridge.pushSystem('studio', 'chatroom-create', { name: 'Lunch' });
  void bridge.pushRoom('studio', 'lunch', 'history', { before: 5 });
  expect(main.requests).toMatchObject([
    { name: 'channel.push', input: { host: 'studio', topic: 'system', event: 'chatroom-create' } },
    { name: 'channel.push', input: { host: 'studio', topic: 'room-lunch', event: 'history', payload: { before: 5 } } },
  ]);
});
