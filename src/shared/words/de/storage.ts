import type { storage as English } from '../en/storage';

export const storage: typeof English = {
  damagedRoom: (room) => `Ein Teil von ${room} war auf der Festplatte beschädigt`,
  damagedFile: (host) => `Eine Datei von ${host} war auf der Festplatte beschädigt`,
  dismiss: 'Weglegen',
  show: 'Im Ordner zeigen',
  copyDetails: 'Details kopieren',
  details: (file, offsets, copy) => [`Datei: ${file}`, `Stellen: ${offsets}`, `Kopie: ${copy ?? 'keine'}`],
  places: (count) => `An ${count} Stellen gefunden. `,
  restFine: 'Alles andere ist in Ordnung.',
  nothingChanged: 'Es wurde nichts geändert.',
  putAway: 'Weglegen, bis es wieder vorkommt',
  storage: 'Speicher',
  trouble:
    'Was vorher gesendet wurde, ist aufbewahrt und lesbar. Was jetzt geschrieben wird, wird nicht gesendet, und das wird auch gesagt.',
  advice: {
    disk_full: 'Mach Platz auf der Festplatte dieses Computers: Dann geht das Speichern von selbst weiter.',
    io: 'Sieh nach der Festplatte dieses Computers, und sichere sie, solange sie lesbar ist.',
  },
};
