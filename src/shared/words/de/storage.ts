import type { DamageKind } from '../../damage';
import type { storage as English } from '../en/storage';

const LOSSES: Readonly<Record<DamageKind, string>> = {
  message:
    'Eine Nachricht ließ sich nicht so lesen, wie sie geschrieben wurde; ihr Platz bleibt leer. Eine Kopie der Datei liegt daneben.',
  message_torn:
    'Die letzte Nachricht war noch nicht ganz geschrieben, als Hearth oder der Computer anhielt; sie wurde abgeschnitten.',
  messages_gone:
    'Eine Datei mit Nachrichten fehlt; ihre Plätze bleiben leer, bis du sie aus einer Sicherung zurückholst. Die anderen sind da.',
  message_files:
    'Die Liste der Nachrichtendateien war beschädigt oder fehlte und wurde aus den Dateien neu angelegt. Keine Nachricht darin ist berührt, aber eine Datei, die schon vorher verloren ging, fällt nicht mehr auf.',
  change:
    'Eine Änderung an einer Nachricht ließ sich nicht lesen und ist verloren; die anderen sind da. Eine Kopie der Datei liegt daneben.',
  change_torn:
    'Die letzte Änderung an einer Nachricht war noch nicht ganz geschrieben, als Hearth oder der Computer anhielt; sie wurde abgeschnitten.',
  changes_gone:
    'Eine Datei mit Änderungen fehlt: Was damals bearbeitet, gelöscht, angeheftet oder mit einem Emoji versehen wurde, ist wieder wie zuvor.',
  changed_list:
    'Die Liste der geänderten Nachrichten ist hier beschädigt. Keine Nachricht ist es; wer nach langer Zeit wiederkommt, erfährt vielleicht nicht, dass sich eine geändert hat.',
  changed_list_rebuilt:
    'Die Liste der geänderten Nachrichten fehlte oder war beschädigt und wurde aus den Nachrichten neu angelegt; nichts ist verloren.',
  record:
    'Ein Eintrag über eine Person, ein Team oder einen Raum ließ sich nicht lesen und ist verloren; die anderen sind da.',
  mark: 'Was jemand gelesen oder sich gemerkt hat, ließ sich nicht lesen und ist vergessen. Eine Kopie der Datei liegt daneben.',
  attachment:
    'Was über die Datei einer Nachricht bekannt war, ist beschädigt. Die Nachricht ist da; diese Datei lässt sich nicht mehr öffnen.',
  tokens:
    'Die Liste der benutzten Anmeldungen war beschädigt oder fehlte und beginnt neu: Ein paar Minuten lang ließe sich eine Anmeldung wiederholen, die jemand aufgezeichnet hat.',
};

export const storage: typeof English = {
  damagedRoom: (room) => `Ein Teil von ${room} war auf der Festplatte beschädigt`,
  damagedFile: (host) => `Eine Datei von ${host} war auf der Festplatte beschädigt`,
  loss: ({ kind }) => (kind === null ? 'Ein Teil dieser Datei ließ sich nicht lesen.' : LOSSES[kind]),
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
    disk_full: 'Schaff Platz auf der Festplatte dieses Computers: Dann geht das Speichern von selbst weiter.',
    io: 'Sieh nach der Festplatte dieses Computers, und sichere sie, solange sie lesbar ist.',
  },
};
