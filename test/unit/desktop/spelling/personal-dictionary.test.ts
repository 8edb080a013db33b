import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PersonalDictionary, PersonalWords } from '../../../../src/main/desktop/spelling/personal-dictionary';
import { openDocument } from '../../../../src/main/store/open-document';
import { memoryLogger } from '../../../support/memory-logger';
import { tempFolder } from '../../../support/temp-folder';

async function open(path: string) {
  const document = await openDocument(path, PersonalWords, { words: [] }, { logger: memoryLogger() });
  return { document, personal: new PersonalDictionary(document) };
}

test('a word that was added is there after a restart, in a file that people can read', async () => {
  const path = join(await tempFolder(), 'dictionary.json');
  const before = await open(path);
  await before.personal.add('glorb');
  await before.personal.add('glorb');
  await before.personal.add('Priya');
  expect(await readFile(path, 'utf8')).toMatch(/"glorb",\s*"Priya"/);
  await before.document.close();
  const after = await open(path);
  expect(after.personal.has('glorb')).toBe(true);
  await after.document.close();
});

test('a word in small letters may begin a sentence; a name stays a name', async () => {
  const { document, personal } = await open(join(await tempFolder(), 'dictionary.json'));
  await personal.add('glorb');
  await personal.add('Priya');
  expect(['glorb', 'Glorb', 'Priya', 'priya'].map((word) => personal.has(word))).toEqual([true, true, true, false]);
  await document.close();
});
