import type { moving as English } from '../en/moving';

export const moving: typeof English = {
  offer: 'Ich nutze Hearth schon auf einem anderen Computer',
  save: {
    open: 'Auf einen anderen Computer umziehen …',
    title: 'Auf einen anderen Computer umziehen',
    lead: 'Hearth schreibt deinen Schlüssel, deinen Namen und die Hosts, denen du beigetreten bist, in eine Datei. Auf dem anderen Computer macht sie dich zu derselben Person, in denselben Räumen.',
    passphrase: 'Passphrase',
    passphraseHelp: (least) =>
      `Mindestens ${least} Zeichen. Wer Datei und Passphrase hat, ist für jeden Host du: Nimm eine, die niemand errät.`,
    again: 'Passphrase noch einmal',
    tooShort: 'Zu kurz. Ein paar Wörter, die nicht zusammengehören, sind lang genug und merken sich leicht.',
    differ: 'Das ist nicht dieselbe Passphrase. Tipp sie noch einmal.',
    both: 'Hier wird nichts entfernt: Du kannst beide Computer zugleich nutzen. Nachrichten bleiben bei ihren Hosts und sind nicht in der Datei.',
    ownHost: (host) =>
      `Die Räume von ${host} bleiben auf diesem Computer. Vom anderen aus erreichst du sie, solange er hier läuft.`,
    action: 'Schlüsseldatei speichern …',
    saving: 'Wird gespeichert …',
    saved: 'Deine Schlüsseldatei ist gespeichert',
    savedAs: (path) => `Sie liegt hier: ${path}`,
    next: {
      before: 'Nimm sie mit zum anderen Computer, öffne dort Hearth und wähle ',
      after: ', wenn es nach deinem Namen fragt. Lösch die Datei danach.',
    },
    done: 'Fertig',
  },
  open: {
    title: 'Auch hier du selbst',
    lead: (file) => `Die Passphrase, die du auf dem anderen Computer gewählt hast, öffnet ${file}.`,
    passphrase: 'Passphrase',
    empty: 'Schreib erst die Passphrase.',
    action: 'Schlüsseldatei öffnen',
    opening: 'Wird geöffnet …',
    another: 'Andere Datei wählen',
    back: 'Zurück',
    stays: 'Auf dem anderen Computer ändert sich nichts: Du kannst beide zugleich nutzen.',
  },
  dialogs: {
    saveTitle: 'Deine Schlüsseldatei speichern',
    save: 'Speichern',
    openTitle: 'Die Schlüsseldatei deines anderen Computers wählen',
    open: 'Wählen',
    kind: 'Hearth-Schlüssel',
  },
  problems: {
    notSaved:
      'Die Datei wurde nicht geschrieben: Die Festplatte hat sie nicht angenommen. Schaff Platz oder wähle einen anderen Ort und versuch es noch einmal.',
    notKept:
      'Die Festplatte dieses Computers hat es nicht angenommen. Schaff Platz oder prüfe sie und öffne die Datei noch einmal.',
    alreadySomebody:
      'Hier nutzt schon jemand Hearth. Eine Schlüsseldatei wird geöffnet, bevor Hearth auf einem Computer einen Namen hat.',
    chooseAgain: 'Wähle die Schlüsseldatei noch einmal.',
    keyHere: (path) =>
      `Auf diesem Computer liegt schon ein anderer Schlüssel: ${path}. Hearth gibt ihn nicht her. Leg ihn erst beiseite, wenn ihn niemand braucht.`,
    faults: {
      unreadable: 'Diese Datei lässt sich nicht lesen. Prüfe, ob sie noch da ist und ob dieses Konto sie lesen darf.',
      not_a_key_file:
        'Das ist keine Schlüsseldatei von Hearth. Ihr Name endet auf .hearth-key, wenn du ihr keinen anderen gegeben hast.',
      newer:
        'Diese Schlüsseldatei hat ein neueres Hearth geschrieben. Aktualisiere Hearth hier und öffne sie noch einmal.',
      damaged:
        'Diese Schlüsseldatei ist beschädigt. Kopiere sie noch einmal vom anderen Computer oder speichere dort eine neue.',
      wrong_passphrase: 'Diese Passphrase öffnet die Datei nicht. Groß und klein und Leerzeichen zählen.',
    },
  },
};
