import { backup } from './backup';
import { failed, type MaintenanceCommand, type Terminal } from './command';
import { repair } from './repair';
import { restore } from './restore';
import { verify } from './verify';

/** What can be done with a data folder beside running a host on it, by the word that asks for it. */
const COMMANDS: ReadonlyMap<string, MaintenanceCommand> = new Map([
  ['verify', verify],
  ['backup', backup],
  ['restore', restore],
  ['repair', repair],
]);

/** Whether a command line asks for maintenance instead of a host. */
export const isMaintenance = ([word = '']: readonly string[]): boolean => COMMANDS.has(word);

/** Does what a command line asks for that {@link isMaintenance} said yes to; resolves with the exit code. Never rejects. */
export async function runMaintenance([word = '', ...args]: readonly string[], terminal: Terminal): Promise<number> {
  const command = COMMANDS.get(word);
  if (command === undefined) return failed(terminal, `There is no command ${word}.`);
  try {
    return await command.run(args, terminal);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown error';
    return failed(terminal, `hearth ${word} could not be done: ${reason}.`);
  }
}
