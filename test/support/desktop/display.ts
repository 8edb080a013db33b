import { type LongRunning, startLongRunning } from './long-running';

/** A screen that nobody sees. */
export interface Display extends LongRunning {
  /** The value of `DISPLAY`. */
  readonly name: string;
}

/** Starts an X server on a display number that is free. */
export async function startDisplay(size = '1280x900'): Promise<Display> {
  const args = ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset'];
  const { firstLine, ...xvfb } = await startLongRunning('Xvfb', args, { readyOn: 3 });
  return { ...xvfb, name: `:${firstLine.trim()}` };
}
