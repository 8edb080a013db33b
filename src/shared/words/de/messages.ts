import type { messages as English } from '../en/messages';
import { createPlural } from '../plural';

const plural = createPlural('de');

export const messages: typeof English = {
  log: (room) => `Nachrichten in ${room}`,
  loading: (room) => `${room} wird geladen`,
  somebody: 'Jemand',
  you: 'Du',

  row: {
    edited: 'bearbeitet',
    editedAt: (time) => `Bearbeitet ${time}`,
    deleted: 'Nachricht gelöscht',
    pinned: 'Angeheftet',
    saved: 'Von dir gemerkt',
    showAll: (lines) =>
      plural(lines, { one: 'Alles zeigen, # weitere Zeile', other: 'Alles zeigen, # weitere Zeilen' }),
    showLess: 'Weniger zeigen',
    spokenReactions: (reactions) => `Reaktionen: ${reactions}`,
    spokenReaction: (emoji, count) => `${emoji} ${count}`,
    actions: 'Aktionen für diese Nachricht',
  },

  unsent: {
    title: (room) =>
      room === null ? 'Nicht gesendet: Den Raum gibt es nicht mehr' : `Nicht gesendet: ${room} gibt es nicht mehr`,
    more: (count) => plural(count, { one: 'Und # weitere Nachricht.', other: 'Und # weitere Nachrichten.' }),
    copy: (count) => plural(count, { one: 'Text kopieren', other: 'Alle Texte kopieren' }),
    discard: (count) => plural(count, { one: 'Verwerfen', other: 'Alle verwerfen' }),
  },

  reply: {
    answers: 'Antwort an',
    original: 'Die Nachricht, auf die geantwortet wird',
    deleted: 'Nachricht gelöscht',
    picture: 'Bild',
    files: (count) => plural(count, { one: '# Datei', other: '# Dateien' }),
    inThread: 'in einem Thread',
  },

  reactions: {
    label: 'Reaktionen',
    add: 'Reaktion hinzufügen',
    of: (reaction, names) => `${reaction}: ${names}`,
    withYou: (reaction, names) => `${reaction}: du und ${names}`,
    onlyYou: (reaction) => `${reaction}: du`,
    more: (count) => plural(count, { one: '# weitere Person', other: '# weitere Personen' }),
    who: (emoji) => `Wer ${emoji} gewählt hat`,
    all: 'Alle zeigen',
    title: 'Reaktionen',
  },

  thread: {
    replies: (count) => plural(count, { one: '# Antwort', other: '# Antworten' }),
    last: (time) => `zuletzt ${time}`,
    open: 'Thread öffnen',
    title: 'Thread',
    close: 'Thread schließen',
    log: (name) => `Thread, den ${name} begonnen hat`,
    rootDeleted: 'Thread einer gelöschten Nachricht',
    none: 'Noch keine Antworten. Die erste beginnt den Thread.',
    composer: 'Im Thread antworten',
    problem: (why) => `Dieser Thread ließ sich nicht öffnen. ${why}`,
    jump: 'Im Raum zeigen',
  },

  pins: {
    title: 'Angeheftete Nachrichten',
    loading: 'Angeheftete Nachrichten werden geladen',
    none: 'Noch nichts angeheftet',
    empty: 'Hefte eine Nachricht über ihr Menü an, dann finden sie hier alle im Raum.',
    unpin: 'Lösen',
  },

  commands: {
    reply: 'Antworten',
    react: 'Reaktion hinzufügen',
    thread: 'Thread öffnen',
    edit: 'Bearbeiten',
    copy: 'Text kopieren',
    copyLink: 'Link zur Nachricht kopieren',
    asTyped: 'Zeigen, wie getippt',
    asMeant: 'Zeigen, wie gemeint',
    pin: 'In diesem Raum anheften',
    unpin: 'Lösen',
    save: 'Merken',
    unsave: 'Nicht mehr merken',
    forward: 'Weiterleiten …',
    unread: 'Ab hier als ungelesen markieren',
    delete: 'Löschen …',
    more: 'Weitere Aktionen',
    menu: 'Was du mit dieser Nachricht tun kannst',
  },

  done: {
    copied: 'Kopiert',
    linkCopied: 'Link kopiert',
    pinned: 'Angeheftet',
    unpinned: 'Gelöst',
    saved: 'Gemerkt',
    unsaved: 'Nicht mehr gemerkt',
    deleted: 'Nachricht gelöscht',
    forwarded: (room) => `Weitergeleitet an ${room}`,
    unread: 'Als ungelesen markiert',
  },

  delete: {
    title: 'Diese Nachricht löschen?',
    own: 'Sie verschwindet für alle im Raum, mit ihren Dateien und Reaktionen. Das lässt sich nicht rückgängig machen.',
    others: (name) =>
      `${name} hat sie geschrieben. Sie verschwindet für alle im Raum. Das lässt sich nicht rückgängig machen.`,
    action: 'Löschen',
  },

  forward: {
    title: 'Nachricht weiterleiten',
    to: 'An',
    placeholder: 'Raum oder Person',
    list: 'Räume und Personen',
    nothing: 'Weder ein Raum noch eine Person hier heißt so.',
    comment: 'Deine Worte dazu',
    action: 'Weiterleiten',
    choose: 'Wähle, wohin sie geht.',
    from: (name, room) => `Von ${name} in ${room}:`,
    fromDirect: (name) => `Von ${name}:`,
    files: (names) => `Dateien: ${names}`,
    tooLong: 'Zusammen mit deinen Worten ist sie zu lang für eine Nachricht. Kürze sie.',
    noFiles: 'Dateien bleiben, wo sie sind; ihre Namen gehen mit.',
  },

  delivery: {
    waiting: 'Wartet auf das Senden',
    sending: 'Wird gesendet',
    atHost: 'Beim Host',
    seenBy: (count) => plural(count, { one: 'Gesehen von #', other: 'Gesehen von #' }),
    seenByAll: 'Von allen hier gesehen',
    seenTitle: 'Gesehen von',
    notYet: 'Noch hat sie niemand sonst gelesen.',
    waitingFor: (count, host) =>
      `${plural(count, { one: '# Nachricht wartet', other: '# Nachrichten warten' })} auf ${host}`,
    failed: 'Nicht gesendet.',
    retry: 'Noch einmal versuchen',
    discard: 'Löschen',
    cancelUpload: (name) => `Senden von ${name} abbrechen`,
    uploading: (name) => `${name} wird gesendet`,
  },

  typing: {
    one: (name) => `${name} schreibt`,
    two: (one, other) => `${one} und ${other} schreiben`,
    several: 'Mehrere schreiben',
  },

  separators: {
    newSince: (time) => `Neu seit ${time}`,
    new: 'Neu',
    begins: (room) => `${room} beginnt hier`,
    beginsWith: (people) => `Du und ${people}: Hier fängt es an`,
    direct: 'Nur wer an diesem Gespräch teilnimmt, kann es sehen.',
    madeBy: (maker, when) => `${maker} hat diesen Raum ${when} angelegt.`,
    madeByYou: (when) => `Du hast diesen Raum ${when} angelegt.`,
    onDay: (day) => `am ${day}`,
  },

  edges: {
    newest: 'Zum Neuesten',
    newMessages: (count) => plural(count, { one: '# neue Nachricht', other: '# neue Nachrichten' }),
    unread: (count) => `${plural(count, { other: '#' })} ungelesen, zur ersten`,
    olderFailed: (why) => `Ältere Nachrichten ließen sich nicht laden. ${why}`,
    newerFailed: (why) => `Neuere Nachrichten ließen sich nicht laden. ${why}`,
    jumpFailed: (why) => `Diese Nachricht ließ sich nicht laden. ${why}`,
    retry: 'Noch einmal versuchen',
    dismiss: 'Schließen',
    looking: 'Die Nachricht wird gesucht',
  },

  drop: {
    title: 'Zum Anhängen loslassen',
    text: (room) => `Die Dateien kommen in deine nächste Nachricht an ${room}.`,
  },

  spoken: {
    spoiler: 'Spoiler',
    message: (author, text) => `${author}: ${text}`,
    several: (count) => plural(count, { one: '# neue Nachricht', other: '# neue Nachrichten' }),
    files: (count) => plural(count, { one: '# Datei', other: '# Dateien' }),
  },

  catchingUp: {
    label: 'Holt auf',
    progress: (done, total) =>
      `${plural(done, { other: '#' })} von ${plural(total, { one: '# Nachricht', other: '# Nachrichten' })}`,
    line: (progress) => `Holt auf: ${progress}`,
  },

  empty: {
    title: (room) => `${room} ist offen`,
    directTitle: (names) => `Du und ${names}`,
    text: (who) => `Hier steht noch nichts. ${who}`,
    direct: 'Nur wer an diesem Gespräch teilnimmt, kann es sehen.',
    private: 'Nur wer in diesem Raum ist, sieht, dass es ihn gibt.',
    everybody: 'Alle auf diesem Host können es lesen.',
    team: 'Alle im Team können es lesen.',
    lit: 'Das Feuer brennt',
    find: 'Wer in diesem Netz ist, findet jetzt ',
    findAfter: ' in Hearth. Wer weiter weg ist, bekommt von dir diesen Link.',
    hidden: 'Dieser Host zeigt sich nicht im Netz. Schick den anderen diesen Link.',
    alone: {
      begin: 'Oder fang allein an: ',
      team: 'Leg ein Team an',
      between: ', ',
      room: 'leg einen Raum an',
      end: ' oder schreib die erste Nachricht.',
    },
    link: 'Link zum Beitreten',
    copyLink: 'Link kopieren',
  },

  trouble: {
    closed: (room) => `${room} ist geschlossen`,
    title: 'Dieser Raum ließ sich nicht öffnen',
    text: (why) => `${why} Die anderen Räume sind davon nicht berührt. Nichts, was du geschrieben hast, ist verloren.`,
    retry: 'Noch einmal versuchen',
    details: 'Details kopieren',
  },
};
