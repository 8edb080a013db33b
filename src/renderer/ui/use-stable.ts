import { useLayoutEffect, useMemo, useRef } from 'react';

type Functions = Readonly<Record<string, (...args: never[]) => unknown>>;

/**
 * Functions that stay the same from one drawing to the next and do what the newest ones given do: for handlers of parts
 * that cost much to draw. They are called by events, never while drawing. The names must not change.
 */
export function useStable<T extends Functions>(functions: T): T {
  const latest = useRef(functions);
  useLayoutEffect(() => {
    latest.current = functions;
  });
  return useMemo(() => {
    const names = Object.keys(latest.current);
    const call =
      (name: string) =>
      (...args: never[]) =>
        latest.current[name]?.(...args);
    return Object.fromEntries(names.map((name) => [name, call(name)])) as T;
  }, []);
}
