import { onTestFinished } from 'vitest';

/** Every error of this process that nobody handles while the test runs. */
export function unhandledErrors(): readonly unknown[] {
  const errors: unknown[] = [];
  const note = (error: unknown) => void errors.push(error);
  process.on('unhandledRejection', note).on('uncaughtException', note);
  onTestFinished(() => void process.off('unhandledRejection', note).off('uncaughtException', note));
  return errors;
}
