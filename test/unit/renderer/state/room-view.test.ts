import { describe, expect, it } from 'vitest';
import type { RoomChannelEvent } from '#shared/bridge/channels';
import { applyToRoomView, EMPTY_ROOM_VIEW, type RoomView } from '../../../../src/renderer/state/room-view';
import { aMessage, aSnapshot, at } from '../support/messages';

const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => aMessage(first + index, 'jonas', at(9)));
const viewed = (view: RoomView, ...events: RoomChannelEvent[]) =>
  events.reduce((before, event) => applyToRoomView(before, { kind: 'event', event }), view);
const opened = viewed(EMPTY_ROOM_VIEW, { event: 'snapshot', payload: aSnapshot(from(51, 100)) });

describe('the view of a room', () => {
  it('is empty until the snapshot, whatever comes before it', () => {
    expect(viewed(EMPTY_ROOM_VIEW, { event: 'chat-message', payload: aMessage(1, 'jonas', at(9)) })).toBe(
      EMPTY_ROOM_VIEW,
    );
  });

  it('a page of history goes before the messages at hand', () => {
    const asked = applyToRoomView(opened, { kind: 'page-asked', edge: 'older' });
    expect(asked.older).toEqual({ state: 'loading' });
    const view = applyToRoomView(asked, {
      kind: 'page-came',
      edge: 'older',
      from: 51,
      page: { messages: from(1, 50), more: false },
    });
    expect(view.older).toEqual({ state: 'idle' });
    expect(view.snapshot?.messages.map(({ seq }) => seq)).toEqual(from(1, 100).map(({ seq }) => seq));
    expect(view.snapshot?.more).toBe(false);
  });

  it('a page that was asked for before a new snapshot is dropped: it would leave a gap', () => {
    const replaced = viewed(opened, { event: 'snapshot', payload: aSnapshot(from(901, 950)) });
    const view = applyToRoomView(replaced, {
      kind: 'page-came',
      edge: 'older',
      from: 51,
      page: { messages: from(1, 50), more: false },
    });
    expect(view.snapshot?.messages[0]?.seq).toBe(901);
    expect(view.snapshot?.more).toBe(true);
  });

  it('a page that did not come says why', () => {
    const view = applyToRoomView(opened, { kind: 'page-failed', edge: 'older', message: 'Studio is out of reach.' });
    expect(view.older).toEqual({ state: 'failed', message: 'Studio is out of reach.' });
  });

  it('trouble ends with the next sign of life, and what was there stays', () => {
    const troubled = viewed(opened, { event: 'unavailable', payload: { message: 'Out of reach.' } });
    expect(troubled.trouble?.kind).toBe('unavailable');
    expect(troubled.snapshot?.messages).toHaveLength(50);
    const back = viewed(troubled, { event: 'chat-message', payload: aMessage(101, 'jonas', at(9)) });
    expect(back.trouble).toBeNull();
    expect(back.snapshot?.seq).toBe(101);
  });

  it('a closed room stays closed: a late catching-up says nothing new', () => {
    const closed = viewed(opened, { event: 'closed', payload: { message: 'It was deleted.' } });
    expect(viewed(closed, { event: 'catching-up', payload: { remaining: 0, total: 9 } }).trouble?.kind).toBe('closed');
  });
});
