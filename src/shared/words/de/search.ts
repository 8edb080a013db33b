import type { search as English } from '../en/search';
import { createPlural } from '../plural';

const plural = createPlural('de');

export const search: typeof English = {
  title: 'Suche',
  inRoom: 'Dieser Raum',
  everywhere: 'Alle Räume',
  scope: 'Wo gesucht wird',
  label: 'Nachrichten durchsuchen',
  placeholder: 'Wörter, oder von: in: vor: nach: mit:',
  clear: 'Suche leeren',
  keywords: { from: 'von', in: 'in', before: 'vor', after: 'nach', has: 'mit' },
  me: 'mir',
  file: 'Datei',
  filters: {
    from: 'wer es schrieb',
    in: 'welcher Raum',
    before: 'vor einem Tag: 2026-03-01, heute, gestern',
    after: 'nach einem Tag',
    has: 'mit einer Datei',
  },
  suggestions: 'Vorschläge',
  removeFilter: (filter) => `${filter} entfernen`,
  unknownPerson: (name) => `Niemand hier heißt „${name}“.`,
  unknownRoom: (name) => `Kein Raum hier heißt „${name}“.`,
  unknownDay: (day) => `„${day}“ ist kein Tag. Schreib ihn wie 2026-03-01.`,
  unknownHas: (what) => `„${what}“ gibt es hier nicht. Möglich ist Datei.`,
  searching: 'Wird gesucht',
  results: 'Treffer',
  found: (count, more) =>
    more
      ? plural(count, { other: 'Mehr als # Nachrichten' })
      : plural(count, { one: '# Nachricht', other: '# Nachrichten' }),
  partial: 'Der Host geht seine älteren Nachrichten noch durch. Einige können hier fehlen.',
  nothing: 'Nichts gefunden',
  nothingText: 'Alle Wörter müssen vorkommen oder so beginnen. Weniger Wörter finden mehr.',
  begin: 'Finde, was gesagt wurde',
  beginText: 'Gesucht wird beim Tippen, in jedem Raum, in den du darfst.',
  beginRoom: 'Gesucht wird beim Tippen, in diesem Raum.',
  result: (author, room, when, text) => `${author} in ${room}, ${when}: ${text}`,
  deleted: 'Nachricht gelöscht',
  saved: {
    title: 'Gemerkte Nachrichten',
    empty: 'Noch nichts gemerkt',
    emptyText:
      'Merk dir eine Nachricht über ihr Menü, und du findest sie hier, auf jedem deiner Computer. Nur du siehst das.',
    remove: 'Nicht mehr merken',
    removed: 'Sie ist nicht mehr gemerkt.',
    loading: 'Gemerkte Nachrichten werden geladen',
  },
  threads: {
    title: 'Threads',
    empty: 'Noch keine Threads',
    emptyText: 'Hier kommen Threads zusammen, die du begonnen oder beantwortet hast oder in denen du erwähnt wirst.',
    replies: (count) => plural(count, { one: '# Antwort', other: '# Antworten' }),
    unread: (count) => plural(count, { other: '# ungelesen' }),
    last: (name, when) => `${name}, ${when}`,
    loading: 'Threads werden geladen',
  },
};
