import type { SystemSnapshot } from '#shared/bridge/channels';
import type { Invitation } from '#shared/nouns/invitation';
import type { ChatMessage } from '#shared/nouns/message';
import type { ChatRoom } from '#shared/nouns/room';
import type { User } from '#shared/nouns/user';
import type { Refusal } from '#shared/protocol/reasons';
import type { Newcomer } from '#shared/protocol/system-channel';
import type { IncomingMessage, RefusedAmendment } from '../peer';
import type { Amendment } from '../rooms/foresee';
import type { Meaning } from '../rooms/room-meaning';
import type { RoomMemory } from '../rooms/room-memory';
import { unannounced } from './announcements';

/** What a person may want to be told of, wherever they look. */
export interface NewsEvents {
  message(incoming: Omit<IncomingMessage, 'host'>, caughtUp: boolean): void;
  /** Messages of a room were edited or deleted. */
  amended(room: string, versions: readonly ChatMessage[]): void;
  refused(refused: Omit<RefusedAmendment, 'host'>): void;
  invitation(from: User | null, invitation: Invitation): void;
  newcomer(newcomer: Newcomer): void;
}

/** What news stand on. */
export interface HostNewsOptions {
  /** This person's id. */
  readonly me: string;
  /** What is known of the host; `null` before it let this person in. */
  state(): SystemSnapshot | null;
  readonly memory: RoomMemory;
  readonly events: NewsEvents;
}

/** Puts names to what a host tells, and tells each thing once. */
export class HostNews {
  #replies = 0;

  constructor(private readonly options: HostNewsOptions) {}

  /** How many replies of others arrived. */
  get replies(): number {
    return this.#replies;
  }

  /** A room has a message, new or caught up with. */
  arrived(room: ChatRoom, message: ChatMessage, caughtUp: boolean, meaning: Meaning | null): void {
    if (message.user === this.options.me) return;
    if (message.thread !== null) this.#replies += 1;
    const state = this.options.state();
    const author = state ? personOf(state, message.user) : null;
    this.options.events.message({ room, author, message, meaning }, caughtUp);
  }

  /** The host said no to what this person changed while they were away from it. */
  amendmentRefused(room: string, { event, payload }: Amendment, refusal: Refusal): void {
    const name = this.options.state()?.chatrooms.find(({ id }) => id === room)?.name ?? null;
    const text = event === 'chat-message-edit' ? payload.message : null;
    this.options.events.refused({ room, name, seq: payload.seq, what: event, text, refusal });
  }

  /** An invitation was made, answered or taken back. */
  invitationChanged(state: SystemSnapshot, invitation: Invitation): void {
    const isNew = invitation.state === 'pending' && invitation.to === state.user.id;
    if (isNew) this.announce(state);
    else this.options.events.invitation(personOf(state, invitation.from), invitation);
  }

  /** Tells what waits for this person and was not told before, also by an earlier start. */
  announce(state: SystemSnapshot): void {
    const { invitations, newcomers } = unannounced(state, this.options.memory);
    for (const invitation of invitations) {
      this.options.events.invitation(personOf(state, invitation.from), invitation);
    }
    for (const newcomer of newcomers) this.options.events.newcomer(newcomer);
  }
}

const personOf = (state: SystemSnapshot, id: string): User | null => state.users.find((user) => user.id === id) ?? null;
