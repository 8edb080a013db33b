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
};
