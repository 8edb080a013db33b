import type { Fault, PushReason } from '../../protocol/reasons';
import { createPlural } from '../plural';
import type { Told } from '../told';

const plural = createPlural('de');

/** What is wrong with a field. */
const FIELDS: Readonly<Record<string, string>> = {
  name: 'Dieser Name geht nicht: eine Zeile, 1 bis 80 Zeichen, davon etwas Sichtbares.',
  description: 'Diese Beschreibung geht nicht: höchstens 500 Zeichen.',
  message: 'Eine Nachricht braucht Text, höchstens 8.000 Zeichen.',
  reply_to: 'Die Nachricht, auf die du antwortest, gibt es in diesem Raum nicht.',
  emoji: 'Eine Reaktion ist genau ein Emoji.',
  users: 'Diese Auswahl von Personen geht nicht.',
  user: 'Diese Person geht hier nicht.',
  files: 'Diese Dateien lassen sich nicht senden. Häng sie noch einmal an.',
  size: 'Diese Datei ist größer, als dieser Host sie nimmt.',
  query: 'Diese Suche geht nicht: höchstens 200 Zeichen.',
  cursor: 'Diese Liste ist nicht mehr aktuell. Öffne sie noch einmal.',
  color: 'Diese Farbe geht nicht.',
  policy: 'Diese Regel für Neue gibt es nicht.',
  messages: 'Eine Nachricht in diesem Export ist beschädigt. Exportiere den Raum noch einmal.',
};

/** What there is none of. */
const MISSING: Readonly<Record<string, string>> = {
  users: 'Jemanden davon gibt es hier nicht.',
  user: 'Diese Person gibt es hier nicht.',
  team: 'Dieses Team gibt es hier nicht.',
  room: 'Diesen Raum gibt es hier nicht.',
  seq: 'Diese Nachricht gibt es nicht mehr.',
  id: 'Das gibt es hier nicht mehr.',
};

/** What is wrong with the host's disk. */
const FAULTS: Readonly<Record<Fault, string>> = {
  disk_full: 'Die Festplatte des Hosts ist voll. Wer ihn betreibt, muss erst Platz schaffen.',
  io: 'Die Festplatte des Hosts meldet einen Fehler. Versuch es noch einmal.',
  closed: 'Der Host hält gerade an.',
};

const MESSAGE_GONE = 'Diese Nachricht gibt es nicht mehr.';
const SETTLED = {
  conflict: 'Diese Einladung ist schon beantwortet oder zurückgezogen.',
  not_found: 'Diese Einladung gibt es nicht mehr.',
};
const NO_TEAM = 'Dieses Team gibt es hier nicht.';
const SEARCH_RESTS = 'Die Suche geht gerade nicht. Versuch es in einer Minute noch einmal.';
const ROOMS_FULL = 'Dieser Host hat schon so viele Räume, wie er fasst. Lösch zuerst einen.';
const LETTING_IN = {
  forbidden: 'Einlassen dürfen nur Admins und wem der Host gehört.',
  not_found: 'Diese Person wartet nicht mehr.',
};

/** Why the host did not do something, where its reason says less: by push and reason. */
const PUSHES: Readonly<Record<string, Partial<Record<PushReason, string>>>> = {
  'chat-message-edit': {
    forbidden: 'Eine Nachricht bearbeitet nur, wer sie geschrieben hat.',
    conflict: 'Diese Nachricht wurde gelöscht und lässt sich nicht mehr bearbeiten.',
    not_found: MESSAGE_GONE,
  },
  'chat-message-delete': {
    forbidden: 'Eine Nachricht löscht nur, wer sie geschrieben hat, oder ein Admin.',
    not_found: MESSAGE_GONE,
  },
  reaction: {
    conflict: 'Diese Nachricht wurde gelöscht, oder sie hat schon so viele verschiedene Reaktionen wie möglich.',
    not_found: MESSAGE_GONE,
  },
  pin: {
    conflict: 'Diese Nachricht wurde gelöscht, oder in diesem Raum ist schon so viel angeheftet wie möglich.',
    not_found: MESSAGE_GONE,
  },
  save: {
    conflict: 'Diese Nachricht wurde gelöscht, oder du hast dir schon so viele gemerkt wie möglich.',
    not_found: MESSAGE_GONE,
  },
  thread: { not_found: 'Diesen Thread gibt es nicht mehr.' },
  search: { unavailable: SEARCH_RESTS },
  threads: { unavailable: SEARCH_RESTS },
  invite: {
    conflict: 'Diese Person ist schon im Raum oder kommt ohne Einladung hinein.',
    forbidden:
      'In diesen Raum lässt sich niemand einladen: In den Raum eines Teams kommt, wer im Team ist, in ein direktes Gespräch niemand mehr.',
    unavailable: 'Auf diese Person warten schon zu viele Einladungen.',
  },
  'invitation-accept': SETTLED,
  'invitation-decline': SETTLED,
  'invitation-revoke': SETTLED,
  direct: { unavailable: ROOMS_FULL },
  'chatroom-create': { unavailable: ROOMS_FULL },
  'chatroom-update': {
    forbidden:
      'Diesen Raum ändert nur, wer ihn angelegt hat, oder ein Admin. Ein direktes Gespräch bleibt, wie es ist.',
  },
  'chatroom-delete': {
    forbidden: 'Diesen Raum löscht nur, wer ihn angelegt hat, oder ein Admin. Ein direktes Gespräch bleibt.',
  },
  'team-create': { unavailable: 'Dieser Host hat schon so viele Teams, wie er fasst. Lösch zuerst eines.' },
  'team-update': { forbidden: 'Dieses Team ändert nur, wer es angelegt hat, oder ein Admin.', not_found: NO_TEAM },
  'team-delete': { forbidden: 'Dieses Team löscht nur, wer es angelegt hat, oder ein Admin.', not_found: NO_TEAM },
  'user-role': { forbidden: 'Admins bestimmt nur, wem der Host gehört.' },
  'user-remove': {
    forbidden: 'Diese Person darf nur entfernen, wem der Host gehört.',
    bad_request: 'Dich selbst kannst du nicht entfernen.',
  },
  'user-restore': LETTING_IN,
  'user-approve': { ...LETTING_IN, unavailable: 'Dieser Host hat schon so viele Personen, wie er fasst.' },
  'user-refuse': LETTING_IN,
  'host-update': { forbidden: 'Den Host ändern nur Admins und wem er gehört.' },
  'host-code': { forbidden: 'Den Beitrittscode sieht nur, wem der Host gehört.' },
  'file-upload': {
    conflict: 'Zu viele deiner Dateien sind noch unterwegs. Warte auf einige, oder brich sie ab.',
    unavailable:
      'Auf der Festplatte des Hosts ist kein Platz für diese Datei. Wer ihn betreibt, muss erst Platz schaffen.',
  },
  'file-resume': { not_found: 'Der Host weiß nichts mehr von dieser Datei. Sende sie noch einmal.' },
  'file-download': { not_found: 'Diese Datei gibt es in diesem Raum nicht mehr.' },
  'import-begin': {
    forbidden: 'Räume importieren nur Admins und wem der Host gehört.',
    unavailable: 'Dieser Host hat schon so viele Räume oder Personen, wie er fasst.',
  },
};

/** A refusal that says no more than its reason. */
const REASONS: Readonly<Record<PushReason, string>> = {
  bad_request: 'So geht das nicht. Prüfe die Eingabe und versuch es noch einmal.',
  not_found: 'Das gibt es hier nicht, oder nicht mehr.',
  forbidden: 'Das darfst du hier nicht.',
  not_joined: 'Öffne zuerst diesen Raum.',
  conflict: 'Das geht nicht mehr: Es ist schon so, oder jemand war schneller.',
  too_large: 'Das ist zu groß für diesen Host.',
  rate_limited: 'Etwas zu schnell. Versuch es gleich noch einmal.',
  unavailable: 'Der Host kann das gerade nicht. Versuch es gleich noch einmal.',
};

/** Hosts name fields as they like: what every object inherits is no sentence. */
const said = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

const isReason = (reason: string): reason is PushReason => Object.hasOwn(REASONS, reason);

/** What a host refuses, by its reason, the field at fault and what was asked; null for a reason of no host. */
export function ofHost({ reason = '', field = '', fault, push = '', retry_after }: Told): string | null {
  if (!isReason(reason)) return null;
  const [first = ''] = field.split('.');
  return (
    soonAgain(reason, retry_after) ??
    (fault && FAULTS[fault]) ??
    ofField(reason, first) ??
    said(PUSHES, push)?.[reason] ??
    REASONS[reason]
  );
}

function soonAgain(reason: PushReason, wait: number | undefined): string | undefined {
  if (reason !== 'rate_limited' || wait === undefined) return undefined;
  const seconds = Math.max(1, Math.ceil(wait / 1_000));
  return `Etwas zu schnell. Versuch es ${plural(seconds, { one: 'in einer Sekunde', other: 'in # Sekunden' })} wieder.`;
}

function ofField(reason: PushReason, field: string): string | undefined {
  switch (reason) {
    case 'bad_request':
      return said(FIELDS, field);
    case 'not_found':
      return said(MISSING, field);
    case 'too_large':
      return field === 'message' ? 'Diese Nachricht ist zu lang: Kürze oder teile sie.' : said(FIELDS, field);
    default:
      return undefined;
  }
}
