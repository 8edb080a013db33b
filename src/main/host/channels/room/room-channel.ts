import type { Refusal } from '#shared/protocol/reasons';
import { err, type Result } from '#shared/result';
import { SendOrder } from '../../messages/send-order';
import type { Seat } from '../../presence/participants';
import { noSuchRoom } from '../../rooms/find-room';
import type { Channel, JoinRequest } from '../channel';
import { runPush } from '../pushes';
import type { RoomDeps, RoomMember } from './room-member';
import { roomPushes } from './room-pushes';

/** One socket in one room: a seat among its participants, and the pushes it makes. */
export class RoomChannel implements Channel, Seat {
  readonly roomId: string;
  readonly userId: string;
  readonly #member: RoomMember;
  readonly #close: () => void;

  /** Takes the seat. */
  constructor(deps: RoomDeps, roomId: string, request: JoinRequest) {
    this.roomId = roomId;
    this.userId = request.userId;
    this.#member = { ...deps, roomId, userId: request.userId, order: new SendOrder() };
    this.#close = () => request.close();
    deps.participants.take(this);
  }

  /** The right to be here is checked with each push: it may have gone while the push was on its way. */
  async handle(event: string, payload: unknown): Promise<Result<object, Refusal>> {
    if (!this.#member.view.roomFor(this.userId, this.roomId)) return err(noSuchRoom());
    return runPush(roomPushes, this.#member, event, payload);
  }

  /** Tells the room, this socket too, that somebody came, once for all their sockets. */
  announce(): void {
    if (this.#member.participants.announce(this)) this.#tell('participant-join');
  }

  end(): void {
    this.#close();
    this.ended();
  }

  ended(): void {
    const announced = this.#member.participants.leave(this);
    this.#stopTyping();
    if (announced) this.#tell('participant-leave');
  }

  /** Who has gone is not writing any more; in a room that is no more nobody is told. */
  #stopTyping(): void {
    const { participants, typists, markNews, view } = this.#member;
    if (participants.seatsOf(this.roomId, this.userId).length > 0) return;
    const wrote = typists.note(this.roomId, this.userId, false);
    if (wrote && view.get('rooms', this.roomId)) markNews.typing(this.roomId, this.userId, false);
  }

  #tell(event: 'participant-join' | 'participant-leave'): void {
    const { view, nouns, publisher, participants } = this.#member;
    const person = view.get('users', this.userId);
    if (!person) return;
    publisher.toRoom(this.roomId, event, { user: nouns.user(person), participants: participants.count(this.roomId) });
  }
}
