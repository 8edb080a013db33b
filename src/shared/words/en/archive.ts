import { createPlural } from '../plural';

const plural = createPlural('en');

/** The texts of exported rooms, and of the system's dialogs about them. */
export const archive = {
  dialogs: {
    exportTitle: (room: string) => `Export ${room}`,
    export: 'Export',
    importTitle: 'Choose an exported room (its files are not imported)',
    import: 'Import',
    json: 'Exported room',
    page: 'Web page',
  },
  /** The name of the folder beside an export in which its files lie. */
  filesFolder: (name: string) => `${name} files`,
  problems: {
    disk: 'This computer cannot write there. Choose another folder.',
    diskFull: 'The disk of this computer is full. Make room, then export again.',
    unreadable: 'This file cannot be read. Look whether it is still there, then choose it again.',
    tooLarge: (most: string) => `This file is too large to be imported: at most ${most}.`,
    notAnExport: 'This is no room exported by Hearth. Choose the .json file that an export wrote.',
    newer: 'This room was exported by a newer Hearth. Update this one, then try again.',
    damaged: (where: string) => `This export is damaged at ${where}, and nothing was imported. Export the room again.`,
    stranger: (seq: number) =>
      `This export is damaged: nobody is named for message ${seq}. Nothing was imported. Export the room again.`,
    empty: 'There are no messages in this export.',
  },
  /** What stands in an imported message for the files it had. */
  fileNames: (names: string) => `📎 ${names}`,
  /** What stands on an exported page. */
  onPage: {
    from: (host: string) => `On ${host}`,
    exported: (when: string) => `Exported ${when}`,
    messages: (count: number) => plural(count, { one: '# message', other: '# messages' }),
    edited: 'edited',
    deleted: 'This message was deleted.',
    pinned: 'pinned',
    somebody: 'Somebody who left',
    answers: (name: string) => `Answers ${name}`,
    reaction: (emoji: string, names: string) => `${emoji} by ${names}`,
    notInThePage: 'not in this page',
    spoiler: 'Hidden: hover or focus to read',
    noMessages: 'Nobody has written here yet.',
  },
};
