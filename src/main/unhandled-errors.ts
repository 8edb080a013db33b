import type { Logger } from './logger';

/**
 * Logs what nobody caught and goes on. A bug in one corner must not take the host down, and with it everybody's
 * conversation. Electron's own answer would be a dialog with a stack, Node's the end of the process.
 */
export function logUnhandledErrors(process: NodeJS.Process, logger: Logger): void {
  process.on('uncaughtException', (error) => logger.error('uncaught_exception', error));
  process.on('unhandledRejection', (reason) => logger.error('unhandled_rejection', reason));
}
