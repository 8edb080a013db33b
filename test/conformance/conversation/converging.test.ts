import { describe, expect, it } from 'vitest';
import { Random } from '../../support/fuzz/random';
import { fill, range, seqs } from '../../support/lunch';
import type { Member } from '../../support/member';
import { RoomReplica } from '../../support/room-replica';
import { talkOf } from '../../support/talk';

const EMOJI = ['👍', '🎉', '😀'];

/** One thing that somebody may do in a room of so many messages; whether it is granted does not matter. */
function something(random: Random, messages: number, name: string): [event: string, payload: object] {
  const seq = 1 + random.below(Math.max(1, messages));
  const on = random.chance(60);
  if (random.chance(4)) return ['chat-message-delete', { seq }];
  return random.pick<[string, object]>([
    ['chat-message', { message: `message ${name}`, client_id: name }],
    ['chat-message', { message: `reply ${name}`, client_id: name, reply_to: seq }],
    ['chat-message-edit', { seq, message: `edited ${name}` }],
    ['chat-message-edit', { seq, message: `edited ${name}` }],
    ['reaction', { seq, emoji: random.pick(EMOJI), on }],
    ['reaction', { seq, emoji: random.pick(EMOJI), on }],
    ['pin', { seq, on }],
    ['read', { seq }],
    ['typing', { on }],
  ]);
}

/** Everything of a room as it is now: its messages and marks. */
async function truth(member: Member, topic: string) {
  const messages = [];
  for (let more = true; more; ) {
    const page = await member.do(topic, 'history', { after: messages.at(-1)?.seq ?? 0, limit: 100 });
    messages.push(...page.messages);
    more = page.more;
  }
  const { reads, change } = (await member.join(topic)).response;
  return { messages, reads: sorted(reads), change };
}

const sorted = (reads: readonly { user: string; seq: number }[]) =>
  reads.map(({ user, seq }) => `${user} ${seq}`).sort();

describe('a client that keeps the rules', () => {
  it.each([1, 2, 3])(
    '[CHANGE-1] [CHANGE-3] [JOIN-7] has the room as it is, whenever its line breaks (%i)',
    async (seed) => {
      const random = new Random(seed);
      const { company, people, topic } = await talkOf('ann', 'bob', 'cy');
      let [ann, bob, reader] = people;
      const replica = new RoomReplica(topic);
      await fill(ann, topic, 20);
      await replica.follow(reader);
      for (let round = 0; round < 12; round += 1) {
        if (round === 6) {
          await company.restart();
          [ann, bob, reader] = await company.all('ann', 'bob', 'cy');
          await Promise.all([ann.join(topic), bob.join(topic)]);
          await replica.follow(reader);
        }
        const lines = [ann, bob];
        const pushes = range(1, 40).map((n) => {
          return random.pick(lines).push(topic, ...something(random, replica.last, `${round}-${n}`));
        });
        if (random.chance(60)) {
          // The line breaks in the middle of it, and is taken up again before it is over.
          await random.pick(pushes);
          replica.catchUp();
          await reader.disconnect();
          if (random.chance(50)) await random.pick(pushes);
          reader = await company.online('cy');
          await replica.follow(reader);
        }
        await Promise.all(pushes);
        await reader.settled();
        replica.catchUp();
        const { messages, reads, change } = await truth(ann, topic);
        expect([...replica.messages.values()]).toEqual(messages);
        expect(sorted([...replica.reads].map(([user, seq]) => ({ user, seq })))).toEqual(reads);
        expect(replica.change).toBe(change);
        expect(replica.broken).toEqual([]);
      }
    },
  );
});

describe('a rejoin with since_change', () => {
  it('[CHANGE-1] brings what changed of the messages that the client has, by change', async () => {
    const { company, people, topic } = await talkOf('ann');
    let [ann] = people;
    await fill(ann, topic, 6);
    for (const seq of [4, 2, 6]) await ann.do(topic, 'pin', { seq, on: true });
    await ann.do(topic, 'chat-message-edit', { seq: 2, message: 'new' });
    const join = async (params: object) => {
      const { change, changed, changed_more, messages } = (await ann.join(topic, params)).response;
      const pairs = changed.map((message: { seq: number; change: number }) => [message.seq, message.change]);
      return { change, changed: pairs, changed_more, messages: seqs(messages) };
    };
    for (let round = 0; round < 2; round += 1) {
      const all = { change: 4, changed_more: false };
      expect(await join({ since: 5, since_change: 0 })).toEqual({
        ...all,
        changed: [
          [4, 1],
          [2, 4],
        ],
        messages: [6],
      });
      expect(await join({ since: 5, since_change: 1 })).toEqual({ ...all, changed: [[2, 4]], messages: [6] });
      expect(await join({ since: 6, since_change: 2 })).toEqual({
        ...all,
        changed: [
          [6, 3],
          [2, 4],
        ],
        messages: [],
      });
      expect(await join({ since: 6, since_change: 4 })).toEqual({ ...all, changed: [], messages: [] });
      expect(await join({ since: 6 })).toEqual({ ...all, changed: [], messages: [] });
      expect(await join({ since_change: 0 })).toEqual({ ...all, changed: [], messages: range(1, 6) });
      // Of a room that is not this one any more: the client starts over.
      expect(await join({ since: 9, since_change: 0 })).toEqual({ ...all, changed: [], messages: range(1, 6) });
      expect(await join({ since: 6, since_change: 99 })).toEqual({ ...all, changed: [], messages: [] });
      await company.restart();
      ann = await company.online('ann');
    }
    for (const since_change of [-1, 0.5, '1', {}]) {
      expect((await ann.join(topic, { since: 1, since_change })).response).toMatchObject({
        ...{ reason: 'bad_request', field: 'since_change' },
      });
    }
  });

  it('[CHANGE-2] ends a page of changes at 200 or 256 KiB, and goes on from its change', async () => {
    const { people, topic } = await talkOf('ann');
    const [ann] = people;
    await fill(ann, topic, 260);
    await Promise.all(
      range(1, 260).map((seq) => ann.do(topic, 'pin', { seq: seq % 2 ? seq : seq - 1, on: true }).catch(() => {})),
    );
    await Promise.all(range(1, 220).map((seq) => ann.do(topic, 'reaction', { seq, emoji: '👍', on: true })));
    const pages = async () => {
      const found: number[] = [];
      const sizes: number[] = [];
      for (let since_change = 0; ; ) {
        const { response } = await ann.join(topic, { since: 260, since_change });
        sizes.push(Buffer.byteLength(JSON.stringify(response.changed)));
        found.push(...seqs(response.changed));
        since_change = response.change;
        if (!response.changed_more) return { found, sizes, change: response.change };
      }
    };
    const short = await pages();
    expect(short.sizes).toHaveLength(2);
    expect(new Set(short.found).size).toBe(short.found.length);
    await Promise.all(
      range(1, 60).map((seq) => ann.do(topic, 'chat-message-edit', { seq, message: 'ü'.repeat(8_000) })),
    );
    const long = await pages();
    expect(long.sizes.length).toBeGreaterThan(3);
    expect(Math.max(...long.sizes)).toBeLessThanOrEqual(256 * 1024);
    expect(new Set(long.found)).toEqual(new Set(short.found));
    expect(long.change).toBe(short.change + 60);
  });
});
