import { randomBytes } from 'node:crypto';
import type { View } from '../view';

/** What a ticket opens, and for whom. */
export interface Passage {
  readonly user: string;
  readonly room: string;
  readonly file: string;
  readonly direction: 'up' | 'down';
}

/** Whether somebody may send or receive this now: the right is the room's, whatever the ticket says. */
export const mayPass = (view: Pick<View, 'roomFor' | 'mayFill'>, { user, room, direction }: Passage): boolean =>
  direction === 'up' ? view.mayFill(user, room) : view.roomFor(user, room) !== undefined;

interface Ticket extends Passage {
  readonly expires: number;
}

/** Tickets of one person at once; beyond it the oldest end. More than a person's transfers ever need. */
const PER_PERSON = 500;

const TICKET_BYTES = 24;

/** Tickets open one file for one person in one direction, for some minutes. They live in memory: a restart ends them. */
export class Tickets {
  readonly #tickets = new Map<string, Ticket>();
  /** The tickets of each person, the oldest first. */
  readonly #ofPeople = new Map<string, Set<string>>();
  readonly #lifeMs: number;
  readonly #monotonic: () => number;

  constructor(lifeMs: number, monotonic: () => number) {
    this.#lifeMs = lifeMs;
    this.#monotonic = monotonic;
  }

  issue({ user, room, file, direction }: Passage): string {
    const text = randomBytes(TICKET_BYTES).toString('base64url');
    const own = this.#ofPeople.get(user) ?? new Set();
    this.#ofPeople.set(user, own);
    for (const old of own) {
      if (own.size < PER_PERSON && !this.#isOver(old)) break;
      this.#end(old);
    }
    this.#tickets.set(text, { user, room, file, direction, expires: this.#monotonic() + this.#lifeMs });
    this.#ofPeople.set(user, own.add(text));
    return text;
  }

  /** What a ticket opens now; undefined for none, and for one that is over. */
  read(text: string): Passage | undefined {
    return this.#isOver(text) ? undefined : this.#tickets.get(text);
  }

  #isOver(text: string): boolean {
    const ticket = this.#tickets.get(text);
    return ticket === undefined || ticket.expires <= this.#monotonic();
  }

  #end(text: string): void {
    const user = this.#tickets.get(text)?.user;
    this.#tickets.delete(text);
    if (user === undefined) return;
    const own = this.#ofPeople.get(user);
    own?.delete(text);
    if (own?.size === 0) this.#ofPeople.delete(user);
  }
}
