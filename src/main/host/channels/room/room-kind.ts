import type { ChatMessage } from '#shared/nouns/message';
import { parsePayload } from '#shared/protocol/payload';
import { RoomJoinParams, type RoomJoinReply } from '#shared/protocol/room-channel';
import { roomIdOf } from '#shared/protocol/topics';
import { err, ok, type Result } from '#shared/result';
import type { Page } from '../../../store/log';
import type { RoomRecord } from '../../../store/records';
import { StoreFault } from '../../../store/store';
import type { Broadcast } from '../../hub/hub';
import { HUB_TOPICS } from '../../hub/topics';
import { noSuchRoom } from '../../rooms/find-room';
import { storeRefusal } from '../../store-refusal';
import type { ChannelKind, Joined, JoinRefusal, JoinRequest } from '../channel';
import { JoinPages } from './join-page';
import { RoomChannel } from './room-channel';
import type { RoomDeps } from './room-member';

/** The channels `room-<id>`. */
export class RoomKind implements ChannelKind {
  readonly #deps: RoomDeps;
  readonly #pages: JoinPages;

  constructor(deps: RoomDeps) {
    this.#deps = deps;
    this.#pages = new JoinPages(deps.log);
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
    let page: Page;
    try {
      page = await this.#pages.read(roomId, params.value.since, this.#deps.view.seqOf(roomId));
    } catch (error) {
      if (error instanceof StoreFault) return err({ ...storeRefusal(error), final: false });
      throw error;
    }
    // The room may have gone while its messages were read. From here on nothing is awaited.
    const room = this.#deps.view.roomFor(request.userId, roomId);
    return room ? ok(this.#enter(request, room, page)) : notFound();
  }

  #enter(request: JoinRequest, room: RoomRecord, page: Page): Joined {
    const { nouns, participants, publisher } = this.#deps;
    const channel = new RoomChannel(this.#deps, room.id, request);
    const people = participants.idsIn(room.id);
    const moment = publisher.moment();
    const reply: RoomJoinReply = {
      room: { ...nouns.room(room), seq: page.head, participants: people },
      participants: people,
      seq: page.head,
      messages: [...page.messages],
      more: page.more,
    };
    return {
      reply,
      channel,
      covers: (broadcast: Broadcast) =>
        isMessage(broadcast) ? broadcast.payload.seq <= page.head : publisher.isBefore(broadcast.payload, moment),
      afterJoin: () => channel.announce(),
    };
  }
}

const isMessage = (broadcast: Broadcast): broadcast is Broadcast & { payload: ChatMessage } =>
  broadcast.event === 'chat-message';

const notFound = () => err({ ...noSuchRoom(), final: true });
