import type { files as English } from '../en/files';
import { createPlural } from '../plural';

const plural = createPlural('de');

export const files: typeof English = {
  list: (count) => plural(count, { one: '# Datei', other: '# Dateien' }),
  picture: (name) => `Bild, ${name}`,
  video: (name) => `Video, ${name}`,
  audio: (name) => `Ton, ${name}`,
  save: 'Speichern unter …',
  saveOf: (name) => `${name} speichern`,
  saving: (name) => `${name} wird gespeichert`,
  stop: (name) => `${name} nicht weiter speichern`,
  showInFolder: 'Im Ordner zeigen',
  saved: 'Gespeichert',
  progress: (done, all) => `${done} von ${all}`,
  open: (name) => `${name} größer zeigen`,
  notShown: 'Das lässt sich hier nicht zeigen. Speichere es, um es anzusehen.',
  lightbox: {
    title: (name) => `Bild ${name}`,
    position: (place, count) => `${place} von ${count}`,
    previous: 'Voriges Bild',
    next: 'Nächstes Bild',
    actualSize: 'Originalgröße',
    fit: 'Ins Fenster einpassen',
    close: 'Schließen',
  },
  problems: {
    notAFile: (name) => `„${name}“ ist ein Ordner. Wähle die Dateien darin, oder pack ihn zuerst in ein Archiv.`,
    sourceUnreadable: (name) =>
      `„${name}“ kann nicht gelesen werden. Sieh nach, ob die Datei noch da ist, und wähle sie noch einmal.`,
    sourceChanged: (name) =>
      `„${name}“ wurde geändert oder verschoben, nachdem du die Datei gewählt hast. Wähle sie noch einmal.`,
    pasteTooLarge: 'Das ist zu groß zum Einfügen. Speichere es als Datei und wähle diese.',
    tooMany: (most) => `Zu viele Dateien auf einmal. Eine Nachricht hat höchstens ${most}.`,
    attachmentGone: 'Eine der Dateien ist nicht mehr da. Wähle sie noch einmal.',
    notTaken: (why) => `Nicht gesendet. ${why}`,
    refused: (name, why) => `„${name}“ wurde nicht gesendet. ${why}`,
    notSaved: (name, why) => `„${name}“ wurde nicht gespeichert. ${why}`,
    wrongContent: 'Was ankam, ist nicht das, was gesendet wurde. Versuch es noch einmal.',
    diskFull: 'Die Festplatte dieses Computers ist voll. Schaff Platz und versuch es noch einmal.',
    disk: 'Dorthin kann dieser Computer nicht schreiben. Wähle einen anderen Ordner.',
    gone: 'Sie wurde gelöscht, oder sie ist in einem Raum, den du nicht mehr sehen kannst.',
    outOfReach: 'Der Host ist nicht erreichbar. Versuch es noch einmal, wenn er wieder da ist.',
    notHere: 'Sie ist nicht mehr auf diesem Computer. Speichere sie noch einmal.',
  },
  dialogs: {
    choose: 'Dateien wählen',
    attach: 'Anhängen',
    save: 'Datei speichern',
  },
};
