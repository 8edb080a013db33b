import type { DamagedFile } from '#shared/bridge/state';
import type { Words } from '#shared/words/words';

/** What helps to look into it, one line each. */
export const damageDetails = ({ file, offsets, copy, losses }: DamagedFile, words: Words['storage']): string =>
  [...words.details(file, offsets.join(', '), copy), ...losses.map(words.loss)].join('\n');

/** The last part of a path, of whatever system. */
export const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
