import type { DamagedFile } from '#shared/bridge/state';

/** In how many places of a file, where it is more than one: "Found in 3 places. ", else nothing. */
export const damagePlaces = (count: number): string => (count > 1 ? `Found in ${count} places. ` : '');

/** What helps to look into it, one line each. */
export const damageDetails = ({ file, offsets, copy, losses }: DamagedFile): string =>
  [`File: ${file}`, `Offsets: ${offsets.join(', ')}`, `Copy: ${copy ?? 'none'}`, ...losses].join('\n');

/** The last part of a path, of whatever system. */
export const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
