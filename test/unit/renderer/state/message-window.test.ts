import { describe, expect, it } from 'vitest';
import type { RoomChannelEvent } from '#shared/bridge/channels';
import type { ChatMessage } from '#shared/nouns/message';
import { KEPT_AT_MOST, KEPT_BESIDE } from '../../../../src/renderer/state/message-window';
import {
  applyToRoomView,
  EMPTY_ROOM_VIEW,
  type RoomView,
  type RoomViewAction,
  shownMessages,
} from '../../../../src/renderer/state/room-view';
import { aMessage, aSnapshot, at } from '../support/messages';

const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => aMessage(first + index, 'jonas', at(9)));
const page = (first: number, last: number, more = true) => ({ messages: from(first, last), more });
const then = (view: RoomView, ...actions: RoomViewAction[]) => actions.reduce(applyToRoomView, view);
const event = (told: RoomChannelEvent): RoomViewAction => ({ kind: 'event', event: told });
const around = (seq: number, first: number, last: number): RoomViewAction => ({
  kind: 'page-came',
  edge: 'around',
  from: seq,
  page: page(first, last),
});
const seqs = (view: RoomView) => shownMessages(view).messages.map(({ seq }) => seq);
const range = (view: RoomView) => [seqs(view)[0], seqs(view).at(-1)];

/** A room of a hundred thousand messages, open at its end. */
const opened = then(EMPTY_ROOM_VIEW, event({ event: 'snapshot', payload: aSnapshot(from(99_951, 100_000)) }));

describe('a jump to a far message', () => {
  const jumped = then(opened, around(5_000, 4_950, 5_049));

  it('shows what is around it and nothing between, and keeps the newest', () => {
    expect(range(jumped)).toEqual([4_950, 5_049]);
    expect(shownMessages(jumped)).toMatchObject({ more: true, newer: true });
    expect(jumped.snapshot?.messages).toHaveLength(50);
    expect(range(then(jumped, { kind: 'newest-shown' }))).toEqual([99_951, 100_000]);
  });

  it('goes on in both directions, page by page', () => {
    const on = then(
      jumped,
      { kind: 'page-came', edge: 'newer', from: 5_049, page: page(5_050, 5_149) },
      { kind: 'page-came', edge: 'older', from: 4_950, page: page(4_850, 4_949) },
    );
    expect(range(on)).toEqual([4_850, 5_149]);
    expect(new Set(seqs(on)).size).toBe(300);
  });

  it('is one with the newest messages where it reaches them', () => {
    const near = then(opened, around(99_900, 99_851, 99_950));
    expect(shownMessages(near)).toMatchObject({ newer: false });
    expect(range(near)).toEqual([99_851, 100_000]);
    const beside = then(opened, around(99_899, 99_850, 99_949));
    expect(shownMessages(beside).newer).toBe(true);
    const joined = then(beside, {
      kind: 'page-came',
      edge: 'newer',
      from: 99_949,
      page: page(99_950, 100_000, false),
    });
    expect(shownMessages(joined).newer).toBe(false);
    expect(range(joined)).toEqual([99_850, 100_000]);
    expect(new Set(seqs(joined)).size).toBe(seqs(joined).length);
  });

  it('a page that was asked for elsewhere is left out', () => {
    const late = then(jumped, { kind: 'page-came', edge: 'newer', from: 900, page: page(901, 1_000) });
    expect(range(late)).toEqual([4_950, 5_049]);
  });

  it('what is new waits at the end, and is counted in its thread', () => {
    const reply = aMessage(100_001, 'priya', at(9), 'Yes.', { reply_to: 5_000, thread: 5_000 });
    const told = then(jumped, event({ event: 'chat-message', payload: reply }));
    expect(range(told)).toEqual([4_950, 5_049]);
    expect(told.snapshot?.seq).toBe(100_001);
    expect(shownMessages(told).threads).toEqual([{ thread: 5_000, replies: 1, last: 100_001 }]);
  });

  it('an edit, a reaction and a deletion reach it, once and in whatever order', () => {
    const version = (change: number, more: Partial<ChatMessage>) =>
      aMessage(5_000, 'jonas', at(9), `version ${change}`, { change, ...more });
    const told = then(
      jumped,
      event({ event: 'reaction', payload: { message: version(3, {}) } }),
      event({ event: 'chat-message-edit', payload: { message: version(2, {}) } }),
    );
    expect(shownMessages(told).messages.find(({ seq }) => seq === 5_000)?.message).toBe('version 3');
    expect(then(told, event({ event: 'typing', payload: { user: 'jonas', on: true } })).detached).toBe(told.detached);
  });

  it('that leads nowhere says why and moves nobody', () => {
    const failed = then(opened, { kind: 'page-failed', edge: 'around', message: 'Out of reach.' });
    expect(failed.around).toEqual({ state: 'failed', message: 'Out of reach.' });
    expect(range(failed)).toEqual([99_951, 100_000]);
  });
});

describe('a page keeps so many messages and no more', () => {
  const arrive = (view: RoomView, first: number, count: number, look: (view: RoomView) => RoomViewAction) =>
    from(first, first + count - 1).reduce(
      (before, message) => then(then(before, event({ event: 'chat-message', payload: message })), look(before)),
      view,
    );
  const atEnd = (view: RoomView): RoomViewAction => {
    const last = shownMessages(view).messages.at(-1)?.seq ?? 0;
    return { kind: 'looked-at', first: last - 20, last };
  };

  it('of thirty thousand that arrive while its end is in sight it keeps the newest', () => {
    const view = arrive(opened, 100_001, 5_000, atEnd);
    expect(seqs(view).length).toBeLessThanOrEqual(KEPT_AT_MOST + 1);
    expect(range(view)[1]).toBe(105_000);
    expect(shownMessages(view)).toMatchObject({ more: true, newer: false });
  });

  it('of what arrives while something older is read it keeps what is read, and the newest', () => {
    const reading: RoomViewAction = { kind: 'looked-at', first: 99_960, last: 99_980 };
    const view = arrive(opened, 100_001, 5_000, () => reading);
    expect(range(view)).toEqual([99_951, 99_980 + KEPT_BESIDE]);
    expect(shownMessages(view).newer).toBe(true);
    expect(view.snapshot?.messages.length).toBeLessThanOrEqual(KEPT_AT_MOST);
    expect(view.snapshot?.messages.at(-1)?.seq).toBe(105_000);
  });

  it('scrolling up through all of a room lets go of what is below', () => {
    let view = opened;
    for (let first = 99_951; first > 90_000; first -= 100) {
      const next: RoomViewAction = {
        kind: 'page-came',
        edge: 'older',
        from: first,
        page: page(first - 100, first - 1),
      };
      view = then(view, next, { kind: 'looked-at', first: first - 90, last: first - 70 });
    }
    expect(seqs(view).length).toBeLessThanOrEqual(KEPT_AT_MOST + 100);
    expect(seqs(view)).toEqual(from(range(view)[0] ?? 0, range(view)[1] ?? 0).map(({ seq }) => seq));
  });

  it('originals of quotes are followed and do not pile up', () => {
    const quoted = then(
      opened,
      { kind: 'originals-came', messages: from(1, 500) },
      event({
        event: 'chat-message-delete',
        payload: { message: aMessage(500, 'jonas', at(9), '', { change: 9, deleted: at(10) }) },
      }),
    );
    expect(quoted.originals.length).toBeLessThanOrEqual(200);
    expect(quoted.originals.at(-1)).toMatchObject({ seq: 500, message: '' });
  });
});
