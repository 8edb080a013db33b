import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ThreadSpeller } from '../../../../src/main/desktop/spelling/thread-speller';
import { tempFolder } from '../../../support/temp-folder';

/** A thread that finds every word wrong, has no suggestion for "never", and fails with all others. */
const SCRIPT = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ id, question }) => {
  if (question.for === 'wrong') parentPort.postMessage({ id, words: question.words });
  else if (question.word !== 'never') parentPort.postMessage({ id, error: 'No dictionary.' });
});`;

async function start(script: string) {
  const path = join(await tempFolder(), 'worker.cjs');
  await writeFile(path, script);
  const speller = new ThreadSpeller(path, { packages: [], from: '/' });
  onTestFinished(() => speller.close());
  return speller;
}

test('each question gets its own answer', async () => {
  const speller = await start(SCRIPT);
  expect(await Promise.all([speller.wrong(['a']), speller.wrong(['b', 'c'])])).toEqual([['a'], ['b', 'c']]);
  await expect(speller.suggestions('teh')).rejects.toThrow('No dictionary.');
});

test('what is being asked when it closes is refused, and everything after', async () => {
  const speller = await start(SCRIPT);
  const asked = expect(speller.suggestions('never')).rejects.toThrow('closed');
  await speller.close();
  await asked;
  await expect(speller.wrong(['a'])).rejects.toThrow('closed');
});

test('a thread that fails says why', async () => {
  const speller = await start('throw new Error("No memory.");');
  await expect(speller.wrong(['a'])).rejects.toThrow('No memory.');
});
