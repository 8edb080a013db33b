import { createPlural } from '../plural';

const plural = createPlural('en');

/** The texts of the conversation: messages, what is done with them, threads and pins. */
export const messages = {
  log: (room: string) => `Messages in ${room}`,
  loading: (room: string) => `Loading ${room}`,
  somebody: 'Somebody',
  you: 'You',

  row: {
    edited: 'edited',
    editedAt: (time: string) => `Edited ${time}`,
    deleted: 'Message deleted',
    pinned: 'Pinned',
    saved: 'Saved by you',
    showAll: (lines: number) => plural(lines, { one: 'Show all, # more line', other: 'Show all, # more lines' }),
    showLess: 'Show less',
    /** Read out after the text of a message. */
    spokenReactions: (reactions: string) => `Reactions: ${reactions}`,
    spokenReaction: (emoji: string, count: number) => `${emoji} ${count}`,
    actions: 'Actions for this message',
  },

  /** What was written to a room that went away before it was sent. */
  unsent: {
    title: (room: string | null) =>
      room === null ? 'Not sent: its room is no longer here' : `Not sent: ${room} is no longer here`,
    more: (count: number) => plural(count, { one: 'And # more message.', other: 'And # more messages.' }),
    copy: (count: number) => plural(count, { one: 'Copy the text', other: 'Copy all texts' }),
    discard: (count: number) => plural(count, { one: 'Discard it', other: 'Discard them' }),
  },

  reply: {
    /** Before whom and what, read out. */
    answers: 'Answers',
    original: 'The message it answers',
    deleted: 'Message deleted',
    picture: 'Picture',
    files: (count: number) => plural(count, { one: '# file', other: '# files' }),
    inThread: 'in a thread',
  },

  reactions: {
    label: 'Reactions',
    add: 'Add a reaction',
    /** The name of a reaction: how many, who, and whether oneself. */
    of: (reaction: string, names: string) => `${reaction}: ${names}`,
    withYou: (reaction: string, names: string) => `${reaction}: you and ${names}`,
    onlyYou: (reaction: string) => `${reaction}: you`,
    more: (count: number) => plural(count, { one: '# more', other: '# more' }),
    who: (emoji: string) => `Who chose ${emoji}`,
    all: 'Show all',
    title: 'Reactions',
  },

  thread: {
    replies: (count: number) => plural(count, { one: '# reply', other: '# replies' }),
    last: (time: string) => `last ${time}`,
    open: 'open the thread',
    title: 'Thread',
    close: 'Close the thread',
    log: (name: string) => `Thread that ${name} began`,
    rootDeleted: 'Thread of a deleted message',
    none: 'No replies yet. The first one begins the thread.',
    composer: 'Reply in the thread',
    problem: (why: string) => `This thread did not open. ${why}`,
    jump: 'Show in the room',
  },

  pins: {
    title: 'Pinned messages',
    loading: 'Loading the pinned messages',
    none: 'Nothing pinned yet',
    empty: 'Pin a message from its menu, and everybody in the room finds it here.',
    unpin: 'Unpin',
  },

  commands: {
    reply: 'Reply',
    react: 'Add a reaction',
    thread: 'Open thread',
    edit: 'Edit',
    copy: 'Copy text',
    copyLink: 'Copy link to message',
    asTyped: 'Show as typed',
    asMeant: 'Show as meant',
    pin: 'Pin to this room',
    unpin: 'Unpin',
    save: 'Save for later',
    unsave: 'Remove from saved',
    forward: 'Forward…',
    unread: 'Mark unread from here',
    delete: 'Delete…',
    more: 'More actions',
    menu: 'What to do with this message',
  },

  done: {
    copied: 'Copied',
    linkCopied: 'Link copied',
    pinned: 'Pinned',
    unpinned: 'Unpinned',
    saved: 'Saved',
    unsaved: 'Removed from saved',
    deleted: 'Message deleted',
    forwarded: (room: string) => `Forwarded to ${room}`,
    unread: 'Marked unread',
  },

  delete: {
    title: 'Delete this message?',
    own: 'It goes for everybody in the room, with its files and reactions. This cannot be undone.',
    others: (name: string) => `${name} wrote it. It goes for everybody in the room. This cannot be undone.`,
    action: 'Delete',
  },

  forward: {
    title: 'Forward message',
    to: 'To',
    placeholder: 'Room or person',
    list: 'Rooms and people',
    nothing: 'No room and nobody here has that name.',
    comment: 'Your words with it',
    action: 'Forward',
    choose: 'Choose where it goes.',
    /** What stands above the quoted text. */
    from: (name: string, room: string) => `From ${name} in ${room}:`,
    fromDirect: (name: string) => `From ${name}:`,
    files: (names: string) => `Files: ${names}`,
    tooLong: 'Together with your words it is too long for one message. Shorten them.',
    noFiles: 'Files stay where they are; their names go along.',
  },

  delivery: {
    waiting: 'Waiting to be sent',
    sending: 'Sending',
    atHost: 'At the host',
    seenBy: (count: number) => plural(count, { one: 'Seen by #', other: 'Seen by #' }),
    seenByAll: 'Seen by everyone here',
    seenTitle: 'Seen by',
    notYet: 'Nobody else has read it yet.',
    waitingFor: (count: number, host: string) =>
      `${plural(count, { one: '# message is waiting', other: '# messages are waiting' })} for ${host}`,
    failed: 'Not sent.',
    retry: 'Try again',
    discard: 'Delete',
    cancelUpload: (name: string) => `Stop sending ${name}`,
    uploading: (name: string) => `Sending ${name}`,
  },

  typing: {
    one: (name: string) => `${name} is typing`,
    two: (one: string, other: string) => `${one} and ${other} are typing`,
    several: 'Several people are typing',
  },

  separators: {
    newSince: (time: string) => `New since ${time}`,
    new: 'New',
    begins: (room: string) => `${room} begins here`,
    /** Of a direct message. */
    beginsWith: (people: string) => `You and ${people} begin here`,
    direct: 'Only the people in this conversation can see it.',
    madeBy: (maker: string, when: string) => `${maker} made this room ${when}.`,
    madeByYou: (when: string) => `You made this room ${when}.`,
    onDay: (day: string) => `on ${day}`,
  },

  edges: {
    newest: 'To the newest',
    newMessages: (count: number) => plural(count, { one: '# new message', other: '# new messages' }),
    unread: (count: number) => `${plural(count, { other: '#' })} unread, go to the first`,
    olderFailed: (why: string) => `Older messages did not load. ${why}`,
    newerFailed: (why: string) => `Newer messages did not load. ${why}`,
    jumpFailed: (why: string) => `That message did not load. ${why}`,
    retry: 'Try again',
    dismiss: 'Dismiss',
    looking: 'Looking for the message',
  },

  drop: {
    title: 'Drop to attach',
    text: (room: string) => `Files go into your next message to ${room}.`,
  },

  spoken: {
    spoiler: 'spoiler',
    message: (author: string, text: string) => `${author}: ${text}`,
    several: (count: number) => plural(count, { one: '# new message', other: '# new messages' }),
    files: (count: number) => plural(count, { one: '# file', other: '# files' }),
  },

  catchingUp: {
    label: 'Catching up',
    progress: (done: number, total: number) =>
      `${plural(done, { other: '#' })} of ${plural(total, { one: '# message', other: '# messages' })}`,
    line: (progress: string) => `Catching up: ${progress}`,
  },

  empty: {
    title: (room: string) => `${room} is open`,
    /** Of a direct message; `names` are the others. */
    directTitle: (names: string) => `You and ${names}`,
    text: (who: string) => `Nothing is written here yet. ${who}`,
    direct: 'Only the people in this conversation can see it.',
    private: 'Only the people in this room can see that it exists.',
    everybody: 'Everybody on this host can read it.',
    team: 'Everybody in the team can read it.',
    lit: 'The fire is lit',
    find: 'People on this network now find ',
    findAfter: ' in their Hearth. Farther away, send them this link.',
    hidden: 'This host does not show itself on the network. Send people this link.',
    /** One sentence; the team and the room lead to their dialogs. */
    alone: {
      begin: 'Or start alone: ',
      team: 'make a team',
      between: ', ',
      room: 'make a room',
      end: ', or write the first message.',
    },
    link: 'Join link',
    copyLink: 'Copy link',
  },

  trouble: {
    closed: (room: string) => `${room} is closed`,
    title: 'This room did not open',
    text: (why: string) => `${why} The other rooms are not touched by it. Nothing you wrote is lost.`,
    retry: 'Try again',
    details: 'Copy details',
  },
};
