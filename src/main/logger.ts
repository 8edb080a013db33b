/** What a log line carries: ids, counts and codes. Never message texts, names, tokens, keys or join codes. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A structured log: one event name, `snake_case`, and its fields. */
export interface Logger {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** `error` is logged by its name, code and stack. */
  error(event: string, error: unknown, fields?: LogFields): void;
}
