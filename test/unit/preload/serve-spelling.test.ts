import type { WebFrame } from 'electron';
import { expect, test } from 'vitest';
import type { AppEvent } from '#shared/bridge/bridge';
import { REQUEST_CHANNEL } from '#shared/bridge/ipc';
import { err, ok } from '#shared/result';
import { type SpelledPage, serveSpelling } from '../../../src/preload/serve-spelling';

/** A field that notes how its spell check is switched. */
class Field {
  readonly switched: boolean[] = [];

  constructor(
    readonly value: string,
    private checked = true,
  ) {}

  get spellcheck(): boolean {
    return this.checked;
  }

  set spellcheck(on: boolean) {
    this.checked = on;
    this.switched.push(on);
  }
}

function setUp(field: Field | null, others: readonly Field[] = []) {
  const asked: unknown[] = [];
  let answer: unknown = ok(['teh']);
  let tell: (event: unknown, message: AppEvent) => void = () => undefined;
  let provider: Parameters<WebFrame['setSpellCheckProvider']>[1] | undefined;
  const ipc = {
    invoke: async (channel: string, ...args: unknown[]) => {
      expect(channel).toBe(REQUEST_CHANNEL);
      asked.push(args);
      return answer;
    },
    on: (_channel: string, listener: typeof tell) => {
      tell = listener;
    },
  };
  const page = { activeElement: field, querySelectorAll: () => [field, ...others] } as unknown as SpelledPage;
  const setSpellCheckProvider: WebFrame['setSpellCheckProvider'] = (_language, given) => {
    provider = given;
  };
  serveSpelling({ setSpellCheckProvider }, ipc, page);
  return {
    asked,
    refuse: () => {
      answer = err({ reason: 'forbidden', message: 'No.' });
    },
    check: (words: string[]) => new Promise<string[]>((resolve) => provider?.spellCheck(words, resolve)),
    tell: (message: AppEvent) => tell({}, message),
  };
}

test('the words of the prose that is being written are asked for, and those that are wrong are underlined', async () => {
  const { asked, check } = setUp(new Field('teh cat sat on `teh` and `mat`'));
  expect(await check(['cat', 'mat', 'teh'])).toEqual(['teh']);
  expect(asked).toEqual([['spelling.check', { words: ['cat', 'teh'] }]]);
});

test('all of them are asked for where there is no field to read', async () => {
  const { asked, check } = setUp(null);
  await check(['cat', 'teh']);
  expect(asked).toEqual([['spelling.check', { words: ['cat', 'teh'] }]]);
});

test('no more and none longer than a request may carry', async () => {
  const { asked, check } = setUp(null);
  await check(['x'.repeat(101), ...Array.from({ length: 4_001 }, (_, index) => `w${index}`)]);
  const [[, { words }]] = asked as [[string, { words: string[] }]];
  expect(words).toHaveLength(4_000);
  expect(words[0]).toBe('w0');
});

test('a refusal underlines nothing', async () => {
  const { refuse, check } = setUp(null);
  refuse();
  expect(await check(['teh'])).toEqual([]);
});

test('fields are checked again when other words are right, those that are checked at all', () => {
  const field = new Field('teh');
  const unchecked = new Field('', false);
  const { tell } = setUp(field, [unchecked]);
  tell({ kind: 'open', target: { kind: 'settings' } });
  expect(field.switched).toEqual([]);
  tell({ kind: 'spelling' });
  expect(field.switched).toEqual([false, true]);
  expect(unchecked.switched).toEqual([]);
});
