import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { InlineEngine } from '../../../../src/main/store/search/inline-engine';
import { tempFolder } from '../../../support/temp-folder';

/** An index of one room with these texts, a second between them. */
async function indexOf(texts: readonly string[]) {
  const engine = new InlineEngine({ path: join(await tempFolder(), 'index.sqlite'), now: Date.now() });
  onTestFinished(() => engine.stop());
  const entries = texts.map((text, index) => ({
    ...{ room: 'room-1', seq: index + 1, user: 'ines', created: index * 1_000, thread: null, change: 0 },
    ...{ text, hasFile: false },
  }));
  await engine.call('apply', { entries, steps: [] });
  return async (terms: readonly string[], limit = 10) => {
    const { spots, more } = await engine.call('find', { terms, rooms: ['room-1'], limit });
    return { seqs: spots.map(({ seq }) => seq), more };
  };
}

const many = (count: number, text: string): string[] => Array.from({ length: count }, () => text);

test('a long word is found behind thousands that begin as it does', async () => {
  const find = await indexOf([
    ...['the internal one', 'international, and internal'],
    ...many(1_500, 'internet'),
    ...['internal again', ...many(1_500, 'interim')],
  ]);
  expect(await find(['internal'])).toEqual({ seqs: [1_503, 2, 1], more: false });
  expect(await find(['internal'], 1)).toEqual({ seqs: [1_503], more: true });
  expect(await find(['internal', 'international'])).toEqual({ seqs: [2], more: false });
  expect(await find(['internally'])).toEqual({ seqs: [], more: false });
});

test('a common long word is read from the newest on, page by page', async () => {
  const find = await indexOf(many(2_500, 'common sense'));
  expect(await find(['common', 'sense'], 3)).toEqual({ seqs: [2_500, 2_499, 2_498], more: true });
  expect((await find(['common'], 2_500)).seqs).toHaveLength(2_500);
});

test('a word is not found in the middle of another one', async () => {
  const find = await indexOf(['international', 'nations']);
  expect(await find(['nation'])).toEqual({ seqs: [2], more: false });
});
