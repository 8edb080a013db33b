import { describe, expect, it } from 'vitest';
import type { AppEvent, Problem, Replies } from '#shared/bridge/bridge';
import type { RequestInput, RequestName } from '#shared/bridge/requests';
import type { AppState, Hosting } from '#shared/bridge/state';
import { ok, type Result } from '#shared/result';
import { wordsIn } from '#shared/words/words';
import { createHandlers } from '../../../src/main/ipc/create-handlers';
import { type Caller, Router } from '../../../src/main/ipc/router';
import { Subscriptions } from '../../../src/main/ipc/subscriptions';
import { StoreFault } from '../../../src/main/store/store';
import { memoryLogger } from '../../support/memory-logger';
import { accepted, createRoom, refused, startPeer, targetOf } from '../../support/peer';
import { startHost } from '../../support/peer-host';

/** The requests of a page, answered with a real peer; the desktop around it is noted. */
async function setUp() {
  const { peer } = await startPeer();
  const noted: unknown[] = [];
  const own: { state: Hosting } = { state: { state: 'off' } };
  const handlers = createHandlers({
    peer,
    state: { current: () => ({ me: peer.me() }) as AppState },
    settings: { update: async (change) => void noted.push(change) },
    view: { show: (place) => void noted.push(place) },
    drafts: { set: (...draft) => void noted.push(draft), forget: (host) => void noted.push({ forgotten: host }) },
    hosting: {
      folder: '/data/host',
      host: null,
      state: () => own.state,
      start: async (wish) => {
        noted.push(wish);
        return ok({ host: 'own' });
      },
      stop: async () => ok(null),
      delete: async () => ok({ host: 'own' }),
      setVisible: async () => ok(null),
    },
    openFolder: async (path) => {
      noted.push(path);
      return path === '/data/host' ? '' : 'no such folder';
    },
    archive: {
      export: async () => ok({ path: null }),
      import: async () => ok({ room: null, files: 0, missing: 0 }),
      cancel: () => noted.push('cancelled'),
    },
    moving: {
      save: async () => ok({ path: null }),
      choose: async () => ok({ file: null }),
      open: async () => ok({ host: null }),
    },
    licences: async () => null,
    beep: () => void noted.push('beep'),
    saveReport: async () => ok({ path: null }),
    openAtLogin: async (on) => {
      noted.push({ openAtLogin: on });
      return on ? 'read-only file system' : null;
    },
    openHearthLink: (link) => void noted.push(link),
    openExternal: async (url) => void noted.push(url),
    writeClipboard: (text) => noted.push(text),
    storage: {
      forget: async () => void noted.push({ forgotten: 'storage' }),
      putAway: async () => {
        throw new StoreFault('disk_full', "Changes can't be saved: the disk is full.");
      },
      whereabouts: (file) => (file === '/data/host/damaged' ? '/data/host/damaged.copy' : null),
    },
    showFile: (path) => noted.push(path),
    dialogs: { choose: async () => [], place: async () => null },
    language: { words: wordsIn('en') },
    spelling: { wrong: async (words) => words.filter((word) => word === 'teh') },
    program: ['hearth'],
  });
  const router = new Router(handlers, () => wordsIn('en'), memoryLogger());
  const events: AppEvent[] = [];
  const caller: Caller = { subscriptions: new Subscriptions(), send: (event) => void events.push(event) };
  const ask = <K extends RequestName>(name: K, input: RequestInput<K>) =>
    router.dispatch(name, input, caller) as Promise<Result<Replies[K], Problem>>;
  return { peer, noted, own, events, caller, ask };
}

describe('requests about channels', () => {
  it('a page hears what it subscribed to, under its own id for it, until it ends that', async () => {
    const host = await startHost();
    const { peer, events, caller, ask } = await setUp();
    accepted(await peer.join(targetOf(host)));
    accepted(await ask('channel.subscribe', { subscription: 'one', host: host.id, topic: 'system' }));
    expect(events).toMatchObject([{ kind: 'channel', subscription: 'one', event: { event: 'snapshot' } }]);
    accepted(await ask('channel.unsubscribe', { subscription: 'one' }));
    expect(caller.subscriptions.size).toBe(0);
    const heard = events.length;
    await createRoom(peer, host.id, { name: 'Lunch' });
    expect(events).toHaveLength(heard);
  });

  it('a host that is not joined cannot be subscribed to', async () => {
    const { caller, ask } = await setUp();
    expect(
      refused(await ask('channel.subscribe', { subscription: 'one', host: 'x', topic: 'system' })).message,
    ).not.toBe('');
    expect(caller.subscriptions.size).toBe(0);
  });

  it('a push reaches the host, and its answer the page', async () => {
    const host = await startHost();
    const { peer, ask } = await setUp();
    accepted(await peer.join(targetOf(host)));
    const push = { host: host.id, topic: 'system', event: 'chatroom-create', payload: { name: ' Lunch ' } };
    expect(accepted(await ask('channel.push', push))).toMatchObject({ chatroom: { name: 'Lunch' } });
  });

  it.each([
    ['system', 'chatroom-create', { name: '' }, 'name'],
    ['system', 'chat-message', { message: 'x', client_id: 'y' }, 'event'],
    ['system', '__proto__', {}, 'event'],
    ['room-lunch', 'toString', {}, 'event'],
    ['room-lunch', 'history', { limit: 1_000 }, 'limit'],
    ['room-lunch', 'history', null, 'payload'],
  ])('a push that the protocol does not know never leaves: %s %s %j', async (topic, event, payload, field) => {
    const { ask } = await setUp();
    const problem = refused(await ask('channel.push', { host: 'studio', topic, event, payload }));
    expect(problem).toMatchObject({ reason: 'bad_request', field });
  });
});

describe('requests about the app', () => {
  it('the words of a text are checked, as many and as long as a text has', async () => {
    const { ask } = await setUp();
    expect(accepted(await ask('spelling.check', { words: ['cat', 'teh'] }))).toEqual(['teh']);
    refused(await ask('spelling.check', { words: ['x'.repeat(101)] }));
    refused(await ask('spelling.check', { words: Array.from({ length: 4_001 }, () => 'x') }));
  });

  it('links are opened outside, if they are of the web or mail', async () => {
    const { noted, ask } = await setUp();
    accepted(await ask('link.open', { url: 'https://example.org/' }));
    refused(await ask('link.open', { url: 'file:///etc/passwd' }));
    expect(noted).toEqual(['https://example.org/']);
  });

  it('links of our own lead inside', async () => {
    const { noted, ask } = await setUp();
    const url = 'hearth://10.0.0.1:4747/?room=lunch&seq=3';
    accepted(await ask('link.open', { url }));
    expect(noted).toEqual([url]);
  });

  it('what is being written is kept, and forgotten with its host', async () => {
    const { noted, ask } = await setUp();
    accepted(await ask('draft.set', { host: 'studio', room: 'lunch', text: 'Soup' }));
    expect(noted).toEqual([['studio', 'lunch', { text: 'Soup', reply_to: null }]]);
    refused(await ask('connect.forget', { host: 'studio' }));
    expect(noted).toHaveLength(1);
  });

  it('a name is the person’s from then on', async () => {
    const { ask } = await setUp();
    accepted(await ask('me.update', { name: 'Ines' }));
    expect(accepted(await ask('state.get', {})).me?.name).toBe('Ines');
  });

  it('text goes to the clipboard', async () => {
    const { noted, ask } = await setUp();
    accepted(await ask('clipboard.write', { text: 'hearth://studio:4747/' }));
    expect(noted).toEqual(['hearth://studio:4747/']);
  });
});

describe('requests about hosts', () => {
  it('the host of this computer is not left while it runs', async () => {
    const { own, ask } = await setUp();
    own.state = { state: 'on', id: 'own' } as Hosting;
    expect(refused(await ask('connect.forget', { host: 'own' }))).toMatchObject({ reason: 'conflict' });
  });

  it('a joined host is left when asked', async () => {
    const host = await startHost();
    const { peer, ask } = await setUp();
    accepted(await peer.join(targetOf(host)));
    accepted(await ask('connect.forget', { host: host.id }));
    expect(peer.hosts()).toEqual([]);
  });

  it('hosting starts as wished, and its folder can be shown', async () => {
    const { noted, ask } = await setUp();
    expect(accepted(await ask('hosting.start', { name: ' Studio ', policy: 'code' }))).toEqual({ host: 'own' });
    accepted(await ask('hosting.show-folder', {}));
    expect(noted).toEqual([{ name: 'Studio', policy: 'code' }, '/data/host']);
  });

  it('opening with the computer is a setting only where the system takes it', async () => {
    const { noted, ask } = await setUp();
    expect(refused(await ask('settings.update', { open_at_login: true })).message).toContain('read-only file system');
    accepted(await ask('settings.update', { open_at_login: false }));
    expect(noted).toEqual([{ openAtLogin: true }, { openAtLogin: false }, { open_at_login: false }]);
  });

  it('what is being written, and its disk’s troubles, are forgotten with the host of this computer', async () => {
    const { noted, ask } = await setUp();
    expect(accepted(await ask('hosting.delete', { name: 'Studio' }))).toEqual({ host: 'own' });
    expect(noted).toEqual([{ forgotten: 'own' }, { forgotten: 'storage' }]);
  });

  it('what the window shows is known', async () => {
    const { noted, ask } = await setUp();
    accepted(await ask('room.view', { view: { host: 'studio', room: 'lunch' } }));
    accepted(await ask('room.view', { view: null }));
    expect(noted).toEqual([{ host: 'studio', room: 'lunch' }, null]);
  });
});

describe('requests about the disk', () => {
  it('a page may be shown a file of which damage is told, and no other', async () => {
    const { noted, ask } = await setUp();
    accepted(await ask('storage.show-file', { file: '/data/host/damaged' }));
    expect(noted).toEqual(['/data/host/damaged.copy']);
    expect(refused(await ask('storage.show-file', { file: '/etc/passwd' })).message).toBe(
      'Nothing is damaged there any more.',
    );
    expect(noted).toHaveLength(1);
  });

  it('what can’t be kept on this computer is answered with the sentence that says why', async () => {
    const { ask } = await setUp();
    expect(refused(await ask('storage.put-away', { file: '/data/host/damaged' }))).toMatchObject({
      reason: 'unavailable',
      message: "Changes can't be saved: the disk is full.",
    });
  });

  it('what a host keeps is counted only while it runs', async () => {
    const { ask } = await setUp();
    expect(refused(await ask('storage.figures', {})).message).toContain('not hosting');
  });
});
