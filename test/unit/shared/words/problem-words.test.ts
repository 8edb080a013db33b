import { expect, test } from 'vitest';
import { FOLDER_PROBLEMS } from '#shared/damage';
import { FAULTS, PUSH_REASONS } from '#shared/protocol/reasons';
import { RoomPushes } from '#shared/protocol/room-channel';
import { SystemPushes } from '#shared/protocol/system-channel';
import { LANGUAGES } from '#shared/words/language';
import { problemWords } from '#shared/words/problem-words';
import { wordsIn } from '#shared/words/words';

const refusal = { message: 'A name needs at least one character.', reason: 'bad_request', field: 'name' };
const PUSHES = [...Object.keys(SystemPushes), ...Object.keys(RoomPushes), 'phx_join'];
/** Those that do not speak as hosts do. */
const OTHERS = LANGUAGES.map(({ language }) => language).filter((language) => language !== 'en');

test('in English a host is quoted', () => {
  expect(problemWords(refusal, wordsIn('en'))).toBe(refusal);
});

test('in German its reason is said, and the field at fault', () => {
  expect(problemWords(refusal, wordsIn('de'))).toMatchObject({ ...refusal, message: expect.stringContaining('Name') });
  const tooFast = { message: 'A bit fast.', reason: 'rate_limited', retry_after: 2_400 };
  expect(problemWords(tooFast, wordsIn('de')).message).toBe('Etwas zu schnell. Versuch es in 3 Sekunden wieder.');
});

test('what was asked of the host says more than the reason alone, and the disk of the host more than that', () => {
  const { message: general } = problemWords({ message: 'English', reason: 'forbidden' }, wordsIn('de'));
  const told = { message: 'English', reason: 'forbidden' };
  expect(problemWords(told, wordsIn('de'), 'chat-message-edit').message).not.toBe(general);
  const full = { message: 'English', reason: 'unavailable', fault: 'disk_full' } as const;
  expect(problemWords(full, wordsIn('de'), 'chat-message').message).toContain('Festplatte');
  expect(problemWords(full, wordsIn('de'), 'chatroom-create')).toEqual(problemWords(full, wordsIn('de')));
});

test.each(OTHERS)('every refusal there may be of a push has a sentence of its own: %s', (language) => {
  const words = wordsIn(language);
  for (const push of PUSHES) {
    for (const reason of PUSH_REASONS) {
      for (const fault of [undefined, ...FAULTS]) {
        const told = { message: 'English', reason, ...(fault && { fault }) };
        const { message } = problemWords(told, words, push);
        expect(message, `${push} ${reason}`).toMatch(/^\p{Lu}.*\.$/u);
        expect(message, `${push} ${reason}`).not.toBe('English');
      }
    }
  }
});

test.each(OTHERS)('every trouble of the disk of this computer has a sentence of its own: %s', (language) => {
  const { desktop, refusals } = wordsIn(language);
  const said = [
    ...FAULTS.map((fault) => refusals.here.fault(fault, 'English')),
    ...FOLDER_PROBLEMS.map((folder) => desktop.problems.hostingFailed({ reason: 'store', message: 'English', folder })),
  ];
  expect(said).not.toContain('English');
  expect(new Set(said).size).toBe(said.length);
});

test('a field that every object has by birth is no field', () => {
  for (const field of ['constructor', '__proto__', 'toString']) {
    const told = { message: 'English', reason: 'bad_request', field };
    expect(typeof problemWords(told, wordsIn('de'), field).message).toBe('string');
  }
});

test('what has no reason a program knows is said as it came', () => {
  const told = { message: 'Nur ein Satz.', reason: 'disk_full' };
  expect(problemWords(told, wordsIn('de'))).toBe(told);
});
