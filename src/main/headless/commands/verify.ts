import type { Finding } from '../../store/check/findings';
import { damagesOf, type Verdict, verifyFolder } from '../../store/check/verify-folder';
import { counted, failed, holdings, jsonLine, maintenanceCommand } from './command';

const usage = `Usage: hearth verify --data DIR [--json]

Reads every file of a host and checks every record. Changes nothing, and may run
beside the host. Ends with 0 when all is good, with 1 when something is damaged.

  --data DIR  the folder where the host keeps everything
  --json      write one line of JSON to standard output
  --help      write this
`;

/** `hearth verify`: whether a data folder is what was written. */
export const verify = maintenanceCommand({
  usage,
  options: { data: { type: 'string' }, json: { type: 'boolean' } },
  needed: { data: '--data DIR is needed: the folder to look through.' },
  run: async ({ data, json }, terminal) => {
    const verdict = await verifyFolder(data);
    if (!verdict.ok) return failed(terminal, verdict.error);
    terminal.out(json ? forPrograms(verdict.value) : forPeople(data, verdict.value));
    return damagesOf(verdict.value).length === 0 ? 0 : 1;
  },
});

function forPrograms(verdict: Verdict): string {
  const { findings, ...counts } = verdict;
  const damages = damagesOf(verdict).map(({ weight: _, ...damage }) => damage);
  const notes = findings.filter(({ weight }) => weight === 'note').map(({ file, message }) => ({ file, message }));
  return jsonLine({ event: 'verified', good: damages.length === 0, ...counts, damages, notes });
}

function forPeople(folder: string, verdict: Verdict): string {
  const damages = damagesOf(verdict);
  const notes = verdict.findings.filter(({ weight }) => weight === 'note');
  const outcome =
    damages.length === 0
      ? `Everything in ${folder} is good: ${holdings(verdict)}.`
      : `${counted(damages.length, 'place', 'places')} in ${folder} ${damages.length === 1 ? 'is' : 'are'} damaged. What can be read: ${holdings(verdict)}.`;
  return `${[...damages.map(line), ...notes.map(line), outcome].join('\n')}\n`;
}

const line = ({ weight, file, offset, message }: Finding): string =>
  weight === 'damage' ? `${file}, byte ${offset}: ${message}` : `${file}: ${message}`;
