import { createLogger } from '../create-logger';
import { createHost } from '../host/create-host';
import { logUnhandledErrors } from '../unhandled-errors';
import { within } from '../within';
import { announcementForPeople, announcementForPrograms } from './announcement';
import { BoundedOutput } from './bounded-output';
import { isMaintenance, runMaintenance } from './commands/maintenance';
import { metricsUrl } from './metrics/metrics-address';
import { MetricsListener } from './metrics/metrics-listener';
import { OperatorPages } from './metrics/operator-pages';
import { type Command, readOptions, USAGE } from './options';
import { onStopSignal, outliveOutputs } from './process-events';

/** The word that asks for a host; nobody has to say it. */
const HOST = 'host';

/** Whether a command line begins with one of Hearth's words: what the desktop's executable looks for, too. */
export const isCommand = (args: readonly string[]): boolean => args[0] === HOST || isMaintenance(args);

/** Does what a command line asks for: runs a host until a signal, or looks after its data. Sets the exit code. */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  if (isMaintenance(args)) {
    const write = {
      out: (text: string) => process.stdout.write(text),
      err: (text: string) => process.stderr.write(text),
    };
    process.exitCode = await runMaintenance(args, write);
    return;
  }
  const command = readOptions(args[0] === HOST ? args.slice(1) : args);
  if (!command.ok) leave(2, `${command.error}\n\n${USAGE}`);
  else if (command.value.kind === 'help') process.stdout.write(USAGE);
  else await runHost(command.value).catch((error: unknown) => leave(1, couldNotStart(error)));
}

/** A host without a window: for a machine with no screen, for tests and for load tools. */
async function runHost({ host: options, json, metrics }: Extract<Command, { kind: 'run' }>): Promise<void> {
  const log = new BoundedOutput(process.stderr);
  const logger = createLogger(log);
  logUnhandledErrors(process, logger);
  outliveOutputs([process.stdout, process.stderr]);

  const pages = new OperatorPages(logger);
  const listener = metrics && (await MetricsListener.open(metrics, pages));
  if (listener?.ok === false) return leave(1, `${listener.error}\n`);
  const host = await createHost({ ...options, logger, measures: pages.measures, localPages: pages });
  if (!host.ok) {
    await listener?.value.close();
    return leave(1, `${host.error.message}\n`);
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
}

const couldNotStart = (error: unknown): string =>
  `The host could not start: ${error instanceof Error ? error.message : 'unknown error'}\n`;

/** Says why on standard error and lets the process end by itself, so that nothing of it is cut off. */
function leave(code: number, text: string): void {
  process.stderr.write(text);
  process.exitCode = code;
}
