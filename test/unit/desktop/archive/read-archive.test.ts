import { appendFile, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { wordsIn } from '#shared/words/words';
import { messagesOf, type ReadArchive, readArchive } from '../../../../src/main/desktop/archive/read-archive';
import { accepted } from '../../../support/peer';
import { tempFolder } from '../../../support/temp-folder';

const { problems } = wordsIn('en').archive;
const { signal } = new AbortController();
const CREATED = '2026-11-22T12:00:00.000Z';
const HEAD = { format: 'hearth-room', version: 1, exported: CREATED, host: { id: 'h', name: 'H' } };
const PEOPLE = [{ id: 'u', name: 'U' }];

const written = async (text: string): Promise<string> => {
  const path = join(await tempFolder(), 'some.json');
  await writeFile(path, text);
  return path;
};

const textsOf = async (archive: ReadArchive): Promise<string[]> => {
  const texts: string[] = [];
  for await (const read of messagesOf(archive, problems, signal)) {
    texts.push(read.ok ? read.value.message : read.error.message);
  }
  return texts;
};

test('an export is read whatever its white space, the order of its fields and the borders of its pieces', async () => {
  const texts = Array.from({ length: 3_000 }, (_, index) => `“${index}” 🍲 ${'ü'.repeat(index % 97)} \\ "x" {[`);
  const messages = texts.map((message, index) => ({ seq: 3 * index + 1, user: 'u', message, created: CREATED }));
  const room = { id: 'r', name: 'R', later: { messages: [{ seq: 1 }] } };
  for (const space of [0, 2]) {
    const path = await written(
      JSON.stringify({ people: PEOPLE, messages, room, ...HEAD, messagesToo: [1] }, null, space),
    );
    const archive = accepted(await readArchive(path, problems, signal));
    expect(archive).toMatchObject({ room: { name: 'R' }, people: PEOPLE, files: 0 });
    expect(archive.seqs.slice(0, 3)).toEqual([1, 4, 7]);
    expect(await textsOf(archive)).toEqual(texts);
  }
});

test('a file that is another one by the time that its messages are read is told', async () => {
  const message = { seq: 1, user: 'u', message: 'x', created: CREATED };
  const path = await written(
    JSON.stringify({ ...HEAD, room: { id: 'r', name: 'R' }, messages: [message], people: PEOPLE }),
  );
  const archive = accepted(await readArchive(path, problems, signal));
  await appendFile(path, ' ');
  expect(await textsOf(archive)).toEqual(['x', problems.changed]);
});

test('a long room needs no more memory than a short one', async () => {
  const path = join(await tempFolder(), 'long.json');
  const file = await open(path, 'w');
  await file.write(
    `${JSON.stringify({ ...HEAD, room: { id: 'r', name: 'R' }, people: PEOPLE }).slice(0, -1)},"messages":[`,
  );
  const message = 'soup and bread '.repeat(30);
  for (let from = 0; from < 50_000; from += 1_000) {
    const some = Array.from({ length: 1_000 }, (_, index) =>
      JSON.stringify({ seq: from + index + 1, user: 'u', message, created: CREATED }),
    );
    await file.write(`${from > 0 ? ',' : ''}${some.join()}`);
  }
  await file.write(']}');
  await file.close();
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heap = (): number => {
    collect();
    return process.memoryUsage().heapUsed / 1024 / 1024;
  };
  const before = heap();
  const archive = accepted(await readArchive(path, problems, signal));
  expect(heap() - before).toBeLessThan(5);
  let [count, most] = [0, 0];
  for await (const read of messagesOf(archive, problems, signal)) {
    expect(read.ok).toBe(true);
    count += 1;
    if (count % 10_000 === 5_000) most = Math.max(most, heap() - before);
  }
  expect(count).toBe(50_000);
  expect(most).toBeLessThan(5);
});
