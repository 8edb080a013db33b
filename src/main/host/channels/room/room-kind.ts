import { parsePayload } from '#shared/protocol/payload';
import { type ReadMark, RoomJoinParams, type RoomJoinReply } from '#shared/protocol/room-channel';
import { roomIdOf } from '#shared/protocol/topics';
import { err, ok, type Result } from '#shared/result';
import type { RoomRecord } from '../../../store/records';
import { StoreFault } from '../../../store/store';
import { isIn } from '../../announcer/divide';
import { HUB_TOPICS } from '../../hub/topics';
import { noSuchRoom } from '../../rooms/find-room';
import { storeRefusal } from '../../store-refusal';
import type { ChannelKind, Joined, JoinRefusal, JoinRequest } from '../channel';
import { coveredBy } from './join-cover';
import { type JoinPage, JoinPages, type Known } from './join-page';
import { marksToTell } from './join-reads';
import { RoomChannel } from './room-channel';
import type { RoomDeps } from './room-member';

/** What was read for a join. */
interface Reading {
  readonly known: Known;
  readonly page: JoinPage;
  readonly marks: readonly ReadMark[];
}

/** The channels `room-<id>`. */
export class RoomKind implements ChannelKind {
  readonly #deps: RoomDeps;
  readonly #pages: JoinPages;

  constructor(deps: RoomDeps) {
    this.#deps = deps;
    this.#pages = new JoinPages(deps.log, deps.search);
  }

  serves(topic: string): boolean {
    return roomIdOf(topic) !== null;
  }

  feeds(topic: string): readonly string[] {
    const roomId = roomIdOf(topic);
    return roomId === null ? [] : [HUB_TOPICS.room(roomId)];
  }

  /** A room that this person may not enter is answered exactly like one that never was. */
  async join(request: JoinRequest): Promise<Result<Joined, JoinRefusal>> {
    const roomId = roomIdOf(request.topic);
    if (roomId === null || !this.#deps.view.roomFor(request.userId, roomId)) return notFound();
    const params = parsePayload(RoomJoinParams, request.params);
    if (!params.ok) return err({ ...params.error, final: true });
    const { since, since_change: sinceChange } = params.value;
    let reading: Reading;
    try {
      reading = await this.#read(roomId, { since, sinceChange });
    } catch (error) {
      if (error instanceof StoreFault) return err({ ...storeRefusal(error), final: false });
      throw error;
    }
    // The room may have gone while its messages were read. From here on nothing is awaited.
    const room = this.#deps.view.roomFor(request.userId, roomId);
    return room ? ok(this.#enter(request, room, reading)) : notFound();
  }

  async #read(roomId: string, known: Known): Promise<Reading> {
    const { view, marks } = this.#deps;
    const announced = { head: view.seqOf(roomId), change: view.changeOf(roomId) };
    const page = await this.#pages.read(roomId, known, announced);
    return { known, page, marks: await marks.reads(roomId) };
  }

  #enter(request: JoinRequest, room: RoomRecord, { known, page, marks }: Reading): Joined {
    const { nouns, participants, publisher } = this.#deps;
    const channel = new RoomChannel(this.#deps, room.id, request);
    const people = participants.idsIn(room.id);
    const reply: RoomJoinReply = {
      room: { ...nouns.room(room), seq: page.head, participants: people },
      participants: people,
      seq: page.head,
      messages: [...page.messages],
      more: page.more,
      change: page.change,
      changed: [...page.changed],
      changed_more: page.changedMore,
      reads: marksToTell(marks, request.userId, this.#mayBeIn(room)),
      threads: [...page.threads],
    };
    return {
      reply,
      channel,
      covers: coveredBy({ reply, publisher, hasChanges: hasChanges(known) }),
      afterJoin: () => channel.announce(),
    };
  }

  #mayBeIn(room: RoomRecord): (userId: string) => boolean {
    const { view } = this.#deps;
    const isAmongThem = isIn(view.audienceOf(room));
    return (userId) => isAmongThem(userId) && view.person(userId) !== undefined;
  }
}

/** A client that comes anew holds nothing that could have changed; one that does not ask for changes is not given any. */
const hasChanges = ({ since, sinceChange }: Known): boolean => since === undefined || sinceChange !== undefined;

const notFound = () => err({ ...noSuchRoom(), final: true });
