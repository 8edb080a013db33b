import type { ChatMessage } from '#shared/nouns/message';
import type { Amendment } from '../log';
import type { Entry, Position } from './entry';

/** What the index keeps of a message. */
export const entryOf = (message: ChatMessage): Entry => ({
  room: message.room,
  seq: message.seq,
  user: message.user,
  created: Date.parse(message.created),
  thread: message.thread,
  change: message.change,
  text: message.deleted === null ? message.message : null,
  hasFile: message.files.length > 0,
});

/** What changes nothing that can be looked for. */
const isSilent = ({ kind }: Amendment): boolean => kind === 'reaction' || kind === 'pin';

/**
 * How far one room is followed. While it is live, each message and change is taken as it is heard; else what is heard is
 * only noted, and read from the log later.
 */
export class FollowedRoom {
  top: number;
  floor: number;
  change: number;
  /** The newest message and change heard of. */
  heard = 0;
  heardChange = 0;
  /** When the oldest message taken was written: rooms are filled in the order of it. */
  reached = Number.POSITIVE_INFINITY;
  live = false;

  constructor({ top, floor, change }: Omit<Position, 'room'>) {
    this.top = top;
    this.floor = floor;
    this.change = change;
  }

  /** Whether a message is to be taken now. */
  hears({ seq }: ChatMessage): boolean {
    this.heard = Math.max(this.heard, seq);
    if (!this.live) return false;
    this.top = Math.max(this.top, seq);
    return true;
  }

  /** Whether a changed message is to be taken now. */
  hearsChange({ change }: ChatMessage, amendment: Amendment): boolean {
    this.heardChange = Math.max(this.heardChange, change);
    if (!this.live) return false;
    this.change = Math.max(this.change, change);
    return !isSilent(amendment);
  }

  /** Becomes live, if nothing was heard that was not taken. */
  goLive(): boolean {
    this.live = this.top >= this.heard && this.change >= this.heardChange;
    return this.live;
  }

  /** Too much is heard at once: what comes next is read from the log. */
  fallBehind(): void {
    this.live = false;
  }
}
