import { useMemo, useSyncExternalStore } from 'react';

/** The time now, renewed every `every` milliseconds, for words such as "Seen yesterday" and for grace periods. */
export function useNow(every = 60_000): Date {
  const clock = useMemo(() => createClock(every), [every]);
  return useSyncExternalStore(clock.subscribe, clock.now);
}

function createClock(every: number) {
  let now = new Date();
  return {
    now: () => now,
    subscribe: (listener: () => void) => {
      const timer = setInterval(() => {
        now = new Date();
        listener();
      }, every);
      return () => clearInterval(timer);
    },
  };
}
