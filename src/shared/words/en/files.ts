import { createPlural } from '../plural';

const plural = createPlural('en');

/** The texts of files in messages, on the page and in the system's dialogs. */
export const files = {
  list: (count: number) => plural(count, { one: '# file', other: '# files' }),
  /** What a file is, for a row's name: "picture, boat.png". */
  picture: (name: string) => `Picture, ${name}`,
  video: (name: string) => `Video, ${name}`,
  audio: (name: string) => `Audio, ${name}`,
  save: 'Save as…',
  saveOf: (name: string) => `Save ${name}`,
  saving: (name: string) => `Saving ${name}`,
  stop: (name: string) => `Stop saving ${name}`,
  showInFolder: 'Show in folder',
  saved: 'Saved',
  progress: (done: string, all: string) => `${done} of ${all}`,
  open: (name: string) => `Show ${name} larger`,
  notShown: 'It cannot be shown here. Save it to look at it.',
  lightbox: {
    title: (name: string) => `Picture ${name}`,
    position: (place: number, count: number) => `${place} of ${count}`,
    previous: 'Previous picture',
    next: 'Next picture',
    actualSize: 'Actual size',
    fit: 'Fit to the window',
    close: 'Close',
  },
  /** Why a file could not be sent or saved, and what to do. */
  problems: {
    notAFile: (name: string) => `“${name}” is a folder. Choose the files in it, or pack it into an archive first.`,
    sourceUnreadable: (name: string) =>
      `“${name}” can't be read. Look whether it is still there, then choose it again.`,
    sourceChanged: (name: string) => `“${name}” was changed or moved after it was chosen. Choose it again.`,
    pasteTooLarge: 'This is too large to be pasted. Save it as a file, and choose that.',
    tooMany: (most: number) => `Too many files at once. A message has at most ${most}.`,
    attachmentGone: 'One of the files is not here any more. Choose it again.',
    notTaken: (why: string) => `Not sent. ${why}`,
    refused: (name: string, why: string) => `“${name}” was not sent. ${why}`,
    notSaved: (name: string, why: string) => `“${name}” was not saved. ${why}`,
    wrongContent: 'What arrived is not what was sent. Try again.',
    diskFull: 'The disk of this computer is full. Make room, then try again.',
    disk: 'This computer cannot write there. Choose another folder.',
    gone: 'It was deleted, or is in a room that you cannot see any more.',
    outOfReach: 'The host is out of reach. Try again when it is back.',
    notHere: 'It is not on this computer any more. Save it again.',
  },
  dialogs: {
    choose: 'Choose files',
    attach: 'Attach',
    save: 'Save file',
  },
};
