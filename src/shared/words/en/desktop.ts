import type { FolderProblem } from '../../damage';
import { createPlural } from '../plural';

const plural = createPlural('en');

/** Why a host did not start. */
export interface NotStarted {
  readonly reason: string;
  readonly message: string;
  readonly port?: number;
  readonly folder?: FolderProblem;
}

/** The texts outside the page: notifications, menus and native dialogs. */
export const desktop = {
  startFailed: 'Hearth could not start',
  hosting: {
    /** What a host is called until its owner says otherwise. */
    name: (first: string) => `${first}’s computer`,
    /** The room for everybody that a new host has. */
    firstRoom: 'General',
  },
  notice: {
    someone: 'Someone',
    messageIn: (who: string, room: string) => `${who} in ${room}`,
    replyIn: (who: string, room: string) => `${who} replied to you in ${room}`,
    threadIn: (who: string, room: string) => `${who} in a thread in ${room}`,
    messagesIn: (count: number, room: string) =>
      plural(count, { one: `# new message in ${room}`, other: `# new messages in ${room}` }),
    messagesFrom: (count: number, who: string) =>
      plural(count, { one: `# new message from ${who}`, other: `# new messages from ${who}` }),
    newest: (who: string, text: string, more: number) => `${who}: ${text}${more > 0 ? ` · and ${more} more` : ''}`,
    hiddenMessages: (count: number, host: string) =>
      plural(count, { one: `New message on ${host}`, other: `# new messages on ${host}` }),
    openToRead: (count: number) => plural(count, { one: 'Open Hearth to read it', other: 'Open Hearth to read them' }),
    picture: 'Picture',
    video: 'Video',
    sound: 'Sound',
    files: (count: number) => plural(count, { one: '# file', other: '# files' }),
    invites: (who: string) => `${who} invites you`,
    privateRoom: (room: string, host: string) => `${room}, a private room on ${host}`,
    hiddenInvitation: (host: string) => `New invitation on ${host}`,
    openToAnswer: 'Open Hearth to answer it',
    asksToJoin: (who: string, host: string) => `${who} asks to join ${host}`,
    someoneAsksToJoin: (host: string) => `Someone asks to join ${host}`,
    openToLetIn: 'Open Hearth to let them in, or not',
  },
  closing: {
    connected: (count: number, host: string) =>
      plural(count, { one: `# person is connected to ${host}.`, other: `# people are connected to ${host}.` }),
    detail: (count: number) =>
      plural(count, {
        one: 'Quitting Hearth stops this host. That person can keep writing, and it is delivered when the host is back. Nothing that was sent is lost.',
        other:
          'Quitting Hearth stops this host. They can keep writing, and it is delivered when the host is back. Nothing that was sent is lost.',
      }),
    keepOpen: 'Keep open',
    quit: 'Stop hosting and quit',
  },
  crashed: {
    message: 'This window stopped working.',
    detail: 'Nothing you sent is lost. Your host, if you have one, is still running.',
    openAgain: 'Open it again',
  },
  menu: {
    file: '&File',
    edit: '&Edit',
    view: '&View',
    go: '&Go',
    window: '&Window',
    help: '&Help',
    about: 'About Hearth',
    services: 'Services',
    hide: 'Hide Hearth',
    hideOthers: 'Hide Others',
    showAll: 'Show All',
    settings: 'Settings…',
    quit: 'Quit Hearth',
    newRoom: 'New Room…',
    joinOrHost: 'Join or Host…',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    pasteAsText: 'Paste Without Formatting',
    delete: 'Delete',
    selectAll: 'Select All',
    spelling: 'Check Spelling While Typing',
    find: 'Search This Room…',
    findEverywhere: 'Search This Host…',
    largerText: 'Zoom In',
    smallerText: 'Zoom Out',
    usualText: 'Actual Size',
    people: 'People',
    rooms: 'Rooms',
    fullScreen: 'Full Screen',
    reload: 'Reload',
    developerTools: 'Developer Tools',
    switcher: 'Jump To…',
    back: 'Back',
    forward: 'Forward',
    previousRoom: 'Previous Room',
    nextRoom: 'Next Room',
    previousUnread: 'Previous Unread Room',
    nextUnread: 'Next Unread Room',
    minimize: 'Minimize',
    zoom: 'Zoom',
    front: 'Bring All to Front',
    close: 'Close Window',
    helpPage: 'Hearth Help',
    shortcuts: 'Keyboard Shortcuts',
    logs: 'Show Logs',
  },
  contextMenu: {
    addToDictionary: (word: string) => `Add “${word}” to Dictionary`,
    noSuggestions: 'No suggestions',
    openLink: 'Open Link',
    copyLink: 'Copy Link',
    copyAddress: 'Copy Mail Address',
    copyPicture: 'Copy Picture',
    savePicture: 'Save Picture As…',
    lookUp: (text: string) => `Look Up “${text}”`,
  },
  problems: {
    broken: 'Something went wrong inside Hearth. Try again, or restart it.',
    notHosting: 'This computer is not hosting. Start hosting first.',
    nameFirst: 'Say who you are first: your host carries your name.',
    hostingCrashed: 'Hosting could not start: something went wrong inside Hearth. Try again, or restart it.',
    /** The host's own sentence is English: it stays. */
    hostingFailed: ({ message }: NotStarted) => message,
    diskFull: "Messages can't be saved: the disk is full.",
    /** The store's own sentence is English: it stays. */
    diskFails: (message: string) => message,
    otherName: (name: string) => `That is not its name. It is called ${name}.`,
    notDeleted: (folder: string) =>
      `The host is stopped, but its folder could not be deleted. Close what uses it and delete it yourself: ${folder}.`,
    loginItem: (reason: string) => `This computer does not let Hearth open with it: ${reason}.`,
    ownHost: 'This host runs on this computer. Stop hosting first.',
    nothingDamaged: 'Nothing is damaged there any more.',
    folderNotOpened: (folder: string) => `The folder could not be opened. It is ${folder}.`,
    linkNotOpened: 'Hearth opens web and mail addresses only.',
  },
  amendment: {
    notKept: (what: string, where: string) => `${what} in ${where} was not kept.`,
    what: {
      'chat-message-edit': 'Your edit',
      'chat-message-delete': 'Deleting a message',
      reaction: 'Your reaction',
      pin: 'Pinning a message',
    },
    understood: 'OK',
    copyText: 'Copy what I wrote',
  },
  tray: {
    open: 'Open Hearth',
    quiet: 'Do Not Disturb…',
    endQuiet: 'End “Do Not Disturb”',
    waiting: (what: string) => `Hearth: ${what}`,
  },
  badge: (count: number) => plural(count, { one: '# waiting message', other: '# waiting messages' }),
};
