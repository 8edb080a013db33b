import { type ParseArgsConfig, parseArgs } from 'node:util';
import { err, ok, type Result } from '#shared/result';

/** Options by their names, as Node's `parseArgs` describes them. */
export type Flags = NonNullable<ParseArgsConfig['options']>;
/** What a command line said of them. */
export type FlagValues<F extends Flags> = ReturnType<typeof parseArgs<{ args: string[]; options: F }>>['values'];

/** Reads the flags of a command line; what is wrong with it is said in a sentence. */
export function parseFlags<const F extends Flags>(args: readonly string[], flags: F): Result<FlagValues<F>, string> {
  try {
    return ok(parseArgs({ args: [...args], options: flags }).values);
  } catch (error) {
    // Node's first sentence says what is wrong; the others explain its own conventions.
    const [sentence = ''] = error instanceof TypeError ? error.message.split(/\.?(?:\n|\. |$)/) : [];
    if (sentence === '') throw error;
    return err(`${sentence}.`);
  }
}
