import type { LogFields, Logger } from '../../src/main/logger';

/** One line of a log. */
export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: LogFields;
  readonly error?: unknown;
}

/** A logger that remembers, for tests of what is logged and for those that do not care. */
export interface MemoryLogger extends Logger {
  readonly lines: readonly LogLine[];
}

export function memoryLogger(): MemoryLogger {
  const lines: LogLine[] = [];
  const at =
    (level: LogLine['level']) =>
    (event: string, fields: LogFields = {}) =>
      void lines.push({ level, event, fields });
  return {
    lines,
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: (event, error, fields = {}) => void lines.push({ level: 'error', event, fields, error }),
  };
}
