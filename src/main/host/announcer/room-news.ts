import type { RoomRecord } from '../../store/records';
import type { Change } from '../../store/registry';
import { type Audience, NOBODY } from '../access';
import type { Nouns } from '../nouns';
import type { Participants, Seat } from '../presence/participants';
import type { View } from '../view';
import { divide, isIn } from './divide';
import type { Publisher } from './publisher';

/** A room before a change, and who could see it then. */
export interface RoomBefore {
  readonly id: string;
  readonly room: RoomRecord | undefined;
  readonly audience: Audience;
}

/**
 * Who hears what when a room changes, or the team that it belongs to: those who gain it `chatroom`, those who keep it
 * `chatroom-update` if it is not as it was, those who lose it `chatroom-delete`. Who loses it while inside is put out.
 */
export class RoomNews {
  readonly #view: View;
  readonly #nouns: Nouns;
  readonly #participants: Participants;
  readonly #publisher: Publisher;

  constructor(options: { view: View; nouns: Nouns; participants: Participants; publisher: Publisher }) {
    this.#view = options.view;
    this.#nouns = options.nouns;
    this.#participants = options.participants;
    this.#publisher = options.publisher;
  }

  /** The rooms that these changes may touch, as the view has them before. */
  before(rooms: readonly Change[], teams: readonly Change[]): RoomBefore[] {
    const ids = new Set(rooms.map(({ id }) => id));
    for (const team of teams) for (const id of this.#view.roomsOfTeam(team.id)) ids.add(id);
    return [...ids].map((id) => {
      const room = this.#view.get('rooms', id);
      return { id, room, audience: room ? this.#view.audienceOf(room) : NOBODY };
    });
  }

  /** Call it when the view has changed. */
  announce({ id, room: before, audience }: RoomBefore): void {
    const after = this.#view.get('rooms', id);
    const seenBy = after ? this.#view.audienceOf(after) : NOBODY;
    const { gained, kept, lost } = divide(audience, seenBy, () => [...this.#view.list('users')].map((user) => user.id));
    if (after) this.#putOut(id, seenBy);
    this.#publisher.toSystem(lost, 'chatroom-delete', { id });
    if (!after) {
      this.#close(id);
      return;
    }
    const chatroom = this.#nouns.room(after);
    this.#publisher.toSystem(gained, 'chatroom', { request_type: 'chatroom', chatroom });
    if (!before || before === after) return;
    this.#publisher.toSystem(kept, 'chatroom-update', { chatroom });
    this.#publisher.toRoom(id, 'chatroom-update', { chatroom });
  }

  /** Ends the channels of those inside who may not be. */
  #putOut(roomId: string, audience: Audience): void {
    if (audience === 'everybody') return;
    const stays = isIn(audience);
    for (const userId of this.#participants.idsIn(roomId)) {
      if (!stays(userId)) end(this.#participants.seatsOf(roomId, userId));
    }
  }

  /** Tells everybody in a room that it is no more, and then ends their channels. */
  #close(roomId: string): void {
    const seats = this.#participants.vacate(roomId);
    if (seats.length === 0) return;
    this.#publisher.toRoom(roomId, 'chatroom-delete', { id: roomId }).then(() => end(seats));
  }
}

function end(seats: readonly Seat[]): void {
  for (const seat of seats) seat.end();
}
