import { bundleChild, startChild } from '../child';
import { tempFolder } from '../temp-folder';
import type { AttackInput, AttackKind, Tally } from './attacker';

/** A process that does a host harm; ended with the test. */
export interface Attacker {
  begin<K extends AttackKind>(kind: K, input: AttackInput<K>): Promise<void>;
  /** What all of it has come to so far. */
  tally(): Promise<Tally>;
  /** Ends every line. */
  stop(): Promise<void>;
}

/** Starts one, which takes only the processor time that nobody else wants: the computer is not what is attacked. */
export async function startAttacker(): Promise<Attacker> {
  const bundle = await bundleChild('test/support/attack/attacker.ts', await tempFolder());
  const child = startChild(bundle, [], {}, ['nice', '-n', '19']);
  return {
    begin: async (kind, input) => void (await child.call(kind, input)),
    tally: async () => (await child.call('tally')) as Tally,
    stop: async () => void (await child.call('stop')),
  };
}
