import { resolve } from 'node:path';
import { restoreBackup } from '../../store/backup/restore-backup';
import { parseFlags } from '../parse-flags';
import { counted, failed, holdings, jsonLine, type MaintenanceCommand, misused } from './command';

const usage = `Usage: hearth restore --from FILE --data DIR [--json]

Makes a host's folder of a backup. Every file is checked before the folder is there.

  --from FILE  what “hearth backup” wrote
  --data DIR   the folder to make; it must be empty, or not there yet
  --json       write one line of JSON to standard output
  --help       write this
`;

const FLAGS = {
  from: { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `hearth restore`: a data folder made of a backup, or nothing. */
export const restore: MaintenanceCommand = {
  usage,
  async run(args, terminal) {
    const flags = parseFlags(args, FLAGS);
    if (!flags.ok) return misused(terminal, flags.error, usage);
    const { data, from, json, help } = flags.value;
    if (help) {
      terminal.out(usage);
      return 0;
    }
    if (!from) return misused(terminal, '--from FILE is needed: the backup.', usage);
    if (!data) return misused(terminal, '--data DIR is needed: the folder to make.', usage);
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
};

const damaged = (count: number): string =>
  `${counted(count, 'place', 'places')} could not be read when the backup was made, and still can't. “hearth verify” tells which.`;
