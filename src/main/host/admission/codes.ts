import { createHash, randomInt, timingSafeEqual } from 'node:crypto';

/** Letters and digits that nobody mistakes for one another: no 0 O, 1 I L, or U, which reads as V. */
const UNAMBIGUOUS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** An owner code: four groups of four, 78 bits, used once. */
export function makeOwnerCode(): string {
  const group = () => Array.from({ length: 4 }, () => UNAMBIGUOUS[randomInt(UNAMBIGUOUS.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

/** Whether two codes are the same to a person: without case, spaces and dashes. Takes the same time whatever they are. */
export const sameCode = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));

const digest = (code: string) =>
  createHash('sha256')
    .update(code.replace(/[\s\p{Dash}]+/gu, '').toLowerCase())
    .digest();
