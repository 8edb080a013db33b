import { defineConfig } from 'vitest/config';

// One project per suite, so that `vitest run --project unit` is a short loop. What each suite is for stands in test/README.md.
const suite = (name: string, options: { timeout?: number; serial?: boolean; shared?: boolean } = {}) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.{ts,tsx}`],
    testTimeout: options.timeout ?? 10_000,
    hookTimeout: options.timeout ?? 10_000,
    fileParallelism: !options.serial,
    isolate: !options.shared,
  },
});

export default defineConfig({
  test: {
    environment: 'node',
    maxWorkers: 2,
    projects: [
      // Nothing lives at module level, so files may share one load of it: less than half the work.
      suite('unit', { shared: true }),
      suite('contract', { shared: true }),
      suite('conformance', { timeout: 20_000 }),
      // Networks of their own, in which there is much waiting: they may run beside others.
      suite('network', { timeout: 60_000 }),
      // Apps take the usual port, and the same one again when they come back.
      suite('desktop', { timeout: 60_000, serial: true }),
      // They measure what others notice: nothing runs beside them.
      suite('faults', { timeout: 60_000, serial: true }),
    ],
  },
});
