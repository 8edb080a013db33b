import type { Session } from 'electron';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Settings } from '#shared/bridge/settings';
import { Spelling } from '../../../src/main/desktop/spelling';

/** A system with these languages, and what was asked of its spell check. */
function setUp(platform: NodeJS.Platform, change: Partial<Settings> = {}) {
  let value = { ...v.parse(Settings, {}), ...change };
  const asked = { enabled: null as boolean | null, languages: [] as readonly string[], url: null as string | null };
  const session = {
    availableSpellCheckerLanguages: ['de', 'en-GB'],
    setSpellCheckerEnabled: (on: boolean) => {
      asked.enabled = on;
    },
    setSpellCheckerLanguages: (languages: string[]) => {
      asked.languages = languages;
    },
    setSpellCheckerDictionaryDownloadURL: (url: string) => {
      asked.url = url;
    },
  };
  let changed = () => {};
  const settings = {
    get value() {
      return value;
    },
    onChange: (listener: () => void) => {
      changed = listener;
      return () => undefined;
    },
  };
  const spelling = new Spelling(session as unknown as Session, platform, settings);
  const choose = (next: Partial<Settings>) => {
    value = { ...value, ...next };
    changed();
  };
  return { spelling, asked, choose };
}

test('Windows checks in the languages a person chose among those it has', () => {
  const { spelling, asked, choose } = setUp('win32', { spell_languages: ['de', 'tlh'] });
  expect(spelling.languages).toEqual(['de', 'en-GB']);
  expect(asked).toMatchObject({ enabled: true, languages: ['de'] });
  choose({ spell_check: false });
  expect(asked.enabled).toBe(false);
  expect(spelling.checks).toBe(false);
});

test('macOS finds the language itself', () => {
  const { spelling, asked } = setUp('darwin');
  expect(spelling.languages).toEqual([]);
  expect(spelling.checks).toBe(true);
  expect(asked.url).toBeNull();
});

test('where dictionaries would come from the internet there is no spell check, and nothing is fetched', () => {
  const { spelling, asked } = setUp('linux');
  expect(spelling.checks).toBeNull();
  expect(asked.enabled).toBe(false);
  expect(new URL(asked.url ?? '').protocol).not.toMatch(/^http/);
});
