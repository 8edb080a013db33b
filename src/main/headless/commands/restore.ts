import { resolve } from 'node:path';
import { restoreBackup } from '../../store/backup/restore-backup';
import { counted, failed, holdings, jsonLine, maintenanceCommand } from './command';

const usage = `Usage: hearth restore --from FILE --data DIR [--json]

Makes a host's folder of a backup. Every file is checked before the folder is there.

  --from FILE  what “hearth backup” wrote
  --data DIR   the folder to make; it must be empty, or not there yet
  --json       write one line of JSON to standard output
  --help       write this
`;

/** `hearth restore`: a data folder made of a backup, or nothing. */
export const restore = maintenanceCommand({
  usage,
  options: { from: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } },
  needed: {
    from: '--from FILE is needed: the backup.',
    data: '--data DIR is needed: the folder to make.',
  },
  run: async ({ data, from, json }, terminal) => {
    const restored = await restoreBackup(from, data);
    if (!restored.ok) return failed(terminal, restored.error);
    const { contents, damages } = restored.value;
    const { format: _, version: __, ...held } = contents;
    const folder = resolve(data);
    if (json) terminal.out(jsonLine({ event: 'restored', folder, ...held }));
    else terminal.out(`${folder} is as it was on ${contents.created}: ${holdings(contents)}. All of it was checked.\n`);
    if (damages.length > 0) terminal.err(`${damaged(damages.length)}\n`);
    return 0;
  },
});

const damaged = (count: number): string =>
  `${counted(count, 'place', 'places')} could not be read when the backup was made, and still can't. “hearth verify” tells which.`;
