import { createPlural } from '../plural';

const plural = createPlural('en');
const count = (number: number) => plural(number, { other: '#' });

/** The texts of exported rooms, and of the system's dialogs about them. */
export const archive = {
  dialogs: {
    exportTitle: (room: string) => `Export ${room}`,
    export: 'Export',
    importTitle: 'Choose an exported room',
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
    changed: 'The file changed while it was imported. Leave it alone, then import it again.',
    unreachable: 'A file could not be sent to the host. Import the same file again: it goes on where it was.',
    busy: 'Another room is being exported or imported. Wait until that is done, or cancel it.',
  },
  /** What stands in an imported message for the files it had. */
  fileNames: (names: string) => `📎 ${names}`,
  /** The card that shows how far an export or import is. */
  progress: {
    exporting: (room: string) => `Exporting ${room}`,
    importing: (room: string) => `Importing ${room}`,
    reading: 'Reading the file…',
    messages: (done: number, of: number) =>
      `${count(done)} of ${plural(of, { one: '# message', other: '# messages' })}`,
    files: (done: number, of: number) => `${count(done)} of ${plural(of, { one: '# file', other: '# files' })}`,
    filesSoFar: (done: number) => plural(done, { one: '# file', other: '# files' }),
    cancel: 'Cancel',
    exportCancelled: 'The export is cancelled. Nothing was written.',
    importCancelled: 'The import is cancelled.',
  },
  /** What is said when an import is done. */
  imported: (files: number) =>
    files === 0
      ? 'The room is imported.'
      : `The room is imported, with ${plural(files, { one: 'its file', other: 'its # files' })}.`,
  filesMissing: (missing: number, of: number) =>
    `${count(missing)} of ${plural(of, { one: '# file', other: '# files' })} ${missing === 1 ? 'was' : 'were'} missing`,
  filesMissingHelp:
    'What was not beside the export, had changed, or is too large for this host has left its name in the message. All else of the room is imported.',
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
