import type { FolderProblem } from '../../damage';
import type { desktop as English } from '../en/desktop';
import { createPlural } from '../plural';

const plural = createPlural('de');

const FROM_BACKUP = 'Hol sie aus einer Sicherung zurück';

/** What is wrong with a host's folder. */
const FOLDERS: Readonly<Record<FolderProblem, string>> = {
  locked:
    'Den Ordner dieses Hosts benutzt gerade ein anderes Programm, vielleicht ein zweites Hearth. Schließ es und versuch es noch einmal.',
  not_writable:
    'Der Ordner dieses Hosts lässt sich nicht benutzen. Prüfe, ob auf der Festplatte Platz ist und ob dieses Konto dort schreiben darf.',
  identity_damaged: `Die Identität dieses Hosts fehlt oder ist beschädigt. ${FROM_BACKUP}: Ohne sie erkennt ihn niemand wieder.`,
  data_missing: `Im Ordner dieses Hosts fehlt eine Datei, die es schon gab. ${FROM_BACKUP}.`,
  newer_version:
    'Diesen Host hat zuletzt ein neueres Hearth geöffnet. Aktualisiere Hearth, um ihn zu öffnen; nichts darin wurde geändert.',
  damaged: `Eine Datei dieses Hosts ist beschädigt und lässt sich nicht lesen. ${FROM_BACKUP}; die anderen sind, wie sie waren.`,
};

export const desktop: typeof English = {
  startFailed: 'Hearth konnte nicht starten',
  hosting: {
    // Ines’ Computer, Priyas Computer.
    name: (first) => `${first}${/[sßxz]$/iu.test(first) ? '’' : 's'} Computer`,
    firstRoom: 'Allgemein',
  },
  notice: {
    someone: 'Jemand',
    messageIn: (who, room) => `${who} in ${room}`,
    replyIn: (who, room) => `${who} hat dir in ${room} geantwortet`,
    threadIn: (who, room) => `${who} in einem Thread in ${room}`,
    messagesIn: (count, room) =>
      plural(count, { one: `# neue Nachricht in ${room}`, other: `# neue Nachrichten in ${room}` }),
    messagesFrom: (count, who) =>
      plural(count, { one: `# neue Nachricht von ${who}`, other: `# neue Nachrichten von ${who}` }),
    newest: (who, text, more) => `${who}: ${text}${more > 0 ? ` · und ${more} weitere` : ''}`,
    hiddenMessages: (count, host) =>
      plural(count, { one: `Neue Nachricht auf ${host}`, other: `# neue Nachrichten auf ${host}` }),
    openToRead: (count) =>
      plural(count, { one: 'Öffne Hearth, um sie zu lesen', other: 'Öffne Hearth, um sie zu lesen' }),
    picture: 'Bild',
    video: 'Video',
    sound: 'Ton',
    files: (count) => plural(count, { one: '# Datei', other: '# Dateien' }),
    invites: (who) => `${who} lädt dich ein`,
    privateRoom: (room, host) => `${room}, ein privater Raum auf ${host}`,
    hiddenInvitation: (host) => `Neue Einladung auf ${host}`,
    openToAnswer: 'Öffne Hearth, um zu antworten',
    asksToJoin: (who, host) => `${who} möchte ${host} beitreten`,
    someoneAsksToJoin: (host) => `Jemand möchte ${host} beitreten`,
    openToLetIn: 'Öffne Hearth, um zu entscheiden',
  },
  closing: {
    connected: (count, host) =>
      plural(count, { one: `# Person ist mit ${host} verbunden.`, other: `# Personen sind mit ${host} verbunden.` }),
    detail: (count) =>
      plural(count, {
        one: 'Wenn du Hearth beendest, hört dieser Host auf. Die Person kann weiterschreiben, und es wird zugestellt, wenn der Host wieder da ist. Nichts Gesendetes geht verloren.',
        other:
          'Wenn du Hearth beendest, hört dieser Host auf. Sie können weiterschreiben, und es wird zugestellt, wenn der Host wieder da ist. Nichts Gesendetes geht verloren.',
      }),
    keepOpen: 'Offen lassen',
    quit: 'Host stoppen und beenden',
  },
  crashed: {
    message: 'Dieses Fenster reagiert nicht mehr.',
    detail: 'Nichts, was du gesendet hast, ist verloren. Dein Host läuft weiter, falls du einen hast.',
    openAgain: 'Neu öffnen',
  },
  menu: {
    file: '&Datei',
    edit: '&Bearbeiten',
    view: '&Ansicht',
    go: '&Gehe zu',
    window: '&Fenster',
    help: '&Hilfe',
    about: 'Über Hearth',
    services: 'Dienste',
    hide: 'Hearth ausblenden',
    hideOthers: 'Andere ausblenden',
    showAll: 'Alle einblenden',
    settings: 'Einstellungen …',
    quit: 'Hearth beenden',
    newRoom: 'Neuer Raum …',
    joinOrHost: 'Beitreten oder Host sein …',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    pasteAsText: 'Ohne Formatierung einfügen',
    delete: 'Löschen',
    selectAll: 'Alles auswählen',
    spelling: 'Rechtschreibung beim Tippen prüfen',
    find: 'In diesem Raum suchen …',
    findEverywhere: 'Auf diesem Host suchen …',
    largerText: 'Vergrößern',
    smallerText: 'Verkleinern',
    usualText: 'Originalgröße',
    people: 'Personen',
    rooms: 'Räume',
    fullScreen: 'Vollbild',
    reload: 'Neu laden',
    developerTools: 'Entwicklerwerkzeuge',
    switcher: 'Springen zu …',
    back: 'Zurück',
    forward: 'Vorwärts',
    previousRoom: 'Voriger Raum',
    nextRoom: 'Nächster Raum',
    previousUnread: 'Voriger ungelesener Raum',
    nextUnread: 'Nächster ungelesener Raum',
    minimize: 'Minimieren',
    zoom: 'Zoomen',
    front: 'Alle nach vorne bringen',
    close: 'Fenster schließen',
    helpPage: 'Hilfe zu Hearth',
    shortcuts: 'Tastenkürzel',
    logs: 'Protokolle zeigen',
  },
  contextMenu: {
    addToDictionary: (word) => `„${word}“ ins Wörterbuch aufnehmen`,
    noSuggestions: 'Keine Vorschläge',
    openLink: 'Link öffnen',
    copyLink: 'Link kopieren',
    copyAddress: 'E-Mail-Adresse kopieren',
    copyPicture: 'Bild kopieren',
    savePicture: 'Bild speichern unter …',
    lookUp: (text) => `„${text}“ nachschlagen`,
  },
  problems: {
    broken: 'In Hearth ging etwas schief. Versuch es noch einmal oder starte Hearth neu.',
    notHosting: 'Dieser Computer ist gerade kein Host. Mach ihn zuerst dazu.',
    nameFirst: 'Gib zuerst deinen Namen an: Dein Host trägt ihn.',
    hostingCrashed:
      'Der Host ließ sich nicht starten: In Hearth ging etwas schief. Versuch es noch einmal oder starte Hearth neu.',
    hostingFailed: ({ reason, port, folder }) => {
      if (folder !== undefined) return FOLDERS[folder];
      switch (reason) {
        case 'port_in_use':
          return `Port ${port} ist belegt: Ein anderes Programm benutzt ihn. Nimm einen anderen.`;
        case 'port_not_allowed':
          return `Port ${port} ist auf diesem Computer nicht erlaubt. Nimm einen anderen.`;
        case 'address_unavailable':
          return 'Diese Adresse gibt es auf diesem Computer nicht. Prüfe das Netz.';
        default:
          return 'So lässt sich der Host nicht starten. Prüfe seinen Namen und den Port.';
      }
    },
    diskFull: 'Nachrichten lassen sich nicht speichern: Die Festplatte ist voll.',
    diskFails: () => 'Nachrichten lassen sich nicht speichern: Die Festplatte nimmt nichts an.',
    otherName: (name) => `So heißt er nicht. Er heißt ${name}.`,
    notDeleted: (folder) =>
      `Der Host ist gestoppt, aber sein Ordner ließ sich nicht löschen. Schließ, was ihn benutzt, und lösch ihn selbst: ${folder}.`,
    loginItem: (reason) => `Dieser Computer lässt Hearth nicht mit ihm starten: ${reason}.`,
    ownHost: 'Dieser Host läuft auf diesem Computer. Stoppe ihn zuerst.',
    nothingDamaged: 'Dort ist nichts mehr beschädigt.',
    folderNotOpened: (folder) => `Der Ordner ließ sich nicht öffnen. Es ist ${folder}.`,
    linkNotOpened: 'Hearth öffnet nur Web- und E-Mail-Adressen.',
  },
  amendment: {
    notKept: (what, where) => `${what} in ${where} wurde nicht übernommen.`,
    what: {
      'chat-message-edit': 'Deine Bearbeitung',
      'chat-message-delete': 'Das Löschen einer Nachricht',
      reaction: 'Deine Reaktion',
      pin: 'Das Anheften einer Nachricht',
    },
    understood: 'OK',
    copyText: 'Meinen Text kopieren',
  },
  tray: {
    open: 'Hearth öffnen',
    quiet: 'Bitte nicht stören …',
    endQuiet: '„Bitte nicht stören“ beenden',
    waiting: (what) => `Hearth: ${what}`,
  },
  badge: (count) => plural(count, { one: '# wartende Nachricht', other: '# wartende Nachrichten' }),
};
