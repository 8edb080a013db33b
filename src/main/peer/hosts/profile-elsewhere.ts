import type { Profile } from '../identity/profile';

/**
 * What hosts say a person called themself on another computer. It is not signed by them, and a host may say anything: so
 * where several are known, two must agree before it is taken over here, and so told to the others.
 */
export class ProfileElsewhere {
  readonly #told = new Map<string, Profile>();

  /**
   * A host shows a person otherwise than it was agreed with them. Answers the hosts that agree on it, or none as long as
   * those are too few.
   *
   * @param known how many hosts there are that could say it
   */
  heard(host: string, profile: Profile, known: number): readonly string[] {
    this.#told.set(host, profile);
    const agreeing = [...this.#told].filter(([, { name, color }]) => name === profile.name && color === profile.color);
    return agreeing.length >= Math.min(2, known) ? agreeing.map(([id]) => id) : [];
  }

  /** The host shows them as they are called here. */
  settled(host: string): void {
    this.#told.delete(host);
  }

  /** They chose another name or colour here: what was said before is older. */
  clear(): void {
    this.#told.clear();
  }
}
