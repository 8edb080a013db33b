/** Something that may fail to write: a log, a terminal, a pipe. */
interface Output {
  on(event: 'error', listener: () => void): unknown;
}

/** Lets outputs go that nobody reads any more: a terminal that was closed must not end what people are connected to. */
export function outliveOutputs(outputs: readonly Output[]): void {
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
