/** One socket in a room. */
export interface Seat {
  readonly roomId: string;
  readonly userId: string;
  /** Closes the channel and leaves the room. */
  end(): void;
}

interface Person {
  readonly seats: Set<Seat>;
  announced: boolean;
}

/** Who is in which room now. People count once, however many sockets they have. */
export class Participants {
  readonly #rooms = new Map<string, Map<string, Person>>();

  /** A socket enters. */
  take(seat: Seat): void {
    const people = this.#rooms.get(seat.roomId) ?? new Map<string, Person>();
    this.#rooms.set(seat.roomId, people);
    const person = people.get(seat.userId) ?? { seats: new Set(), announced: false };
    people.set(seat.userId, person);
    person.seats.add(seat);
  }

  /** Whether the others are still to be told that this person is in the room; true once per stay. */
  announce({ roomId, userId }: Seat): boolean {
    const person = this.#rooms.get(roomId)?.get(userId);
    if (!person || person.announced) return false;
    person.announced = true;
    return true;
  }

  /** A socket leaves. True when the person left with it and the others knew that they were there. */
  leave(seat: Seat): boolean {
    const people = this.#rooms.get(seat.roomId);
    const person = people?.get(seat.userId);
    if (!people || !person?.seats.delete(seat) || person.seats.size > 0) return false;
    people.delete(seat.userId);
    if (people.size === 0) this.#rooms.delete(seat.roomId);
    return person.announced;
  }

  idsIn(roomId: string): string[] {
    return [...(this.#rooms.get(roomId)?.keys() ?? [])];
  }

  count(roomId: string): number {
    return this.#rooms.get(roomId)?.size ?? 0;
  }

  /** Rooms with somebody in them. */
  roomCount(): number {
    return this.#rooms.size;
  }

  /** The seats of one person in a room. */
  seatsOf(roomId: string, userId: string): Seat[] {
    return [...(this.#rooms.get(roomId)?.get(userId)?.seats ?? [])];
  }

  /** Empties a room that is no more and returns the seats that were taken in it. */
  vacate(roomId: string): Seat[] {
    const people = [...(this.#rooms.get(roomId)?.values() ?? [])];
    this.#rooms.delete(roomId);
    return people.flatMap((person) => [...person.seats]);
  }
}
