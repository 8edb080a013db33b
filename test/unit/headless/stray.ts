import { outliveOutputs } from '../../../src/main/headless/process-events';
import { logUnhandledErrors } from '../../../src/main/unhandled-errors';
import { memoryLogger } from '../../support/memory-logger';

/** A process in which something goes wrong that nobody catches; it ends by itself and tells what was logged. */
const logger = memoryLogger();
logUnhandledErrors(process, logger);
outliveOutputs([process.stdout]);
setTimeout(() => {
  throw new Error('thrown by a timer');
});
void Promise.reject(new Error('rejected'));
process.stdout.emit('error', new Error('EPIPE'));
setTimeout(() => {
  process.stdout.write(logger.lines.map(({ level, event }) => `${level} ${event}`).join('\n'));
}, 50);
