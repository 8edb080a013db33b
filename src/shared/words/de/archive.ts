import type { archive as English } from '../en/archive';
import { createPlural } from '../plural';

const plural = createPlural('de');
const count = (number: number) => plural(number, { other: '#' });

export const archive: typeof English = {
  dialogs: {
    exportTitle: (room) => `${room} exportieren`,
    export: 'Exportieren',
    importTitle: 'Exportierten Raum auswählen',
    import: 'Importieren',
    json: 'Exportierter Raum',
    page: 'Webseite',
  },
  filesFolder: (name) => `${name} – Dateien`,
  problems: {
    disk: 'Dieser Computer kann dort nicht schreiben. Wähle einen anderen Ordner.',
    diskFull: 'Die Festplatte dieses Computers ist voll. Schaff Platz und exportiere dann noch einmal.',
    unreadable: 'Diese Datei lässt sich nicht lesen. Sieh nach, ob es sie noch gibt, und wähle sie dann noch einmal.',
    tooLarge: (most) => `Diese Datei ist zu groß zum Importieren: höchstens ${most}.`,
    notAnExport: 'Das ist kein Raum, den Hearth exportiert hat. Wähle die .json-Datei eines Exports.',
    newer:
      'Dieser Raum wurde von einem neueren Hearth exportiert. Aktualisiere dieses und versuch es dann noch einmal.',
    damaged: (where) =>
      `Dieser Export ist bei ${where} beschädigt, und nichts wurde importiert. Exportiere den Raum noch einmal.`,
    stranger: (seq) =>
      `Dieser Export ist beschädigt: Zu Nachricht ${seq} fehlt die Person. Nichts wurde importiert. Exportiere den Raum noch einmal.`,
    empty: 'In diesem Export sind keine Nachrichten.',
    changed: 'Die Datei wurde geändert, während sie importiert wurde. Lass sie in Ruhe und importiere sie noch einmal.',
    unreachable:
      'Eine Datei ließ sich nicht an den Host senden. Importiere dieselbe Datei noch einmal: Es geht dort weiter, wo es aufhörte.',
    busy: 'Gerade wird ein anderer Raum exportiert oder importiert. Warte, bis das fertig ist, oder brich es ab.',
  },
  fileNames: (names) => `📎 ${names}`,
  progress: {
    exporting: (room) => `Export von ${room}`,
    importing: (room) => `Import von ${room}`,
    reading: 'Die Datei wird gelesen …',
    messages: (done, of) => `${count(done)} von ${plural(of, { one: '# Nachricht', other: '# Nachrichten' })}`,
    files: (done, of) => `${count(done)} von ${plural(of, { one: '# Datei', other: '# Dateien' })}`,
    filesSoFar: (done) => plural(done, { one: '# Datei', other: '# Dateien' }),
    cancel: 'Abbrechen',
    exportCancelled: 'Der Export ist abgebrochen. Nichts wurde geschrieben.',
    importCancelled: 'Der Import ist abgebrochen.',
  },
  imported: (files) =>
    files === 0
      ? 'Der Raum ist importiert.'
      : `Der Raum ist importiert, mit ${plural(files, { one: 'seiner Datei', other: 'seinen # Dateien' })}.`,
  filesMissing: (missing, of) =>
    `${count(missing)} von ${plural(of, { one: '# Datei', other: '# Dateien' })} ${missing === 1 ? 'fehlte' : 'fehlten'}`,
  filesMissingHelp:
    'Was nicht neben dem Export lag, verändert war oder für diesen Host zu groß ist, hat seinen Namen in der Nachricht hinterlassen. Alles andere von dem Raum ist importiert.',
  onPage: {
    from: (host) => `Auf ${host}`,
    exported: (when) => `Exportiert ${when}`,
    messages: (count) => plural(count, { one: '# Nachricht', other: '# Nachrichten' }),
    edited: 'bearbeitet',
    deleted: 'Diese Nachricht wurde gelöscht.',
    pinned: 'angeheftet',
    somebody: 'Jemand, der nicht mehr da ist',
    answers: (name) => `Antwort an ${name}`,
    reaction: (emoji, names) => `${emoji} von ${names}`,
    notInThePage: 'nicht auf dieser Seite',
    spoiler: 'Verdeckt: zum Lesen darauf zeigen oder auswählen',
    noMessages: 'Hier hat noch niemand etwas geschrieben.',
  },
};
