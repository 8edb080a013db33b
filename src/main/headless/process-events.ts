import type { Logger } from '../logger';

/** Something that may fail to write: a log, a terminal, a pipe. */
interface Output {
  on(event: 'error', listener: () => void): unknown;
}

/** Logs what nobody caught instead of ending the process: people are connected. Outputs that go away are let go. */
export function catchStrays(logger: Logger, outputs: readonly Output[]): void {
  process.on('uncaughtException', (error) => logger.error('uncaught_exception', error));
  process.on('unhandledRejection', (reason) => logger.error('unhandled_rejection', reason));
  for (const output of outputs) output.on('error', () => {});
}

/** Calls `stop` at the first SIGTERM or SIGINT; the second one, of somebody who cannot wait, ends the process. */
export function onStopSignal(stop: (signal: string) => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      void stop(signal);
    });
  }
}
