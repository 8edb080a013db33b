import type { Loss } from '../../bridge/state';

/** The texts of the cards about this computer's disk. */
export const storage = {
  damagedRoom: (room: string) => `Part of ${room} was damaged on the disk`,
  damagedFile: (host: string) => `A file of ${host} was damaged on the disk`,
  /** What is lost. The store's own sentence is English: it stays. */
  loss: ({ message }: Loss): string => message,
  dismiss: 'Dismiss',
  show: 'Show in folder',
  copyDetails: 'Copy details',
  details: (file: string, offsets: string, copy: string | null) => [
    `File: ${file}`,
    `Offsets: ${offsets}`,
    `Copy: ${copy ?? 'none'}`,
  ],
  places: (count: number) => `Found in ${count} places. `,
  restFine: 'Everything else is fine.',
  nothingChanged: 'Nothing was changed.',
  putAway: 'Put away until it happens again',
  storage: 'Storage',
  trouble: 'All that was sent before is kept and can be read. What people write now is not sent, and they are told.',
  advice: {
    disk_full: 'Make room on the disk of this computer: saving goes on by itself then.',
    io: 'Look after the disk of this computer, and make a backup while it can be read.',
  },
};
