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
};
