import { type DestinationStream, type Level, pino } from 'pino';
import type { Logger } from './logger';

/**
 * Makes a logger that writes one JSON object a line: `time` (ISO 8601), `level` in words, `event`, and the fields.
 *
 * @param destination where the lines go: a file on a desktop, standard error of a headless host
 * @param level the least that is written. Default `info`
 */
export function createLogger(destination: DestinationStream, level: Level = 'info'): Logger {
  const log = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  return {
    debug: (event, fields) => log.debug(fields ?? {}, event),
    info: (event, fields) => log.info(fields ?? {}, event),
    warn: (event, fields) => log.warn(fields ?? {}, event),
    error: (event, error, fields) => log.error({ ...fields, ...describe(error) }, event),
  };
}

/** An error by its name, code and stack. Its message stands in the stack; what was thrown may not even be an error. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { error: error.name, code, stack: error.stack };
}
