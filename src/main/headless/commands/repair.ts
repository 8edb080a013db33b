import { repairFolder } from '../../store/repair-folder';
import { parseFlags } from '../parse-flags';
import { failed, jsonLine, type MaintenanceCommand, misused } from './command';

const usage = `Usage: hearth repair --data DIR [--json]

Gives up files of messages that are lost, so that a host can start without them: their
places stay empty for good. Try a backup first. The host must not run meanwhile.

  --data DIR  the folder where the host keeps everything
  --json      write one line of JSON to standard output
  --help      write this
`;

const FLAGS = { data: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

/** `hearth repair`: goes on without what is lost for good. */
export const repair: MaintenanceCommand = {
  usage,
  async run(args, terminal) {
    const flags = parseFlags(args, FLAGS);
    if (!flags.ok) return misused(terminal, flags.error, usage);
    const { data, json, help } = flags.value;
    if (help) {
      terminal.out(usage);
      return 0;
    }
    if (!data) return misused(terminal, '--data DIR is needed: the folder to repair.', usage);
    const repaired = await repairFolder(data);
    if (!repaired.ok) return failed(terminal, repaired.error);
    const damages = repaired.value;
    if (json) terminal.out(jsonLine({ event: 'repaired', damages }));
    else if (damages.length === 0) terminal.out(`There was nothing to repair in ${data}.\n`);
    else terminal.out(damages.map(({ file, message }) => `${file}: ${message}\n`).join(''));
    return 0;
  },
};
