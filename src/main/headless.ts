import { createLogger } from './create-logger';
import { announcementForPeople, announcementForPrograms } from './headless/announcement';
import { BoundedOutput } from './headless/bounded-output';
import { metricsUrl } from './headless/metrics/metrics-address';
import { MetricsListener } from './headless/metrics/metrics-listener';
import { OperatorPages } from './headless/metrics/operator-pages';
import { type Command, readOptions, USAGE } from './headless/options';
import { onStopSignal, outliveOutputs } from './headless/process-events';
import { createHost } from './host/create-host';
import { logUnhandledErrors } from './unhandled-errors';
import { within } from './within';

/** A host without a window: for a machine with no screen, for tests and for load tools. */
async function main(args: readonly string[]): Promise<void> {
  const command = readOptions(args);
  if (!command.ok) return leave(2, `${command.error}\n\n${USAGE}`);
  if (command.value.kind === 'help') process.stdout.write(USAGE);
  else await run(command.value);
}

async function run({ host: options, json, metrics }: Extract<Command, { kind: 'run' }>): Promise<void> {
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

/** Says why on standard error and lets the process end by itself, so that nothing of it is cut off. */
function leave(code: number, text: string): void {
  process.stderr.write(text);
  process.exitCode = code;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  leave(1, `The host could not start: ${error instanceof Error ? error.message : 'unknown error'}\n`);
});
