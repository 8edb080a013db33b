import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { AppEvent } from '#shared/bridge/bridge';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '#shared/bridge/ipc';
import { ok } from '#shared/result';
import { wordsIn } from '#shared/words/words';
import { ElectronIpc } from '../../../src/main/ipc/electron-ipc';
import { type Caller, Router } from '../../../src/main/ipc/router';
import { memoryLogger } from '../../support/memory-logger';
import { refused } from '../../support/peer';

const PAGE = 'app://hearth/index.html';
const isOurs = (url: string) => url.startsWith('app://hearth/');

/** The part of Electron's `webContents` that IPC stands on. */
class FakeContents extends EventEmitter {
  readonly mainFrame = { url: PAGE };
  readonly received: [channel: string, event: AppEvent][] = [];
  destroyed = false;

  isDestroyed = () => this.destroyed;
  send = (channel: string, event: AppEvent) => void this.received.push([channel, event]);

  navigate(url: string, isMainFrame = true, isSameDocument = false): void {
    this.emit('did-start-navigation', { url, isMainFrame, isSameDocument });
  }

  destroy(): void {
    this.destroyed = true;
    this.emit('destroyed');
  }
}

/** Passes every request on to the test instead of to handlers. */
class NotingRouter extends Router {
  readonly callers: Caller[] = [];

  constructor() {
    super({} as ConstructorParameters<typeof Router>[0], () => wordsIn('en'), memoryLogger());
  }

  override async dispatch(_name: unknown, _input: unknown, caller: Caller) {
    this.callers.push(caller);
    return ok(null);
  }
}

type Invoke = (event: object, name: unknown, input: unknown) => unknown;

function setUp() {
  const handlers = new Map<string, Invoke>();
  const ipcMain = {
    handle: (channel: string, handler: Invoke) => void handlers.set(channel, handler),
    removeHandler: (channel: string) => void handlers.delete(channel),
  };
  const router = new NotingRouter();
  const logger = memoryLogger();
  const page = {
    isOurs,
    isReplacedBy: (to: { url: string; isMainFrame: boolean; isSameDocument: boolean }) =>
      to.isMainFrame && !to.isSameDocument && isOurs(to.url),
  };
  type Parts = ConstructorParameters<typeof ElectronIpc>;
  const ipc = new ElectronIpc(ipcMain as unknown as Parts[0], router, page, logger);
  const contents = new FakeContents();
  const send = ipc.serve(contents as unknown as Parameters<typeof ipc.serve>[0]);
  const ask = async (sender: object = contents, senderFrame: object | null = contents.mainFrame) =>
    handlers.get(REQUEST_CHANNEL)?.({ sender, senderFrame }, 'state.get', {});
  return { ipc, handlers, router, logger, contents, send, ask };
}

describe('who may make requests', () => {
  it('the main frame of our window, showing our page', async () => {
    const { router, ask } = setUp();
    expect(await ask()).toEqual(ok(null));
    expect(router.callers).toHaveLength(1);
  });

  it.each([
    ['another window', { sender: new FakeContents() }],
    ['a frame inside our window', { senderFrame: { url: PAGE } }],
    ['a frame that is gone', { senderFrame: null }],
  ])('not %s', async (_who, { sender, senderFrame }: { sender?: object; senderFrame?: object | null }) => {
    const { router, logger, ask } = setUp();
    expect(refused(await (ask(sender, senderFrame) as Promise<ReturnType<typeof ok>>))).toMatchObject({
      reason: 'forbidden',
    });
    expect(router.callers).toEqual([]);
    expect(logger.lines).toMatchObject([{ level: 'warn', event: 'ipc_wrong_sender' }]);
  });

  it('not our window once it shows another page', async () => {
    const { router, contents, ask } = setUp();
    contents.mainFrame.url = 'https://example.org/';
    await ask();
    expect(router.callers).toEqual([]);
  });

  it('nobody, after the end', () => {
    const { ipc, handlers } = setUp();
    ipc.close();
    expect(handlers.size).toBe(0);
  });
});

describe('a page’s subscriptions', () => {
  /** A page with one subscription, and whether it has ended. */
  async function subscribed() {
    const parts = setUp();
    await parts.ask();
    const ended: string[] = [];
    parts.router.callers[0]?.subscriptions.add('one', () => ended.push('one'));
    return { ...parts, ended };
  }

  it.each([
    ['a reload', (contents: FakeContents) => contents.navigate(PAGE)],
    ['a crash', (contents: FakeContents) => contents.emit('render-process-gone')],
    ['its window', (contents: FakeContents) => contents.destroy()],
  ])('end with %s', async (_what, happen) => {
    const { contents, ended } = await subscribed();
    happen(contents);
    expect(ended).toEqual(['one']);
  });

  it('outlive a navigation that is denied, one inside the page, and one of a frame', async () => {
    const { contents, ended } = await subscribed();
    contents.navigate('https://example.org/');
    contents.navigate(`${PAGE}#rooms`, true, true);
    contents.navigate(PAGE, false);
    expect(ended).toEqual([]);
  });

  it('end with the app', async () => {
    const { ipc, ended } = await subscribed();
    ipc.close();
    expect(ended).toEqual(['one']);
  });
});

describe('events', () => {
  const EVENT: AppEvent = { kind: 'open', target: { kind: 'settings' } };

  it('go out on the one event channel, to every window', () => {
    const { ipc, contents, send } = setUp();
    ipc.broadcast(EVENT);
    send(EVENT);
    expect(contents.received).toEqual([
      [EVENT_CHANNEL, EVENT],
      [EVENT_CHANNEL, EVENT],
    ]);
  });

  it('do not go to a window that is gone', () => {
    const { ipc, contents, send } = setUp();
    contents.destroy();
    ipc.broadcast(EVENT);
    send(EVENT);
    expect(contents.received).toEqual([]);
  });
});
