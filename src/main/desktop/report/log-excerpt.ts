import * as v from 'valibot';
import { PUSH_REASONS, UPGRADE_REASONS } from '#shared/protocol/reasons';

/** A line of the log: what pino writes, and whatever fields came with it. */
const Line = v.looseObject({
  time: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)),
  level: v.picklist(['debug', 'info', 'warn', 'error', 'fatal']),
  event: v.pipe(v.string(), v.regex(/^[a-z][a-z_]{0,60}$/)),
});

/** Words of the program itself that tell one failure from another. All other text is left out, whatever it says. */
const CODE_FIELDS = ['reason', 'kind', 'code', 'error'] as const;
const REASONS: ReadonlySet<string> = new Set([...PUSH_REASONS, ...UPGRADE_REASONS]);
/** How reaching a host fails. */
const KINDS: ReadonlySet<string> = new Set([
  'fingerprint',
  'nothing-listens',
  'no-answer',
  'unknown-name',
  'no-route',
  'not-hearth',
  'broken',
  'lost',
  'timeout',
]);
/** `ECONNREFUSED`, `ERR_STREAM_DESTROYED`, `TypeError`, `StoreFault`. */
const ERROR_NAME = /^(E[A-Z][A-Z0-9]{2,20}|ERR_[A-Z0-9_]{2,60}|([A-Z][a-z]+){0,3}(Error|Fault))$/;

/** Counts that say where somebody is reached. */
const NOT_TOLD: ReadonlySet<string> = new Set(['port']);

/** A place in the program's own files or in Node's, as a stack names it. Its first line may quote anything. */
const PLACE = /^\s+at .*?(?:out[\\/]main[\\/](?:chunks[\\/])?([\w-]+\.cjs)|(node:[a-z_/]+)):(\d+):(\d+)\)?$/;
const MOST_PLACES = 6;

/**
 * A line of the log without anything personal: when, how grave, which event, its numbers, and codes that the program
 * itself knows. Only what is listed here passes, so that a field nobody thought of stays out. Null for what is no line
 * of the log.
 */
export function logExcerpt(line: string): string | null {
  const read = v.safeParse(Line, parsed(line));
  if (!read.success) return null;
  const { time, level, event, ...fields } = read.output;
  return [time, level, event, ...figures(fields), ...codes(fields), ...places(fields.stack)].join(' ');
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

const figures = (fields: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(fields).flatMap(([name, value]) =>
    /^[a-z_]{1,40}$/.test(name) && !NOT_TOLD.has(name) && (typeof value === 'number' || typeof value === 'boolean')
      ? [`${name}=${value}`]
      : [],
  );

const codes = (fields: Readonly<Record<string, unknown>>): string[] =>
  CODE_FIELDS.flatMap((name) => {
    const value = fields[name];
    if (typeof value !== 'string') return [];
    return REASONS.has(value) || KINDS.has(value) || ERROR_NAME.test(value) ? [`${name}=${value}`] : [];
  });

function places(stack: unknown): string[] {
  if (typeof stack !== 'string') return [];
  const found = stack.split('\n').flatMap((line) => {
    const [, own, node, row, column] = PLACE.exec(line) ?? [];
    const file = own ?? node;
    return file ? [`at ${file}:${row}:${column}`] : [];
  });
  return found.slice(0, MOST_PLACES);
}
