import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Line, scanLines } from '../../../src/main/store/disk/record-line';
import type { Selection } from '../../../src/main/store/log';
import { openedStore } from '../../support/opened-store';
import { SMALL_SEGMENTS, smallHostData } from '../../support/small-host-data';

/** The second of several segments of room-1, and its lines. */
async function secondSegment(
  data: string,
): Promise<{ path: string; bytes: Buffer; lines: readonly Line[]; seqs: number[] }> {
  const room = join(data, 'rooms', 'room-1');
  const [, name = '', next = ''] = (await readdir(room)).sort();
  const path = join(room, name);
  const bytes = await readFile(path);
  const seqs: number[] = [];
  for (let seq = Number.parseInt(name, 10); seq < Number.parseInt(next, 10); seq += 1) seqs.push(seq);
  return { path, bytes, lines: scanLines(bytes, 0).lines, seqs };
}

/** What reading brings back and up. */
async function readAll(data: string, selection: Partial<Selection>) {
  const store = await openedStore(data, SMALL_SEGMENTS);
  const { messages } = await store.log.read('room-1', { limit: 1_000, bytes: 1e9, ...selection });
  const { damages } = store;
  await store.close();
  return { seqs: messages.map(({ seq }) => seq), places: damages.map(({ file, offset }) => ({ file, offset })) };
}

const without = (lost: readonly (number | undefined)[]): number[] =>
  Array.from({ length: 30 }, (_, index) => index + 1).filter((seq) => !lost.includes(seq));

test.each([{ after: 0 }, {}])(
  'whole messages that are missing in a sealed file are reported where they were (%j)',
  async (selection) => {
    const data = await smallHostData();
    const { path, bytes, lines, seqs } = await secondSegment(data);
    const [from = 0, to = 0] = [lines[1]?.offset, lines[3]?.offset];
    await writeFile(path, Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]));
    const found = await readAll(data, selection);
    expect(found.seqs).toEqual(without([seqs[1], seqs[2]]));
    expect(found.places).toEqual([{ file: path, offset: 'after' in selection ? from : 0 }]);
  },
);

test.each([{ after: 0 }, {}])('a sealed file that ends too early is reported (%j)', async (selection) => {
  for (const torn of [0, 5]) {
    const data = await smallHostData();
    const { path, lines, seqs } = await secondSegment(data);
    const end = (lines.at(-1)?.offset ?? 0) + torn;
    await truncate(path, end);
    const found = await readAll(data, selection);
    expect(found.seqs).toEqual(without([seqs.at(-1)]));
    expect(found.places).toMatchObject([{ file: path }]);
  }
});

test('a page beside messages that were lost and given up reports nothing', async () => {
  const data = await smallHostData();
  const { path } = await secondSegment(data);
  await rm(path);
  await (await openedStore(data, { ...SMALL_SEGMENTS, acceptLoss: true })).close();
  for (const selection of [{ after: 0 }, {}, { around: 8 }])
    expect((await readAll(data, selection)).places).toEqual([]);
});
