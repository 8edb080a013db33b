/** Each look wakes the process up: more of them would be most of what an idle host costs. */
const INTERVAL_MS = 500;

/**
 * Tells, twice a second, by how many seconds a timer came late: so long everything else waited too. Unlike the
 * delay that Node measures by itself it does not contain the interval, and whoever scrapes does not reset it.
 *
 * @returns stops it
 */
export function watchEventLoop(onLag: (seconds: number) => void): () => void {
  let due = performance.now() + INTERVAL_MS;
  let timer = setTimeout(tick, INTERVAL_MS).unref();
  function tick(): void {
    const now = performance.now();
    onLag(Math.max(0, now - due) / 1_000);
    due = now + INTERVAL_MS;
    timer = setTimeout(tick, INTERVAL_MS).unref();
  }
  return () => clearTimeout(timer);
}
