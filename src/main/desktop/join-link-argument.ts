const LINK = /^hearth:\/\//i;

/** The longest link taken from outside: the same bound as for a pasted one. */
const MAX_LENGTH = 2_000;

/** The `hearth://` link among a program's arguments: where Windows and Linux put a clicked one. */
export function joinLinkIn(argv: readonly string[]): string | null {
  return argv.find((argument) => LINK.test(argument) && argument.length <= MAX_LENGTH) ?? null;
}
