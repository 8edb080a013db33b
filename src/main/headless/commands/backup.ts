import { resolve } from 'node:path';
import { writeBackup } from '../../store/backup/write-backup';
import { counted, failed, holdings, jsonLine, maintenanceCommand, megabytes } from './command';

const usage = `Usage: hearth backup --data DIR --to FILE [--force] [--json]

Writes all of a host into one file, while the host runs or not. The file holds the
host's private key and everything people wrote: keep it where only you can read it.

  --data DIR  the folder where the host keeps everything
  --to FILE   the file to write, outside of that folder
  --force     replace FILE if it is there already
  --json      write one line of JSON to standard output
  --help      write this
`;

/** `hearth backup`: one file with everything that was acknowledged before it began. */
export const backup = maintenanceCommand({
  usage,
  options: { data: { type: 'string' }, to: { type: 'string' }, force: { type: 'boolean' }, json: { type: 'boolean' } },
  needed: {
    data: '--data DIR is needed: the folder to back up.',
    to: '--to FILE is needed: the file to write.',
  },
  run: async ({ data, to, force = false, json }, terminal) => {
    const written = await writeBackup({ data, to, force, now: new Date() });
    if (!written.ok) return failed(terminal, written.error);
    const { contents, size } = written.value;
    const { format: _, version: __, ...held } = contents;
    const file = resolve(to);
    if (json) terminal.out(jsonLine({ event: 'backed_up', file, size, ...held }));
    else terminal.out(`${file} holds ${holdings(contents)} in ${megabytes(size)}.\n`);
    if (contents.damages > 0) terminal.err(`${damaged(contents.damages)}\n`);
    return 0;
  },
});

const damaged = (count: number): string =>
  `${counted(count, 'place', 'places')} in it could not be read when it was made. “hearth verify” tells which.`;
