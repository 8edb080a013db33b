import { type ParseArgsConfig, parseArgs } from 'node:util';
import { err, ok, type Result } from '#shared/result';

type Flags = NonNullable<ParseArgsConfig['options']>;
type Values<F extends Flags> = ReturnType<typeof parseArgs<{ args: string[]; options: F }>>['values'];

/** Reads the flags of a command line; what is wrong with it is said in a sentence. */
export function parseFlags<const F extends Flags>(args: readonly string[], flags: F): Result<Values<F>, string> {
  try {
    return ok(parseArgs({ args: [...args], options: flags }).values);
  } catch (error) {
    // Node's first sentence says what is wrong; the others explain its own conventions.
    const [sentence = ''] = error instanceof TypeError ? error.message.split(/\.?(?:\n|\. |$)/) : [];
    if (sentence === '') throw error;
    return err(`${sentence}.`);
  }
}
