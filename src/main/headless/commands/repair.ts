import { repairFolder } from '../../store/repair-folder';
import { failed, jsonLine, maintenanceCommand } from './command';

const usage = `Usage: hearth repair --data DIR [--json]

Gives up files of messages that are lost, so that a host can start without them: their
places stay empty for good. Try a backup first. The host must not run meanwhile.

  --data DIR  the folder where the host keeps everything
  --json      write one line of JSON to standard output
  --help      write this
`;

/** `hearth repair`: goes on without what is lost for good. */
export const repair = maintenanceCommand({
  usage,
  options: { data: { type: 'string' }, json: { type: 'boolean' } },
  needed: { data: '--data DIR is needed: the folder to repair.' },
  run: async ({ data, json }, terminal) => {
    const repaired = await repairFolder(data);
    if (!repaired.ok) return failed(terminal, repaired.error);
    const damages = repaired.value;
    if (json) terminal.out(jsonLine({ event: 'repaired', damages }));
    else if (damages.length === 0) terminal.out(`There was nothing to repair in ${data}.\n`);
    else terminal.out(damages.map(({ file, message }) => `${file}: ${message}\n`).join(''));
    return 0;
  },
});
