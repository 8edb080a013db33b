import { createLogger } from '../create-logger';
import { createHost } from '../host/create-host';
import { logUnhandledErrors } from '../unhandled-errors';
import { within } from '../within';
import { announcementForPeople, announcementForPrograms } from './announcement';
import { BoundedOutput } from './bounded-output';
import { failed, misused, type Terminal } from './commands/command';
import { isMaintenance, runMaintenance } from './commands/maintenance';
import { metricsUrl } from './metrics/metrics-address';
import { MetricsListener } from './metrics/metrics-listener';
import { OperatorPages } from './metrics/operator-pages';
import { type Command, readOptions, USAGE } from './options';
import { onStopSignal, outliveOutputs } from './process-events';

/** The word that asks for a host; nobody has to say it. */
const HOST = 'host';

/**
 * Does what a command line asks for: looks after a host's data, or runs a host until a signal.
 *
 * @param searchWorker the built file that a host indexes messages with
 * @returns the exit code, which is set; null while a host runs on
 */
export async function runCommandLine(args: readonly string[], searchWorker: string): Promise<number | null> {
  outliveOutputs([process.stdout, process.stderr]);
  const code = isMaintenance(args) ? await runMaintenance(args, TERMINAL) : await host(args, searchWorker);
  if (code !== null) process.exitCode = code;
  return code;
}

const TERMINAL: Terminal = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

async function host(args: readonly string[], searchWorker: string): Promise<number | null> {
  const command = readOptions(args[0] === HOST ? args.slice(1) : args);
  if (!command.ok) return misused(TERMINAL, command.error, USAGE);
  if (command.value.kind === 'help') {
    TERMINAL.out(USAGE);
    return 0;
  }
  try {
    const { value } = command;
    return await runHost({ ...value, host: { ...value.host, searchWorker } });
  } catch (error) {
    return failed(TERMINAL, `The host could not start: ${error instanceof Error ? error.message : 'unknown error'}`);
  }
}

/** A host without a window: for a machine with no screen, for tests and for load tools. */
async function runHost({ host: options, json, metrics }: Extract<Command, { kind: 'run' }>): Promise<number | null> {
  const log = new BoundedOutput(process.stderr);
  const logger = createLogger(log);
  logUnhandledErrors(process, logger);

  const pages = new OperatorPages(logger);
  const listener = metrics && (await MetricsListener.open(metrics, pages));
  if (listener?.ok === false) return failed(TERMINAL, listener.error);
  const host = await createHost({ ...options, logger, measures: pages.measures, localPages: pages });
  if (!host.ok) {
    await listener?.value.close();
    return failed(TERMINAL, host.error.message);
  }
  pages.watch(host.value);
  onStopSignal(async (signal) => {
    logger.info('stopping', { signal });
    pages.stop();
    await host.value.stop();
    await listener?.value.close();
    await within(1_000, log.taken());
    process.exit(0);
  });
  logger.info('listening', { host: host.value.id, port: host.value.port });
  const url = metrics && listener ? metricsUrl({ ...metrics, port: listener.value.port }) : null;
  process.stdout.write(json ? announcementForPrograms(host.value, url) : announcementForPeople(host.value, url));
  return null;
}
