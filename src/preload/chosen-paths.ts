/** Paths remembered at once: many more than anybody drops before they are attached. */
const MOST = 1_000;

/**
 * The paths of files that the person dropped or pasted. Only these can be attached: a page that was taken over by something
 * else must not send files that nobody gave it.
 */
export class ChosenPaths {
  readonly #paths = new Set<string>();

  constructor(private readonly find: (file: object) => string) {}

  /** The path of a file; empty when it has none. */
  readonly pathOf = (file: object): string => {
    const path = this.find(file);
    if (path !== '') this.#paths.add(path);
    for (const oldest of this.#paths) {
      if (this.#paths.size <= MOST) break;
      this.#paths.delete(oldest);
    }
    return path;
  };

  /** Whether a request attaches nothing but these. */
  allow(input: unknown): boolean {
    const paths: unknown = typeof input === 'object' && input !== null && 'paths' in input ? input.paths : null;
    return Array.isArray(paths) && paths.every((path) => this.#paths.has(path));
  }
}
