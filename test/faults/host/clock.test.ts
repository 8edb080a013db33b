import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ChatMessage } from '#shared/nouns/message';
import { FULL, reportFigure } from '../../support/fault-figures';
import { startHeadless } from '../../support/headless';
import { aPerson, Member, type Person } from '../../support/member';
import { accepted, createRoom, startPeer, type TestPeer, targetOf, watchRoom, watchSystem } from '../../support/peer';
import { type PeerHost, startHost } from '../../support/peer-host';
import { knock, knockAs, protocolsFor, RawSocket, refusalOf, tokenFor } from '../../support/raw-socket';
import { requires } from '../../support/requirements';
import { ShiftedClock } from '../../support/shifted-clock';
import { tempFolder } from '../../support/temp-folder';

const DAY_MS = 86_400_000;

/** A host whose clock a test sets; `days` is how far it is ahead. */
async function hostWithClock(): Promise<{ host: PeerHost; clock: { days: number } }> {
  const clock = { days: 0 };
  // Counted from the start by the clock that never jumps, so that the test may set the computer's own as well.
  const [begun, zero] = [Date.now(), performance.now()];
  const now = () => new Date(begun + performance.now() - zero + clock.days * DAY_MS);
  return { host: await startHost({}, { clock: now }), clock };
}

/** How many days a message's time is from the present. */
const daysOf = ({ created }: Pick<ChatMessage, 'created'>): number =>
  // Not -0.
  Math.round((Date.parse(created) - Date.now()) / DAY_MS) + 0;

const textsOf = (messages: readonly ChatMessage[]) => messages.map(({ seq, message }) => `${seq} ${message}`);

describe("a host's clock that jumps", () => {
  test('[ROOM-2] changes no order: messages stand by their numbers, whatever their times', async () => {
    const { host, clock } = await hostWithClock();
    const [priya, tomasz] = [await startPeer({ name: 'Priya' }), await startPeer({ name: 'Tomasz' })];
    for (const { peer } of [priya, tomasz]) accepted(await peer.join(targetOf(host)));
    const room = await createRoom(priya.peer, host.id, { name: 'Lunch' });
    await watchSystem(tomasz.peer, host.id).until(({ chatrooms }) => chatrooms.length === 1);
    const [atPriya, atTomasz] = [priya, tomasz].map(({ peer }) => watchRoom(peer, host.id, room.id));
    await atPriya?.until(({ participants }) => participants.length === 2);
    for (const [index, days] of [0, 2, -400, 0].entries()) {
      clock.days = days;
      accepted(await (index % 2 === 0 ? priya : tomasz).peer.send(host.id, room.id, `at ${days}`));
      await Promise.all([atPriya, atTomasz].map((at) => at?.until(({ messages }) => messages.length === index + 1)));
    }
    const expected = ['1 at 0', '2 at 2', '3 at -400', '4 at 0'];
    for (const at of [atPriya, atTomasz]) {
      const { messages } = at?.state ?? { messages: [] };
      expect(textsOf(messages)).toEqual(expected);
      expect(messages.map(daysOf)).toEqual([0, 2, -400, 0]);
    }
    const page = accepted(await tomasz.peer.push(host.id, `room-${room.id}`, 'history', { before: 4, limit: 2 }));
    expect(textsOf((page as { messages: ChatMessage[] }).messages)).toEqual(['2 at 2', '3 at -400']);

    // What was missed over a restart, in the past, comes after what is there.
    await tomasz.close();
    clock.days = -400;
    accepted(await priya.peer.send(host.id, room.id, 'missed'));
    await atPriya?.until(({ messages }) => messages.length === 5);
    await host.stop();
    await host.start();
    const again = await startPeer({ folder: tomasz.folder });
    const joined = await watchRoom(again.peer, host.id, room.id).until(({ messages }) => messages.length === 5);
    expect(textsOf(joined.messages)).toEqual([...expected, '5 missed']);
    expect(again.incoming.map(({ incoming }) => incoming.message.message)).toContain('missed');
    reportFigure(
      'clock',
      'host forward 2 days, back 400 and to the present: pages and a resume over a restart in order of seq',
    );
  });

  test.each([2, -400, 20_000, -20_000])(
    '[AUTH-4] by %i days: who is on it stays, and an app corrects itself when it comes again',
    async (days) => {
      const { host, clock } = await hostWithClock();
      const [stays, comes] = [await startPeer({ name: 'Priya' }), await startPeer({ name: 'Tomasz' })];
      for (const { peer } of [stays, comes]) accepted(await peer.join(targetOf(host)));
      await comes.close();
      clock.days = days;
      const states: string[] = [];
      stays.peer.on('change', () => states.push(stays.host(host.id).connection.state));
      const again = await startPeer({ folder: comes.folder });
      await again.until(() => again.host(host.id).connection.state === 'online');
      expect(again.logger.lines.map(({ event }) => event)).toContain('peer_clock_offset');
      // And back, and somebody new.
      clock.days = 0;
      await again.close();
      const back = await startPeer({ folder: comes.folder });
      await back.until(() => back.host(host.id).connection.state === 'online');
      accepted(await (await startPeer({ name: 'Maria' })).peer.join(targetOf(host)));
      expect(states.every((state) => state === 'online')).toBe(true);
      const shift = `off by ${days} days: nobody loses the line`;
      reportFigure('clock', `${shift}, who comes is let in once they have learned the host's time`);
    },
  );

  /** Shows a token at the door. */
  const show = (host: PeerHost, token: string) => knock(host, { protocols: protocolsFor(token) });

  test('[AUTH-4] [AUTH-5] a refusal for its times tells the time; a token for that time comes in once', async () => {
    const { host, clock } = await hostWithClock();
    const ann = await aPerson('Ann');
    clock.days = 2;
    const refused = await knockAs(host, ann);
    if (refused instanceof RawSocket) throw new Error('Somebody came in.');
    expect(refused.body).toMatchObject({ reason: 'bad_token', now: expect.any(String) });
    const now = Date.parse(refused.body.now);
    expect(Math.round((now - Date.now()) / DAY_MS)).toBe(2);
    const token = await tokenFor(host, ann, {}, now);
    expect(refused.body.message).toMatch(/clock|time/);
    expect(await refusalOf(show(host, token))).toBe('open');
    expect(await refusalOf(show(host, token))).toBe('401 bad_token');
    reportFigure('clock', `a token off by 2 days is refused with "${refused.body.message}" and the host's time`);
  });

  test('[AUTH-5] a token spent before a jump ahead and back is still spent', async () => {
    const { host, clock } = await hostWithClock();
    const [ann, bob] = [await aPerson('Ann'), await aPerson('Bob')];
    const token = await tokenFor(host, ann);
    expect(await refusalOf(show(host, token))).toBe('open');
    clock.days = 2;
    expect(await refusalOf(knockAs(host, bob, {}, Date.now() + 2 * DAY_MS))).toBe('open');
    clock.days = 0;
    expect(await refusalOf(show(host, token))).toBe('401 bad_token');
    expect(await refusalOf(knockAs(host, ann))).toBe('open');
  });

  test('[NOUN-5] when people were last here is right again once the clock is', async () => {
    const { host, clock } = await hostWithClock();
    const [ann, bob] = [await aPerson('Ann'), await aPerson('Bob')];
    const visit = async (person: Person, at: number) => {
      const outcome = await knockAs(host, person, {}, Date.now() + at * DAY_MS);
      if (!(outcome instanceof RawSocket)) throw new Error(outcome.body.message);
      await outcome.join('system', '1');
      await outcome.close();
    };
    for (const days of [2, 0]) {
      clock.days = days;
      await visit(ann, days);
      // Stopping keeps what was noted.
      await host.stop();
      await host.start();
    }
    const member = await Member.connect(host, bob);
    const { response } = await member.join('system');
    const seen = response.users.find(({ id }: { id: string }) => id === ann.id).last_seen;
    expect(Date.parse(seen)).toBeLessThan(Date.now() + DAY_MS / 2);
    await member.disconnect();
  });
});

describe("a person's clock that jumps", () => {
  afterEach(() => void vi.useRealTimers());

  test.each([3, -400])('[AUTH-4] by %i days while they talk: nothing is lost, and they come back', async (days) => {
    const { host } = await hostWithClock();
    const priya = await startPeer({ name: 'Priya' });
    accepted(await priya.peer.join(targetOf(host)));
    const room = await createRoom(priya.peer, host.id, { name: 'Lunch' });
    const atPriya = watchRoom(priya.peer, host.id, room.id);
    await atPriya.until(({ participants }) => participants.length === 1);
    const send = async (text: string) => accepted(await priya.peer.send(host.id, room.id, text));
    await send('before');

    const real = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: real + days * DAY_MS });
    await send('after the jump');
    await atPriya.until(({ messages, outbox }) => messages.length === 2 && outbox.length === 0);
    await host.stop();
    await priya.until(() => priya.host(host.id).connection.state === 'reconnecting');
    await send('written offline');
    await host.start();
    const state = await atPriya.until(({ messages, outbox }) => messages.length === 3 && outbox.length === 0);
    expect(textsOf(state.messages)).toEqual(['1 before', '2 after the jump', '3 written offline']);
    for (const { created } of state.messages) expect(Math.abs(Date.parse(created) - real)).toBeLessThan(DAY_MS / 2);
  });
});

/** Resolves once all of them are on a host, or none of them is. */
const areOnline = async (people: readonly TestPeer[], host: string, online: boolean): Promise<void> => {
  for (const person of people) await person.until(() => (person.host(host).connection.state === 'online') === online);
};

requires(
  'linux',
  'build',
  'faketime',
)('the clock of a computer that hosts, set while it runs', () => {
  test('disturbs no line, no timer and no rate; who comes later corrects themself', async () => {
    const folder = await tempFolder();
    const clock = await ShiftedClock.make(folder);
    const args = ['--bind', '127.0.0.1', '--no-discovery', '--name', 'Studio'];
    const host = await startHeadless({ data: `${folder}/data`, args, through: clock.through() });
    const [priya, tomasz] = [await startPeer({ name: 'Priya' }), await startPeer({ name: 'Tomasz' })];
    for (const { peer } of [priya, tomasz]) accepted(await peer.join(targetOf(host)));
    const room = await createRoom(priya.peer, host.id, { name: 'Lunch' });
    await watchSystem(tomasz.peer, host.id).until(({ chatrooms }) => chatrooms.length === 1);
    const atTomasz = watchRoom(tomasz.peer, host.id, room.id);
    await atTomasz.until(({ participants }) => participants.length === 2);
    const states = new Set<string>();
    for (const person of [priya, tomasz]) {
      person.peer.on('change', () => states.add(person.host(host.id).connection.state));
    }
    let sent = 0;
    for (const days of [2, -400, 0]) {
      await clock.shift(days);
      for (const { peer } of [priya, tomasz]) {
        accepted(await peer.send(host.id, room.id, `at ${days}`));
        sent += 1;
      }
      const { messages } = await atTomasz.until((state) => state.messages.length === sent);
      expect(messages.slice(-2).map(daysOf)).toEqual([days, days]);
      const maria = await startPeer({ name: 'Maria' });
      accepted(await maria.peer.join(targetOf(host)));
      await maria.close();
    }
    expect(atTomasz.state?.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...states].filter((state) => state !== 'online')).toEqual([]);
    expect(host.log()).not.toContain('"level":50');
    expect(await host.end()).toBe(0);
  });

  test('and over a restart: the pin holds, everybody comes back by themselves, and the order is that of the numbers', async () => {
    const folder = await tempFolder();
    const clock = await ShiftedClock.make(folder);
    const args = ['--bind', '127.0.0.1', '--no-discovery', '--name', 'Studio'];
    const start = (port = 0) => startHeadless({ data: `${folder}/data`, port, args, through: clock.through() });
    let host = await start();
    const people = [await startPeer({ name: 'Priya' }), await startPeer({ name: 'Tomasz' })] as const;
    for (const { peer } of people) accepted(await peer.join(targetOf(host)));
    const room = await createRoom(people[0].peer, host.id, { name: 'Lunch' });
    await watchSystem(people[1].peer, host.id).until(({ chatrooms }) => chatrooms.length === 1);
    const atTomasz = watchRoom(people[1].peer, host.id, room.id);
    await atTomasz.until(({ participants }) => participants.length === 2);
    const shifts = FULL ? [-400, 2, 0] : [-400];
    let slowestMs = 0;
    for (const [index, days] of shifts.entries()) {
      const { port, id, fingerprint } = host;
      await host.end();
      await areOnline(people, id, false);
      await clock.shift(days);
      const begun = performance.now();
      host = await start(port);
      expect([host.id, host.fingerprint]).toEqual([id, fingerprint]);
      await areOnline(people, id, true);
      slowestMs = Math.max(slowestMs, performance.now() - begun);
      accepted(await people[index % 2 === 0 ? 0 : 1].peer.send(id, room.id, `at ${days}`));
      await atTomasz.until(({ messages }) => messages.length === index + 1);
    }
    const { messages } = atTomasz.state ?? { messages: [] };
    expect(textsOf(messages)).toEqual(shifts.map((days, index) => `${index + 1} at ${days}`));
    expect(messages.map(daysOf)).toEqual(shifts);
    expect(await host.end()).toBe(0);
    const figure = `restarts of the host at ${shifts.join(', ')} days: pin good, both people back within ${Math.ceil(slowestMs)} ms of its start`;
    reportFigure('clock', figure);
  });
});
