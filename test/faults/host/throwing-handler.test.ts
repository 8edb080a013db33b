import { expect, test } from 'vitest';
import { ok } from '#shared/result';
import type { Joined, JoinRequest } from '../../../src/main/host/channels/channel';
import { bareHost } from '../../support/bare-host';
import { reportFigure, rounds } from '../../support/fault-figures';
import { aPerson } from '../../support/member';
import { enter, type RawSocket } from '../../support/raw-socket';
import { TestKind } from '../../support/test-channels';
import { unhandledErrors } from '../../support/unhandled-errors';

/** What no JSON can hold. */
const UNWRITABLE = { number: 1n };

const bug = (): never => {
  throw new Error('a bug');
};

/** Bugs of a channel by the topic they are found under: what a join does wrong. */
const IN_JOINS: Readonly<Record<string, (request: JoinRequest) => Partial<Joined>>> = {
  'bad-join': bug,
  'bad-join-reply': () => ({ reply: UNWRITABLE }),
  'bad-push-while-joining': ({ push }) => ({ afterJoin: () => push('told', UNWRITABLE) }),
  'bad-announcement': () => ({ afterJoin: bug }),
  'bad-ending': () => ({ channel: { handle: async () => ok({}), ended: bug } }),
  'bad-cover': () => ({ covers: bug }),
};

/** The same in what a push does, by its event. */
const IN_PUSHES: Readonly<Record<string, (request: JoinRequest) => Promise<object>>> = {
  throws: bug,
  rejects: () => Promise.reject(new Error('a bug')),
  'rejects-with-nothing': () => Promise.reject(undefined),
  'replies-what-cannot-be-written': async () => UNWRITABLE,
  'tells-what-cannot-be-written': async ({ push }) => {
    push('told', UNWRITABLE);
    return {};
  },
};

/** What came of a bug for the socket that met it. */
type Cost = 'answered' | 'closed 1011';

/** Waits for the reply to the last push of a socket, or for its end. */
async function costOf(socket: RawSocket, last: string): Promise<Cost> {
  const closed = socket.closed.then(({ code }) => `closed ${code}` as Cost);
  return await Promise.race([socket.reply(last).then(() => 'answered' as const), closed]).catch(() => closed);
}

const ROUNDS = rounds(2, 100);

test('a channel that throws, wherever it does, costs one socket at most, and others talk on', async () => {
  const errors = unhandledErrors();
  const good = new TestKind({ prefix: 'good-' });
  const bad = new TestKind({
    prefix: 'bad-',
    join: async (request) => ok(IN_JOINS[request.topic]?.(request) ?? {}),
    handle: async (event, _payload, request) => ok((await IN_PUSHES[event]?.(request)) ?? {}),
  });
  const host = await bareHost({ kinds: [good, bad] });
  const [ann, bob] = [await enter(host, await aPerson('Ann')), await enter(host, await aPerson('Bob'))];
  for (const socket of [ann, bob]) await socket.join('good-room', 'j');
  const mal = await aPerson('Mal');
  const costs = new Map<string, Set<Cost>>();
  let said = 0;

  const othersTalk = async () => {
    said += 1;
    const payload = { n: said };
    void host.hub.publish('good-room', { topic: 'good-room', event: 'said', payload });
    for (const socket of [ann, bob]) await socket.next((frame) => frame[3] === 'said' && frame[4].n === said);
    ann.send('j', `p${said}`, 'good-room', 'echo');
    expect((await ann.reply(`p${said}`))[4].status).toBe('ok');
  };

  const meet = async (what: string, harm: (socket: RawSocket) => void) => {
    const socket = await enter(host, mal);
    harm(socket);
    socket.send('j', 'last', 'bad-room', 'phx_leave');
    const cost = await costOf(socket, 'last');
    costs.set(what, (costs.get(what) ?? new Set()).add(cost));
    socket.ws.terminate();
    await socket.closed;
    await othersTalk();
  };

  for (let round = 0; round < ROUNDS; round += 1) {
    for (const topic of Object.keys(IN_JOINS)) {
      await meet(topic, (socket) => {
        socket.send('j', 'j', topic, 'phx_join');
        void host.hub.publish(topic, { topic, event: 'said', payload: {} });
        socket.send('j', 'l', topic, 'phx_leave');
        socket.send('k', 'k', 'bad-room', 'phx_join');
      });
    }
    for (const event of Object.keys(IN_PUSHES)) {
      await meet(event, (socket) => {
        socket.send('j', 'j', 'bad-room', 'phx_join');
        socket.send('j', 'p', 'bad-room', event);
      });
    }
    await meet('a broadcast that cannot be written', (socket) => {
      socket.send('j', 'j', 'bad-room', 'phx_join');
      void host.hub.publish(['bad-room', 'good-room'], { topic: 'bad-room', event: 'told', payload: UNWRITABLE });
    });
  }

  const closing = [...costs].flatMap(([what, outcomes]) => (outcomes.has('closed 1011') ? [what] : []));
  expect(closing.sort()).toEqual(['bad-join-reply', 'replies-what-cannot-be-written']);
  expect([...costs.values()].every((outcomes) => outcomes.size === 1)).toBe(true);
  expect(errors).toEqual([]);
  expect(host.sockets.people()).toHaveLength(2);
  await host.stop();
  const bugs = costs.size * ROUNDS;
  reportFigure(
    'throwing-handler',
    `${bugs} bugs of ${costs.size} kinds, ${closing.length * ROUNDS} sockets closed (1011), 0 others`,
  );
});
