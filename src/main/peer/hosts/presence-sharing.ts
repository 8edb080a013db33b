import * as v from 'valibot';
import type { User } from '#shared/nouns/user';
import { SystemPushes } from '#shared/protocol/system-channel';
import type { Result } from '#shared/result';
import type { Presence } from '../peer';

/** What sharing stands on. */
export interface PresenceSharingOptions {
  /** How this person is at this install. */
  presence(): Presence;
  push(change: Partial<Presence>): Promise<Result<unknown, unknown>>;
}

/**
 * Tells a host whether this person is there, and until when not to disturb them. Two installs of one person say it each
 * for itself: the one that is being used has the last word about being there, the one that was asked last about quiet.
 */
export class PresenceSharing {
  #status: Presence['status'];
  /** The host was not told yet that quiet began or ended. */
  #quietChanged = false;
  #dndUntil: string | null;

  constructor(private readonly options: PresenceSharingOptions) {
    const { status, dnd_until } = options.presence();
    this.#status = status;
    this.#dndUntil = dnd_until;
  }

  /** The host let this person in; `user` is what it knows of them. */
  entered(user: User): void {
    const { dnd_until } = this.options.presence();
    const isQuietNews = dnd_until !== user.dnd_until && (dnd_until !== null || this.#quietChanged);
    this.#share({
      ...(this.#status !== user.status && { status: this.#status }),
      ...(isQuietNews && { dnd_until }),
    });
  }

  /** The computer is used again, or was not used for a while; or quiet began or ended. */
  changed(): void {
    const { status, dnd_until } = this.options.presence();
    const change = {
      ...(status !== this.#status && { status }),
      ...(dnd_until !== this.#dndUntil && { dnd_until }),
    };
    this.#status = status;
    this.#dndUntil = dnd_until;
    this.#share(change);
  }

  /** A window pushes this for its person: what they say of themself holds until the computer says otherwise. */
  pushed(payload: object): void {
    const pushed = v.safeParse(SystemPushes['user-update'].payload, payload);
    const status = pushed.success ? pushed.output.status : undefined;
    if (status === 'online' || status === 'away') this.#status = status;
  }

  /** What the host knows of this person changed. */
  heard(user: User): void {
    if (user.status === 'away' && this.#status === 'online') this.#share({ status: 'online' });
  }

  #share(change: Partial<Presence>): void {
    if (Object.keys(change).length === 0) return;
    if ('dnd_until' in change) this.#quietChanged = true;
    void this.options.push(change).then((result) => {
      if (result.ok && 'dnd_until' in change) this.#quietChanged = false;
    });
  }
}
