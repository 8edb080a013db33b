import type { archive as English } from '../en/archive';
import { createPlural } from '../plural';

const plural = createPlural('de');

export const archive: typeof English = {
  dialogs: {
    exportTitle: (room) => `${room} exportieren`,
    export: 'Exportieren',
    importTitle: 'Exportierten Raum auswählen (seine Dateien werden nicht importiert)',
    import: 'Importieren',
    json: 'Exportierter Raum',
    page: 'Webseite',
  },
  filesFolder: (name) => `${name} – Dateien`,
  problems: {
    disk: 'Dieser Computer kann dort nicht schreiben. Wähle einen anderen Ordner.',
    diskFull: 'Die Festplatte dieses Computers ist voll. Schaffe Platz und exportiere dann noch einmal.',
    unreadable: 'Diese Datei lässt sich nicht lesen. Sieh nach, ob es sie noch gibt, und wähle sie dann noch einmal.',
    tooLarge: (most) => `Diese Datei ist zu groß zum Importieren: höchstens ${most}.`,
    notAnExport: 'Das ist kein Raum, den Hearth exportiert hat. Wähle die .json-Datei eines Exports.',
    newer:
      'Dieser Raum wurde von einem neueren Hearth exportiert. Aktualisiere dieses und versuche es dann noch einmal.',
    damaged: (where) =>
      `Dieser Export ist bei ${where} beschädigt, und nichts wurde importiert. Exportiere den Raum noch einmal.`,
    stranger: (seq) =>
      `Dieser Export ist beschädigt: Zu Nachricht ${seq} fehlt die Person. Nichts wurde importiert. Exportiere den Raum noch einmal.`,
    empty: 'In diesem Export sind keine Nachrichten.',
  },
  fileNames: (names) => `📎 ${names}`,
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
