import { describe, expect, it } from 'vitest';
import type { Bridge } from '#shared/bridge/bridge';
import { ok } from '#shared/result';
import { createDrafts, hasDraft } from '../../../../src/renderer/state/drafts';

const ROOM = { host: 'studio', room: 'cad', thread: null };
const THREAD = { ...ROOM, thread: 7 };

/** A main process that takes a draft in when told to. */
function aBridge() {
  const asked: unknown[] = [];
  const answers: (() => void)[] = [];
  const request = (async (_: string, input: unknown) => {
    asked.push(input);
    await new Promise<void>((resolve) => answers.push(resolve));
    return ok(null);
  }) as Bridge['request'];
  const answer = async () => {
    answers.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { bridge: { request }, asked, answer };
}

describe('drafts', () => {
  it('begin with those that were kept, one for a room and one for each of its threads', () => {
    const kept = { studio: { cad: { text: 'a', reply_to: null }, 'cad/7': { text: 'b', reply_to: 9 } } };
    const drafts = createDrafts(aBridge().bridge, kept).getState();
    expect(drafts.get(ROOM)).toEqual({ text: 'a', reply_to: null });
    expect(drafts.get(THREAD)).toEqual({ text: 'b', reply_to: 9 });
    expect(drafts.get({ ...ROOM, thread: 8 })).toEqual({ text: '', reply_to: null });
  });

  it('are kept at once; while one is taken in, only the newest waits', async () => {
    const { bridge, asked, answer } = aBridge();
    const drafts = createDrafts(bridge, {}).getState();
    for (const text of ['H', 'He', 'Hel']) drafts.set(ROOM, { text, reply_to: 4 });
    drafts.set(THREAD, { text: 'x', reply_to: null });
    expect(asked).toEqual([
      { ...ROOM, text: 'H', reply_to: 4 },
      { ...THREAD, text: 'x', reply_to: null },
    ]);
    await answer();
    expect(asked.slice(2)).toEqual([{ ...ROOM, text: 'Hel', reply_to: 4 }]);
    expect(drafts.get(ROOM).text).toBe('Hel');
  });

  it('tell which rooms have one: text is what counts, in a thread too', () => {
    const drafts = {
      cad: { text: 'a', reply_to: null },
      'cad/7': { text: 'b', reply_to: null },
      'floor/3': { text: 'c', reply_to: null },
      lunch: { text: '  ', reply_to: 4 },
    };
    expect(['cad', 'floor', 'lunch', 'ca'].filter((room) => hasDraft(drafts, room))).toEqual(['cad', 'floor']);
  });
});
