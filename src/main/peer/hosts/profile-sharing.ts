import type { User } from '#shared/nouns/user';
import type { Result } from '#shared/result';
import type { Profile } from '../identity/profile';

/** What sharing a profile with one host stands on. */
export interface ProfileSharingOptions {
  /** What this person chose on this computer. */
  profile(): Profile;
  /** What the host and this computer last agreed on; null before the first time. */
  agreed(): Profile | null;
  agree(profile: Profile): void;
  /** The host shows another one than was agreed: it was chosen on another computer, as far as the host may be believed. */
  elsewhere(profile: Profile): void;
  /** Tells the host. */
  push(change: Partial<Profile>): Promise<Result<unknown, unknown>>;
  failed(): void;
}

/**
 * Brings a person's name and colour in line with what a host shows. A person may be at several computers: what the host
 * and this one last agreed on tells which of the two changed it since. Where both did, this one has the last word.
 *
 * What was taken over is not told to other hosts at once, but when they are next entered: the computer it was chosen on
 * tells them itself, and two that pass on each other's news would never end.
 */
export class ProfileSharing {
  #underWay = 0;

  constructor(private readonly options: ProfileSharingOptions) {}

  /** The host let this person in; `user` is what it knows of them. */
  entered(user: User): void {
    const { profile } = this.options;
    if (this.#isAgreed()) this.#settle(user);
    else if (isSame(user, profile())) this.options.agree(profile());
    else this.#share(differing(profile(), user));
  }

  /** What the host knows of this person changed. What comes while this computer tells it something is older. */
  heard(user: User): void {
    if (this.#underWay === 0 && this.#isAgreed()) this.#settle(user);
  }

  /** The person chose another one here. All of it is told: what the host is known to have may be about to change. */
  changed(): void {
    this.#share(this.options.profile());
  }

  /** Whether nothing was chosen here since the host and this computer agreed. */
  #isAgreed(): boolean {
    const agreed = this.options.agreed();
    return agreed !== null && isSame(agreed, this.options.profile());
  }

  /** What the host has is not changed from here. */
  #settle({ name, color }: User): void {
    const { profile, agree, elsewhere } = this.options;
    if (isSame({ name, color }, profile())) agree({ name, color });
    else elsewhere({ name, color });
  }

  #share(change: Partial<Profile>): void {
    const chosen = this.options.profile();
    this.#underWay += 1;
    void this.options.push(change).then((result) => {
      this.#underWay -= 1;
      if (result.ok) this.options.agree(chosen);
      else this.options.failed();
    });
  }
}

const isSame = (one: Profile, other: Profile): boolean => one.name === other.name && one.color === other.color;

const differing = (profile: Profile, user: User): Partial<Profile> => ({
  ...(user.name !== profile.name && { name: profile.name }),
  ...(user.color !== profile.color && { color: profile.color }),
});
