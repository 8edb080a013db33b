import { describe, expect, it } from 'vitest';
import type { AppEvent } from '#shared/bridge/bridge';
import { Requests } from '#shared/bridge/requests';
import { ok } from '#shared/result';
import { wordsIn } from '#shared/words/words';
import { type Caller, type Handlers, Router } from '../../../src/main/ipc/router';
import { Subscriptions } from '../../../src/main/ipc/subscriptions';
import { memoryLogger } from '../../support/memory-logger';
import { refused } from '../../support/peer';

/** A router whose handlers only note what reached them. */
function setUp(answer: (input: unknown) => unknown = () => ok(null)) {
  const reached: [name: string, input: unknown][] = [];
  const handlers = Object.fromEntries(
    Object.keys(Requests).map((name) => [
      name,
      async (input: unknown) => {
        reached.push([name, input]);
        return answer(input);
      },
    ]),
  ) as unknown as Handlers;
  const logger = memoryLogger();
  const sent: AppEvent[] = [];
  const caller: Caller = { subscriptions: new Subscriptions(), send: (event) => void sent.push(event) };
  const router = new Router(handlers, () => wordsIn('en'), logger);
  return { reached, logger, ask: (name: unknown, input: unknown) => router.dispatch(name, input, caller) };
}

describe('the router', () => {
  it('hands a good request to its handler, as its schema leaves it', async () => {
    const { reached, ask } = setUp();
    expect(await ask('me.update', { name: '  Ines ', color: '#23697F', admin: true })).toEqual(ok(null));
    expect(reached).toEqual([['me.update', { name: 'Ines', color: '#23697f' }]]);
  });

  it('a change of settings names only what changes', async () => {
    const { reached, ask } = setUp();
    await ask('settings.update', { theme: 'dark' });
    expect(reached).toEqual([['settings.update', { theme: 'dark' }]]);
  });

  it.each([['nope'], ['__proto__'], ['toString'], ['constructor'], [7], [null], [undefined], [{ name: 'state.get' }]])(
    'refuses the unknown request %j',
    async (name) => {
      const { reached, logger, ask } = setUp();
      expect(refused(await ask(name, {})).reason).toBe('bad_request');
      expect(reached).toEqual([]);
      expect(logger.lines).toMatchObject([{ level: 'warn', event: 'ipc_unknown_request' }]);
    },
  );

  it.each([
    ['room.read', { host: 'studio', room: 'lunch', seq: 0 }, 'seq'],
    ['room.read', { host: '../etc', room: 'lunch', seq: 1 }, 'host'],
    ['room.view', { view: { host: 'studio' } }, 'view.room'],
    ['channel.subscribe', { subscription: 'a', host: 'studio', topic: 'phoenix' }, 'topic'],
    ['message.send', { host: 'studio', room: 'lunch', message: 7 }, 'message'],
    ['settings.update', { theme: 'pink' }, 'theme'],
    ['hosting.start', { port: 0 }, 'port'],
    ['state.get', null, 'payload'],
    ['state.get', undefined, 'payload'],
  ])('refuses %s with %j, naming what is wrong', async (name, input, field) => {
    const { reached, logger, ask } = setUp();
    expect(refused(await ask(name, input))).toMatchObject({ reason: 'bad_request', field });
    expect(reached).toEqual([]);
    expect(logger.lines).toMatchObject([{ level: 'warn', event: 'ipc_bad_request', fields: { request: name } }]);
  });

  it('a handler that fails is logged and answered in a sentence', async () => {
    const { logger, ask } = setUp(() => {
      throw new TypeError('x is undefined');
    });
    const problem = refused(await ask('hosting.stop', {}));
    expect(problem).toMatchObject({ reason: 'unavailable', message: expect.stringContaining('Try again') });
    expect(logger.lines).toMatchObject([{ level: 'error', event: 'ipc_handler_failed' }]);
  });
});
