import fc from 'fast-check';
import { expect, onTestFailed, test } from 'vitest';
import { readIdentity } from '../../../src/main/store/data-folder/identity';
import { reportFigure, rounds } from '../../support/fault-figures';
import { everyEvent } from '../../support/fuzz/every-event';
import { hostileFrames } from '../../support/fuzz/hostile-frames';
import { HostileRelay } from '../../support/fuzz/hostile-relay';
import { isMalformedForPeer } from '../../support/fuzz/is-malformed';
import { breakFraming, mutateBytes, mutateValues } from '../../support/fuzz/mutations';
import { Random } from '../../support/fuzz/random';
import { aPerson, Member } from '../../support/member';
import { aUser } from '../../support/nouns';
import { accepted, startPeer, targetOf, watchRoom, watchSystem } from '../../support/peer';
import { startHost } from '../../support/peer-host';
import { unhandledErrors } from '../../support/unhandled-errors';

/** Give it to see a failure again: `FUZZ_SEED=… npx vitest run …`. */
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const FRAMES = rounds(2_000, 100_000);
/** Frames between two looks at whether all still works. */
const WAVE = rounds(200, 500);

/** Whatever a host may say, said once, so that it is recorded. */
async function sayEverything(member: Member, topic: string, other: string): Promise<void> {
  const { team } = await member.do('system', 'team-create', { name: 'Kitchen', users: [other] });
  await member.do('system', 'team-delete', { id: team.id });
  const { chatroom } = await member.do('system', 'chatroom-create', { name: 'Cellar', private: true });
  await member.join(`room-${chatroom.id}`);
  await member.do(`room-${chatroom.id}`, 'invite', { user: other });
  await member.do(`room-${chatroom.id}`, 'chatroom-delete');
  await member.do('system', 'user-update', { color: '#a5453b', status: 'away' });
  await member.do(topic, 'chatroom-update', { description: 'At noon' });
  await member.do(topic, 'chat-message', { message: 'Soup? 🍲', client_id: 'first' });
  await member.do(topic, 'chat-message', { message: 'With bread', client_id: 'second', reply_to: 1 });
  for (const [event, payload] of CONVERSATION) await member.do(topic, event, payload);
  await member.do('system', 'direct', { users: [other] });
}

const CONVERSATION = [
  ['typing', { on: true }],
  ['chat-message-edit', { seq: 1, message: 'Soup! 🍲' }],
  ['reaction', { seq: 1, emoji: '👩‍🚀', on: true }],
  ['pin', { seq: 1, on: true }],
  ['read', { seq: 1 }],
  ['chat-message-delete', { seq: 2 }],
] as const;

/** Texts that a host should not say, without end. */
function* hostileTexts(random: Random, recorded: readonly string[]): Generator<string, never> {
  for (const text of mutatedTexts(random, recorded)) if (isMalformedForPeer(text)) yield text;
  throw new Error('There is no end.');
}

function* mutatedTexts(random: Random, recorded: readonly string[]): Generator<string> {
  const frames = recorded.map((text) => JSON.parse(text) as unknown[]);
  for (;;) {
    const text = random.pick(recorded);
    if (random.chance(1)) {
      const sample = fc.sample(hostileFrames(frames), { seed: random.below(2 ** 31), numRuns: 50 });
      for (const sent of sample) yield typeof sent === 'string' ? sent : Buffer.from(sent).toString('latin1');
    }
    yield random.chance(50) ? mutateValues(random, text, recorded) : mutateBytes(random, text, recorded);
  }
}

/** A peer whose host has gone bad, in a room with somebody who is connected to the real one behind it. */
async function setUp() {
  const host = await startHost({ rateLimit: false });
  const identity = await readIdentity(host.data);
  if (!identity.ok) throw new Error(identity.error.message);
  const relay = await HostileRelay.before(host, identity.value);
  const priya = await startPeer({ name: 'Priya' });
  accepted(await priya.peer.join(targetOf(relay)));
  const tomasz = await Member.online(host, await aPerson('Tomasz'));
  const { id } = (await tomasz.do('system', 'chatroom-create', { name: 'Lunch' })).chatroom;
  await tomasz.join(`room-${id}`);
  const system = watchSystem(priya.peer, host.id);
  await system.until((state) => state.chatrooms.some((room) => room.id === id));
  const room = watchRoom(priya.peer, host.id, id);
  await room.until((state) => state.participants.length === 2);
  await sayEverything(tomasz, `room-${id}`, priya.peer.me()?.id ?? '');
  await room.until((state) => state.messages[1]?.deleted != null);
  return { host, relay, priya, tomasz, room, id };
}

test('a peer stays well and in step whatever its host says', async () => {
  onTestFailed(() => console.error(`FUZZ_SEED=${SEED}`));
  const errors = unhandledErrors();
  const { host, relay, priya, tomasz, room, id } = await setUp();
  const random = new Random(SEED);
  const state = room.state;
  const [user, message] = [state && aUser({ id: state.room.user }), state?.messages[0]];
  if (!state || !user || !message) throw new Error('There is a room with a message.');
  const { participants, ...rest } = state.room;
  const spoken = { room: { ...rest, participants: participants.length }, user, message };
  const texts = hostileTexts(random, [...relay.recorded, ...everyEvent(spoken)]);
  let [said, broken, messages] = [0, 0, 2];
  while (said < FRAMES) {
    for (let n = 0; n < WAVE; n += 1) expect(relay.say(texts.next().value)).toBe(true);
    said += WAVE;
    if (random.chance(50)) {
      relay.breakOff(breakFraming(random, random.pick(relay.recorded), false));
      broken += 1;
    }
    await tomasz.do(`room-${id}`, 'chat-message', { message: `After ${said}`, client_id: `t${said}` });
    accepted(await priya.peer.send(host.id, id, `Heard ${said}`));
    messages += 2;
    await room.until((state) => state.outbox.length === 0 && state.messages.at(-1)?.seq === messages);
    await priya.until(() => priya.host(host.id).connection.state === 'online');
  }

  const { response } = await tomasz.raw(`room-${id}`, 'history', { limit: 100 });
  expect(room.state?.messages.slice(-100)).toEqual(response.messages);
  expect(priya.logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  expect(errors).toEqual([]);
  await tomasz.disconnect();
  reportFigure(
    'malformed',
    `peer: ${said} frames by its host, ${broken} lines broken off, ${messages} messages in step`,
  );
}, 300_000);
