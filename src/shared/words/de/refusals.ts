import type { Fault } from '../../protocol/reasons';
import type { refusals as English } from '../en/refusals';
import { createPlural } from '../plural';
import { ofHost } from './of-host';

const plural = createPlural('de');

/** What this computer's own disk did not take. */
const FAULTS: Readonly<Record<Fault, string>> = {
  disk_full: 'Die Festplatte dieses Computers ist voll: Es ließ sich nicht speichern.',
  io: 'Die Festplatte dieses Computers meldet einen Fehler. Vielleicht geht es beim nächsten Versuch.',
  closed: 'Hearth hält gerade an.',
};

export const refusals: typeof English = {
  ofHost,
  misunderstood:
    'Der Host hat auf eine Weise geantwortet, die dieses Hearth nicht versteht. Vielleicht braucht eines von beiden ein Update.',
  notSent: {
    tooLong: 'Nicht gesendet. Diese Nachricht ist zu lang für Hearth: Kürze oder teile sie.',
    noRoom: 'Nicht gesendet. Diesen Raum gibt es hier nicht mehr.',
    because: (why) => `Nicht gesendet. ${why}`,
  },
  amendment: {
    tooMany: 'Hier warten zu viele Änderungen darauf, gesendet zu werden. Warte, bis einige hinaus sind.',
    noRoom: 'Diesen Raum gibt es hier nicht mehr.',
  },
  room: {
    none: 'Diesen Raum gibt es hier nicht.',
    openFirst: 'Öffne zuerst diesen Raum.',
    deleted: 'Dieser Raum wurde gelöscht.',
    notIn: 'Du bist nicht mehr in diesem Raum.',
    gone: 'Diesen Raum gibt es nicht mehr: Er wurde gelöscht, oder du bist nicht mehr darin.',
    leavePrivate: 'Einen privaten Raum verlässt man für immer: in seiner Liste der Personen.',
  },
  here: {
    identityUnread: (path) =>
      `Deine Identität lässt sich nicht aus ${path} lesen. Prüfe, ob dieses Konto die Datei lesen darf.`,
    identityDamaged: (path) =>
      `Deine Identitätsdatei ist beschädigt: ${path}. Hol sie aus einer Sicherung zurück, oder leg sie beiseite, um als neue Person zu beginnen.`,
    identityLocked: (path) =>
      `Deine Identität in ${path} ist im Schlüsselbund dieses Computers verschlossen, der sich gerade nicht öffnen lässt. Entsperre ihn und starte Hearth neu.`,
    identityMissing: (path, profile) =>
      `Deine Identitätsdatei fehlt: ${path}. Hol sie aus einer Sicherung zurück, oder entferne ${profile}, um als neue Person zu beginnen.`,
    sayName: 'Gib zuerst deinen Namen an.',
    nameNotKept: (folder) => `Dein Name ließ sich nicht in ${folder} speichern. Prüfe, ob die Festplatte voll ist.`,
    fault: (fault) => FAULTS[fault],
    notSaved: () =>
      'Die Festplatte dieses Computers nahm es nicht an. Schaff Platz oder prüfe sie und versuch es noch einmal.',
    noSuchHost: 'Diesem Host bist du nicht beigetreten.',
    messageGone: 'Diese Nachricht ist weg: Sie wurde gesendet oder gelöscht.',
    outboxFull: 'Hier warten zu viele Nachrichten darauf, gesendet zu werden. Warte, bis einige hinaus sind.',
    otherFingerprint: 'Das ist nicht der Fingerabdruck, den der Host jetzt zeigt. Vergleiche ihn noch einmal.',
    noNetwork: 'Dieser Computer ist in keinem Netz. Verbinde ihn mit einem, dann erscheinen hier Hosts in der Nähe.',
    noListening:
      'Hosts in der Nähe lassen sich nicht suchen: Dieser Computer lässt Hearth nicht nach ihnen lauschen. Tritt über Link oder Adresse bei.',
    discoveryOff: 'Die Suche nach Hosts in der Nähe ist aus. Tritt über Link oder Adresse bei.',
    nameFirst: 'Gib zuerst deinen Namen an: Die Leute auf dem Host sehen ihn.',
    notJoined: (name) => `${name} ließ sich nicht beitreten. Versuch es noch einmal.`,
    notRemembered: (name) =>
      `${name} ließ sich nicht merken: Die Festplatte dieses Computers nahm es nicht an. Schaff Platz und versuch es noch einmal.`,
  },
  outOfReach: {
    nothingListens: (name) => `${name} ist nicht erreichbar: Der Computer ist an, aber Hearth läuft dort nicht.`,
    noAnswer: (name) =>
      `${name} ist nicht erreichbar: Der Computer antwortet nicht. Vielleicht ist er aus, im Ruhezustand oder in einem anderen Netz.`,
    unknownName: (name) => `${name} ist nicht erreichbar: Kein Computer in diesem Netz trägt jetzt seinen Namen.`,
    noRoute: (name) =>
      `${name} ist nicht erreichbar: Dieser Computer hat keinen Weg in sein Netz. Prüfe das Kabel oder das WLAN.`,
    notHearth: (name) => `${name} ist nicht erreichbar: Unter seiner Adresse antwortet etwas anderes.`,
    broken: (name) => `${name} ist nicht erreichbar.`,
    connecting: (name) => `${name} wird verbunden.`,
    notDone: (name) =>
      `${name} ist nicht erreichbar, deshalb ist das nicht geschehen. Versuch es, wenn er wieder da ist.`,
    noAnswerInTime: (name) =>
      `${name} hat nicht rechtzeitig geantwortet. Vielleicht ist es trotzdem geschehen: Sieh nach, bevor du es noch einmal versuchst.`,
  },
  nothingFound: {
    noAnswer: (place) =>
      `Unter ${place} antwortet nichts. Vielleicht ist der Computer aus, im Ruhezustand oder in einem anderen Netz, oder eine Firewall hält Hearth draußen.`,
    unknownName: (address) =>
      `Ein Computer namens ${address} ist nicht zu finden. Prüfe den Namen oder nimm seine Adresse in Zahlen.`,
    noRoute: (address) => `Dieser Computer hat keinen Weg zu ${address}. Prüfe, ob beide im selben Netz sind.`,
    otherFingerprint: (place) =>
      `Was unter ${place} antwortet, ist nicht der Host, für den dieser Link gemacht wurde: Sein Fingerabdruck ist ein anderer. Nichts wurde dorthin gesendet. Bitte um einen neuen Link und vergleiche den Fingerabdruck.`,
    notHearth: (place) => `Hier antwortet kein Hearth-Host: ${place}. Prüfe die Adresse, oder ob Hearth dort läuft.`,
    place: (address, port) => `${address}, Port ${port}`,
    inBetween: (name, place) =>
      `${name} unter ${place} zeigt einen anderen Fingerabdruck, als er angibt. Vielleicht ist jemand dazwischen: Tritt nicht bei.`,
    otherVersion: (name) =>
      `${name} spricht eine andere Version von Hearth. Aktualisiere Hearth hier und dort und versuch es noch einmal.`,
    otherHost: (name, place) =>
      `Unter ${place} antwortet ein anderer Host: ${name}. Bitte um einen neuen Link oder tritt über seine Adresse bei.`,
  },
  fingerprintChanged: (name) =>
    `Was als ${name} antwortet, zeigt einen anderen Fingerabdruck als früher, deshalb wurde nichts dorthin gesendet. Entweder wurde Hearth dort neu eingerichtet, oder jemand ist dazwischen. Frag die Leute von ${name}, bevor du ihm vertraust.`,
  link: {
    no_link:
      'Das ist kein Hearth-Link und keine Adresse. Eine Adresse sieht aus wie 192.168.1.24 oder studio.local:4747.',
    port: 'Der Port ist eine Zahl von 1 bis 65535.',
    damaged: 'Der Link ist beschädigt: Kopiere ihn noch einmal, ganz.',
    fingerprint: 'Der Link ist beschädigt: Sein Fingerabdruck ist nicht vollständig. Kopiere ihn noch einmal.',
  },
  entry: {
    codeRequired: (name) => `${name} fragt nach einem Beitrittscode. Die Leute dort können ihn dir sagen.`,
    badCode: (name) => `Dieser Code öffnet ${name} nicht. Bitte um einen neuen, Codes wechseln.`,
    waiting: (name) =>
      `${name} lässt Leute einzeln herein. Wer dort zuständig ist, wurde gefragt; du kannst das offen lassen.`,
    refused: (name) =>
      `${name} hat dich nicht hereingelassen. Wenn das ein Irrtum ist, sprich mit den Leuten dort und versuch es noch einmal.`,
    removed: (name) =>
      `Du wurdest von ${name} entfernt. Wenn das ein Irrtum ist, sprich mit den Leuten dort und versuch es noch einmal.`,
    tooManySockets: (name) =>
      `${name} hat zu viele Verbindungen von dir oder aus diesem Netz. Schließ Hearth woanders; es wird von selbst noch einmal versucht.`,
    full: (name) => `${name} ist voll. Es wird von selbst noch einmal versucht.`,
    tooOften: (name, seconds) =>
      `${name} wurde von hier zu oft versucht. Es wird ${seconds === null ? 'von selbst' : plural(seconds, { one: 'in einer Sekunde', other: 'in # Sekunden' })} noch einmal versucht.`,
    badToken: (name) =>
      `${name} nimmt die Identität dieses Computers nicht an. Ist Hearth hier und dort auf dem neuesten Stand?`,
    clocks: (name) =>
      `Die Uhren dieses Computers und von ${name} gehen verschieden. Stell die Uhr richtig und versuch es noch einmal.`,
    unavailable: (name) => `${name} kann dich gerade nicht aufnehmen. Es wird von selbst noch einmal versucht.`,
  },
};
