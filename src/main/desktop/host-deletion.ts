import { rename, rm } from 'node:fs/promises';

/** The name under which a deleted data folder waits to be removed. */
const doomed = (folder: string): string => `${folder}.deleted`;

/**
 * Whether somebody who was asked to type a name typed it. Keyboards have a straight apostrophe where names have a
 * curved one, and spaces around it mean nothing.
 */
export const typedName = (typed: string, name: string): boolean => plain(typed) === plain(name);

/**
 * Takes a data folder that nobody uses out of the way, all of it or, when this rejects, nothing: an interrupted removal
 * of its files must not leave a host with some of its rooms. {@link finishDeletion} removes it.
 */
export async function condemnFolder(folder: string): Promise<void> {
  await finishDeletion(folder);
  await rename(folder, doomed(folder));
}

/** Removes the files of a deleted data folder, where there is one. */
export const finishDeletion = (folder: string): Promise<void> => rm(doomed(folder), { recursive: true, force: true });

const plain = (name: string): string => name.normalize('NFC').replaceAll('’', "'").trim();
