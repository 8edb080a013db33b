import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Settings } from '#shared/bridge/settings';
import { SpokenLanguage } from '../../../src/main/desktop/spoken-language';

function setUp(system: readonly string[]) {
  const listeners = new Set<() => void>();
  let value = v.parse(Settings, {});
  const settings = {
    get value() {
      return value;
    },
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const language = new SpokenLanguage(settings, () => system);
  let told = 0;
  language.onChange(() => {
    told += 1;
  });
  const choose = (change: Partial<Settings>) => {
    value = { ...value, ...change };
    for (const listener of listeners) listener();
  };
  return { language, choose, told: () => told, listeners };
}

test('the app speaks the language of the system until another one is chosen, at once', () => {
  const { language, choose, told } = setUp(['de-AT', 'en']);
  expect(language.words.desktop.menu.quit).toBe('Hearth beenden');
  choose({ language: 'en' });
  expect(language.words.desktop.menu.quit).toBe('Quit Hearth');
  choose({ theme: 'dark' });
  expect(told()).toBe(1);
});

test('after the end nothing is listened to', () => {
  const { language, listeners } = setUp([]);
  language.close();
  expect(listeners.size).toBe(0);
});
