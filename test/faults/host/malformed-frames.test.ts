import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Company } from '../../support/company';
import { everyRoomPush, everySystemPush } from '../../support/every-push';
import { rounds } from '../../support/fault-figures';
import { expectedOf, hostileFrames } from '../../support/fuzz/hostile-frames';
import type { Member } from '../../support/member';
import type { MemoryLogger } from '../../support/memory-logger';
import { enter, type RawSocket } from '../../support/raw-socket';

/** What people really send: each frame with its parts as JSON texts. */
function traffic(room: string, other: string, user: string, invitation: string): readonly unknown[][] {
  const topic = `room-${room}`;
  const named = { room, user, invitation, team: invitation, file: invitation };
  return [
    [null, '1', 'phoenix', 'heartbeat', {}],
    ['j', 'j', topic, 'phx_join', { since: 3, since_change: 1 }],
    ['s', 's', 'system', 'phx_join', {}],
    ['k', 'k', `room-${other}`, 'phx_join', {}],
    ...Object.entries(everySystemPush(named)).map(([event, payload]) => ['s', `s-${event}`, 'system', event, payload]),
    ...Object.entries(everyRoomPush(named)).map(([event, payload]) => ['j', `j-${event}`, topic, event, payload]),
    ['j', '12', topic, 'phx_leave', {}],
    ['s', '13', 'system', 'phx_reply', { status: 'ok', response: {} }],
    ['j', 'j', topic, 'phx_close', {}],
  ];
}

/** Sends all, then says which close code came, or that the socket still answers. */
async function outcomeOf(socket: RawSocket, batch: readonly (string | Uint8Array)[]): Promise<number | 'answers'> {
  for (const text of batch) socket.ws.send(text);
  const answers = socket.settled().then(
    () => 'answers' as const,
    () => socket.closed.then(({ code }) => code),
  );
  return await answers;
}

/** A message from one to the other, through. */
async function exchange(from: Member, to: Member, topic: string, message: string): Promise<void> {
  const [heard] = await Promise.all([
    to.until(() => to.frames.find(({ event, payload }) => event === 'chat-message' && payload.message === message)),
    from.do(topic, 'chat-message', { message, client_id: message }),
  ]);
  expect(heard.topic).toBe(topic);
}

const errorsOf = (logger: MemoryLogger) => logger.lines.filter(({ level }) => level === 'error');

test('[FRAME-1] [FRAME-2] whatever somebody sends, they are answered or shown out, and two others talk on', async () => {
  const company = await Company.gather({ tuning: { limits: { framesPerSecond: 1e6, frameBurst: 1e6 } } });
  const [ann, bob, mal] = await company.all('ann', 'bob', 'mal');
  const person = await company.person('mal');
  const quiet = (await ann.do('system', 'chatroom-create', { name: 'Quiet', private: true, users: [bob.id] })).chatroom;
  const loud = (await mal.do('system', 'chatroom-create', { name: 'Loud', private: true })).chatroom;
  const hers = (await ann.do('system', 'chatroom-create', { name: 'Hers', private: true })).chatroom;
  await ann.join(`room-${hers.id}`);
  const { invitation } = await ann.do(`room-${hers.id}`, 'invite', { user: mal.id });
  const topic = `room-${quiet.id}`;
  await Promise.all([ann.join(topic), bob.join(topic)]);
  const frames = traffic(loud.id, quiet.id, bob.id, invitation.id);
  let round = 0;

  await fc.assert(
    fc.asyncProperty(fc.array(hostileFrames(frames), { minLength: 1, maxLength: 12 }), async (batch) => {
      const socket = await enter(company.host, person);
      round += 1;
      const talking = exchange(ann, bob, topic, `Round ${round}`);
      const expected = batch.map(expectedOf).find((outcome) => outcome !== 'frame') ?? 'answers';
      expect(await outcomeOf(socket, batch)).toBe(expected);
      socket.ws.terminate();
      await talking;
      await exchange(bob, ann, topic, `Round ${round} back`);
    }),
    { numRuns: rounds(40, 500) },
  );

  expect(errorsOf(company.logger)).toEqual([]);
  // Nothing of it reached where it does not belong.
  const { response } = await (await company.connected('bob')).join(topic);
  expect(response.messages.every((message: { user: string }) => [ann.id, bob.id].includes(message.user))).toBe(true);
  expect(response.seq).toBe(2 * round);
  expect(company.host.card()).toMatchObject({ name: 'Studio', policy: 'open' });
  expect(Object.prototype).not.toHaveProperty('admin');
  await company.restart();
  const again = await (await company.online('bob')).join(topic);
  expect(again.response.seq).toBe(2 * round);
});

test('[FRAME-6] frames out of order are answered one by one, and the socket goes on', async () => {
  const company = await Company.gather();
  const ann = await company.online('ann');
  const { id } = (await ann.do('system', 'chatroom-create', { name: 'Lunch' })).chatroom;
  const topic = `room-${id}`;
  const socket = await enter(company.host, await company.person('bob'));
  const say = (joinRef: string | null, ref: string) =>
    socket.send(joinRef, ref, topic, 'chat-message', { message: ref, client_id: ref });
  const reasonOf = async (ref: string) => (await socket.reply(ref))[4].response.reason;

  say('1', 'before-the-join');
  socket.send('1', 'leave-before-the-join', topic, 'phx_leave');
  socket.send('1', '1', topic, 'phx_join');
  socket.send('2', '2', topic, 'phx_join');
  say('1', 'of-the-older-join');
  say('2', 'of-this-join');
  say(null, 'of-any-join');
  socket.send('1', 'leave-of-the-older-join', topic, 'phx_leave');
  say('2', 'still-there');
  socket.send('2', 'leave', topic, 'phx_leave');
  say('2', 'after-the-leave');
  socket.send('9', 'reply-to-nothing', topic, 'phx_reply', { status: 'ok', response: {} });
  socket.send('7', '8', topic, 'phx_join');
  await socket.settled();

  expect(await reasonOf('before-the-join')).toBe('not_joined');
  expect(await reasonOf('after-the-leave')).toBe('not_joined');
  expect(await reasonOf('reply-to-nothing')).toBe('not_joined');
  expect(await reasonOf('8')).toBe('bad_request');
  const kept = ['of-this-join', 'of-any-join', 'still-there'];
  const seqs = await Promise.all(kept.map(async (ref) => (await socket.reply(ref))[4].response.seq));
  expect(seqs).toEqual([1, 2, 3]);
  expect(socket.frames.filter((frame) => frame[1] === 'of-the-older-join')).toEqual([]);
  const closes = socket.frames.filter((frame) => frame[3] === 'phx_close').map((frame) => frame[0]);
  expect(closes.slice(0, 2)).toEqual(['1', '2']);
  const { response } = await ann.join(topic);
  expect(response.messages.map((message: { message: string }) => message.message)).toEqual(kept);
  socket.ws.terminate();
});
