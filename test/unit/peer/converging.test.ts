import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChatMessage } from '#shared/nouns/message';
import type { TestPeer } from '../../support/peer';
import { asTheHostHasIt, type RoomOfTwo, roomOfTwo } from '../../support/room-of-two';

/** How often a whole story is made up: each has a host, two people and real lines. */
const STORIES = 4;

const target = fc.nat(60);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: fc.constant('send'), who: fc.nat(1), answers: fc.option(target) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('edit'), who: fc.nat(1), target }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('delete'), who: fc.nat(1), target }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('react'), who: fc.nat(1), target, on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('pin'), who: fc.nat(1), target, on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('read'), who: fc.nat(1), target }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('cut') }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('mend') }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('restart') }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('settle') }) },
);
type Step = { act: string; who?: number; target?: number; answers?: number | null; on?: boolean };

/** Does one step; what a host refuses of it is part of the story. */
async function play(place: RoomOfTwo, { act, who = 0, ...what }: Step): Promise<void> {
  const { host, cable, priya, tomasz, room } = place;
  const { peer } = who === 0 ? priya : tomasz;
  const seq = (what.target ?? 0) + 1;
  const push = (event: string, payload: object) => void peer.push(host.id, `room-${room}`, event, payload);
  switch (act) {
    case 'send':
      await peer.send(host.id, room, 'Soup', { reply_to: typeof what.answers === 'number' ? what.answers + 1 : null });
      break;
    case 'edit':
      push('chat-message-edit', { seq, message: `Soup, or not ${Math.random()}` });
      break;
    case 'delete':
      push('chat-message-delete', { seq });
      break;
    case 'react':
      push('reaction', { seq, emoji: '🍲', on: what.on });
      break;
    case 'pin':
      push('pin', { seq, on: what.on });
      break;
    case 'read':
      await peer.read(host.id, room, Math.min(seq, place.atTomasz.state?.seq ?? 0));
      break;
    case 'cut':
      cable.cut();
      break;
    case 'mend':
      cable.mend();
      break;
    case 'restart':
      await host.stop();
      await host.start();
      break;
    default:
      await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** What was foreseen and then settled keeps the fraction of its number. */
const whole = (message: ChatMessage): ChatMessage => ({ ...message, change: Math.floor(message.change) });

/** What is otherwise than on the host. */
const diff = (shown: readonly ChatMessage[], there: readonly ChatMessage[]) =>
  shown.length === there.length
    ? shown.flatMap((message, index) =>
        isDeepStrictEqual(whole(message), there[index]) ? [] : [[message, there[index]]],
      )
    : [[shown.length, there.length]];

const isOnline = (person: TestPeer, place: RoomOfTwo): boolean =>
  person.host(place.host.id).connection.state === 'online';

test('whatever is done in a room, and whatever breaks meanwhile, both end with what the host has', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 120 }), async (steps) => {
      const place = await roomOfTwo();
      const { cable, priya, tomasz, atPriya, atTomasz } = place;
      for (const each of steps) await play(place, each as Step);
      cable.mend();
      for (const person of [priya, tomasz]) await person.until(() => isOnline(person, place));
      for (const watcher of [atPriya, atTomasz]) {
        await watcher.until(({ outbox }) => outbox.every(({ state }) => state === 'failed'));
      }
      for (const watcher of [atPriya, atTomasz]) {
        await expect
          .poll(async () => diff(watcher.state?.messages ?? [], await asTheHostHasIt(place, tomasz)), {
            timeout: 8_000,
          })
          .toEqual([]);
      }
      for (const { state } of [atPriya, atTomasz]) {
        const there = await asTheHostHasIt(place, tomasz);
        expect(state?.messages.map(whole)).toEqual(there);
        expect(state?.change).toBe(Math.max(0, ...there.map(({ change }) => change)));
        for (const { thread, replies } of state?.threads ?? []) {
          expect(replies).toBe(there.filter((message) => message.thread === thread).length);
        }
      }
      await Promise.all([priya.close(), tomasz.close(), place.host.stop()]);
    }),
    // A story of real lines is not told again, shorter.
    { numRuns: STORIES, endOnFailure: true },
  );
}, 120_000);
