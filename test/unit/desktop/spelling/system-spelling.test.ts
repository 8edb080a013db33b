import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Settings } from '#shared/bridge/settings';
import { SystemSpelling } from '../../../../src/main/desktop/spelling/system-spelling';

test('macOS finds the languages, the mistakes and what was meant by itself', async () => {
  const asked: unknown[] = [];
  const session = {
    setSpellCheckerEnabled: (on: boolean) => void asked.push(on),
    addWordToSpellCheckerDictionary: (word: string) => asked.push(word) > 0,
  };
  const listeners: (() => void)[] = [];
  const settings = {
    value: v.parse(Settings, {}),
    onChange: (listener: () => void) => {
      listeners.push(listener);
      return () => void listeners.pop();
    },
  };
  const spelling = new SystemSpelling(session, settings);
  settings.value = { ...settings.value, spell_check: false };
  for (const changed of listeners) changed();
  await spelling.learn('glorb');
  expect(asked).toEqual([true, false, 'glorb']);
  expect(spelling.languages).toEqual([]);
  expect(await spelling.wrong()).toEqual([]);
  expect(await spelling.suggestions('teh', ['a', 'b', 'c', 'd', 'e', 'f'])).toEqual(['a', 'b', 'c', 'd', 'e']);
  await spelling.close();
  expect(listeners).toEqual([]);
});
