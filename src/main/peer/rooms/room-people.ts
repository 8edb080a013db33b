import type { ReadMark, RoomEventPayload } from '#shared/protocol/room-channel';
import type { Result } from '#shared/result';
import type { PushFailure } from '../wire/host-channel';
import { ReadSharing } from './read-sharing';
import type { RoomAudience } from './room-audience';
import { TypingPeople } from './typing-people';

/** What is known of the people of a room, and whom it tells. */
export interface RoomPeopleOptions {
  readonly audience: RoomAudience;
  me(): string;
  /** The last message that this person looked at and the room has; 0 for none. */
  seen(): number;
  /** Whether this person lets others see what they have read. */
  tellsRead(): boolean;
  /** Tells the host that this person has read so far. */
  share(seq: number): Promise<Result<unknown, PushFailure>>;
  /** This person read so far: here, or on another of their devices. */
  read(seq: number): void;
}

/** What people do in a room beside writing: they type, and they read. */
export class RoomPeople {
  readonly #typing: TypingPeople;
  readonly #sharing: ReadSharing;

  constructor(private readonly options: RoomPeopleOptions) {
    this.#typing = new TypingPeople((user, on) => options.audience.emit({ event: 'typing', payload: { user, on } }));
    this.#sharing = new ReadSharing({
      seen: () => options.seen(),
      tells: () => options.tellsRead(),
      push: (seq) => options.share(seq),
    });
  }

  /** The room is joined; `reads` are the marks its host has. */
  joined(reads: readonly ReadMark[]): void {
    if (reads.length > 0) this.options.audience.emit({ event: 'reads', payload: { reads } });
    const own = reads.find(({ user }) => user === this.options.me())?.seq ?? 0;
    if (own > 0) this.options.read(own);
    this.#sharing.begin(own);
  }

  /** The room is not joined any more: nobody knows who types. */
  stop(): void {
    this.#typing.stop();
    this.#sharing.stop();
  }

  types({ user, on }: RoomEventPayload<'typing'>): void {
    if (user !== this.options.me()) this.#typing.heard(user, on);
  }

  /** Somebody sent what they typed. */
  wrote(user: string): void {
    this.#typing.stopped(user);
  }

  reads(mark: ReadMark): void {
    this.options.audience.emit({ event: 'read', payload: mark });
    if (mark.user !== this.options.me()) return;
    this.#sharing.heard(mark.seq);
    this.options.read(mark.seq);
  }

  /** This person read on, here. */
  readOn(): void {
    this.#sharing.share();
  }
}
