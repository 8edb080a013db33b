import type { Damage } from '../store';

/** What looking through a data folder brought up. */
export interface Finding extends Omit<Damage, 'kind'> {
  /** `damage`: something is lost or wrong. `note`: worth knowing, and nothing is lost by it. */
  readonly weight: 'damage' | 'note';
}

/** Findings at most: a disk that falls apart must not fill the memory, or the screen. */
const LARGEST_LIST = 1_000;

/** Gathers findings, each once. */
export class Findings {
  readonly #found = new Map<string, Finding>();

  get list(): readonly Finding[] {
    return [...this.#found.values()];
  }

  damage(file: string, offset: number, message: string): void {
    this.#add({ weight: 'damage', file, offset, message });
  }

  note(file: string, message: string): void {
    this.#add({ weight: 'note', file, offset: 0, message });
  }

  #add(finding: Finding): void {
    const key = `${finding.file}:${finding.offset} ${finding.message}`;
    if (this.#found.size < LARGEST_LIST) this.#found.set(key, finding);
  }
}
