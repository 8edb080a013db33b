import { randomInt } from 'node:crypto';
import { WORDS } from './words';

/**
 * A new join code, such as `alder-moss-4827`: said over a table, typed on a phone. 27 bits, which at ten wrong tries
 * a minute and address take centuries to guess.
 */
export function makeJoinCode(): string {
  const digits = randomInt(10_000).toString().padStart(4, '0');
  return `${randomWord()}-${randomWord()}-${digits}`;
}

const randomWord = (): string => WORDS[randomInt(WORDS.length)] ?? WORDS[0];
