import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { Drafts, DraftsFile } from '../../../src/main/desktop/drafts';
import { openDocument } from '../../../src/main/store/open-document';
import { memoryLogger } from '../../support/memory-logger';
import { tempFolder } from '../../support/temp-folder';

afterEach(() => {
  vi.useRealTimers();
});

async function open(path: string) {
  const logger = memoryLogger();
  const document = await openDocument(path, DraftsFile, { drafts: {} }, { logger });
  return { document, drafts: new Drafts(document, logger) };
}

const soup = { text: 'Soup at', reply_to: 3 };

test('what is being written is there after a restart, for its owner alone', async () => {
  const path = join(await tempFolder(), 'drafts.json');
  const before = await open(path);
  before.drafts.set('studio', 'lunch', { text: 'Soup', reply_to: null });
  before.drafts.set('studio', 'lunch', soup);
  before.drafts.set('studio', 'releases', { text: 'Soon', reply_to: null });
  await before.drafts.close();
  await before.document.close();
  const after = await open(path);
  expect(after.drafts.all()).toEqual({ studio: { lunch: soup, releases: { text: 'Soon', reply_to: null } } });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('typing is written some of the time, not with every key', async () => {
  vi.useFakeTimers();
  let writes = 0;
  const update = async () => {
    writes += 1;
  };
  const document = { value: { drafts: {} }, update, close: async () => undefined };
  const drafts = new Drafts(document, memoryLogger());
  for (let length = 1; length <= 20; length += 1) {
    drafts.set('studio', 'lunch', { text: 'x'.repeat(length), reply_to: null });
    vi.advanceTimersByTime(100);
  }
  vi.runAllTimers();
  expect(writes).toBe(4);
});

test('a draft that was emptied is forgotten, one that still answers something is not', async () => {
  const { drafts } = await open(join(await tempFolder(), 'drafts.json'));
  drafts.set('studio', 'lunch', soup);
  drafts.set('studio', 'lunch', { text: '', reply_to: 3 });
  expect(drafts.all().studio).toEqual({ lunch: { text: '', reply_to: 3 } });
  drafts.set('studio', 'lunch', { text: '', reply_to: null });
  expect(drafts.all().studio).toEqual({});
  await drafts.close();
});

test('with a host that is left all its drafts go', async () => {
  const { drafts } = await open(join(await tempFolder(), 'drafts.json'));
  drafts.set('studio', 'lunch', soup);
  drafts.forget('studio');
  expect(drafts.all()).toEqual({});
  await drafts.close();
});
