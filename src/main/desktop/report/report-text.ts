import type { Settings } from '#shared/bridge/settings';
import type { AppState, Connection, HostEntry } from '#shared/bridge/state';
import { logExcerpt } from './log-excerpt';

type Figures = Readonly<Record<string, string | number | boolean | null>>;

/** What a report is made of. Much of it is personal: {@link reportText} takes of it what is not. */
export interface ReportFacts {
  /** What the report says of itself, in the person's language. */
  readonly head: string;
  readonly written: Date;
  /** Versions of the app and what it runs in, and what kind of computer it is. None of them names a person. */
  readonly system: Figures;
  readonly state: AppState;
  /** What folders and the host hold, in bytes and counts. */
  readonly sizes: Figures;
  /** Lines of the log, the oldest first. */
  readonly log: readonly string[];
}

/** The lines of the log that a report shows at most. */
const LOG_LINES = 200;

/**
 * The report somebody may pass on when something is wrong: versions, settings, counts, how connections stand, the end of
 * the log. It is built from what is listed here, never by taking out what is known to be personal: no message, name,
 * key, token, id, host name or address gets in.
 */
export function reportText({ head, written, system, state, sizes, log }: ReportFacts): string {
  const lines = log.flatMap((line) => logExcerpt(line) ?? []);
  return [
    head,
    `Written ${written.toISOString()}`,
    section('system', figures(system)),
    section('settings', figures(settingsFigures(state.settings))),
    section('hosts', state.hosts.map(hostLine)),
    section('here', figures(hereFigures(state))),
    section('sizes', figures(sizes)),
    section('log', lines.slice(-LOG_LINES)),
    '',
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): string => ['', `[${title}]`, ...lines].join('\n');

const figures = (of: Figures): string[] => Object.entries(of).map(([name, value]) => `${name}: ${value}`);

/** Settings whose text is one of a few words of our own. */
const CHOICES: ReadonlySet<string> = new Set<keyof Settings>([
  'theme',
  'language',
  'text_size',
  'density',
  'motion',
  'notify_level',
  'badge',
  'sound',
  'send_key',
]);

/** What was chosen, as it is where it says nothing about anybody, else only that or how much was chosen. */
const settingsFigures = (settings: Settings): Figures =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, settingFigure(name, value)]));

function settingFigure(name: string, value: Settings[keyof Settings]): Figures[string] {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'string') return CHOICES.has(name) ? value : 'set';
  return `${Object.keys(value).length} entries`;
}

const hostLine = (host: HostEntry, index: number): string =>
  [
    `${index + 1}. ${connectionOf(host.connection)}`,
    host.own ? 'own' : 'of another',
    `policy ${host.policy}`,
    `unread ${sum(host.unread)} in ${Object.keys(host.unread).length} rooms`,
    `mentions ${sum(host.mentions)}`,
    `invitations ${host.invitations}`,
    `left ${host.left_rooms.length}`,
  ].join(', ');

function connectionOf(connection: Connection): string {
  switch (connection.state) {
    case 'reconnecting':
      return `reconnecting since ${time(connection.since)}${connection.answers ? ' (it answers)' : ''}`;
    case 'refused':
      return `refused (${connection.reason})`;
    default:
      return connection.state;
  }
}

function hereFigures({ me, hosting, storage, discovery, discovered, drafts, downloads, language }: AppState): Figures {
  return {
    language,
    key_storage: me?.key_storage ?? 'no person yet',
    discovery: discovery.state,
    hosts_nearby: discovered.length,
    hosting: hosting.state,
    ...(hosting.state === 'on' && {
      policy: hosting.policy,
      visible: hosting.visible,
      connected: hosting.connected,
      since: time(hosting.since),
    }),
    storage_trouble: storage.trouble?.reason ?? 'none',
    last_storage_trouble: storage.last_trouble ? time(storage.last_trouble.since) : 'none',
    damaged_files: storage.damages.length,
    drafts: Object.values(drafts).reduce((count, ofHost) => count + Object.keys(ofHost).length, 0),
    downloads: downloads.length,
  };
}

/** A time as we write it, or nothing of what stands in its place. */
const time = (text: string): string => {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? 'unknown' : date.toISOString();
};

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);
