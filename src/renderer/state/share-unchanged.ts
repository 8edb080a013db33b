import { useEffect, useRef } from 'react';

/**
 * `next`, with every part that equals its counterpart in `before` taken from there: what did not change keeps its
 * identity, and React draws nothing anew for it. For plain data as it comes over the bridge.
 */
export function shareUnchanged<T>(before: unknown, next: T): T {
  if (Object.is(before, next)) return next;
  if (Array.isArray(before) && Array.isArray(next)) {
    const shared = next.map((value, index) => shareUnchanged(before[index], value));
    return (isSame(before, shared) ? before : shared) as T;
  }
  if (!isRecord(before) || !isRecord(next)) return next;
  const shared = Object.fromEntries(
    Object.entries(next).map(([key, value]) => [key, shareUnchanged(before[key], value)]),
  );
  return (isSame(Object.values(before), Object.values(shared)) && hasKeysOf(before, shared) ? before : shared) as T;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSame = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  before.length === after.length && after.every((value, index) => Object.is(value, before[index]));

const hasKeysOf = (before: object, after: object): boolean =>
  Object.keys(after).every((key) => Object.hasOwn(before, key));

/** The same value, with what did not change since the drawing before taken from there. */
export function useUnchanged<T>(next: T): T {
  const before = useRef<T>(next);
  const shared = shareUnchanged(before.current, next);
  useEffect(() => {
    before.current = shared;
  });
  return shared;
}
