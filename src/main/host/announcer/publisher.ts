import type { Invitation } from '#shared/nouns/invitation';
import type { RoomEventName, RoomEventPayload } from '#shared/protocol/room-channel';
import type { SystemEventName, SystemEventPayload } from '#shared/protocol/system-channel';
import { PHOENIX_TOPIC, roomTopic, SYSTEM_TOPIC } from '#shared/protocol/topics';
import type { Logger } from '../../logger';
import type { Audience } from '../access';
import type { Hub, Publication } from '../hub/hub';
import { HUB_TOPICS } from '../hub/topics';

/** Events that tell by numbers of their own whether a join reply has them, or are in none; there are too many to remember. */
const NUMBERED: ReadonlySet<RoomEventName> = new Set<RoomEventName>([
  'chat-message',
  'chat-message-edit',
  'chat-message-delete',
  'reaction',
  'pin',
  'read',
  'typing',
]);

/** Puts events on the hub, each with its payload checked by type. Nothing here rejects: a hub's failure is logged. */
export class Publisher {
  readonly #hub: Hub;
  readonly #logger: Logger;
  /** When the state that rooms were told of was published, by its payload. */
  readonly #moments = new WeakMap<object, number>();
  #moment = 0;

  constructor(hub: Hub, logger: Logger) {
    this.#hub = hub;
    this.#logger = logger;
  }

  /** To everybody in a room. */
  toRoom<K extends RoomEventName>(roomId: string, event: K, payload: RoomEventPayload<K>): Promise<void> {
    if (!NUMBERED.has(event)) this.#moments.set(payload, ++this.#moment);
    return this.#publish(HUB_TOPICS.room(roomId), { topic: roomTopic(roomId), event, payload });
  }

  /** To everybody in a room but one person. */
  toOthersIn<K extends RoomEventName>(
    roomId: string,
    userId: string,
    event: K,
    payload: RoomEventPayload<K>,
  ): Promise<void> {
    const publication = { topic: roomTopic(roomId), event, payload, exceptUser: userId };
    return this.#publish(HUB_TOPICS.room(roomId), publication);
  }

  /** On `system`, to these people. */
  toSystem<K extends SystemEventName>(audience: Audience, event: K, payload: SystemEventPayload<K>): Promise<void> {
    const topics = audience === 'everybody' ? HUB_TOPICS.system : audience.map(HUB_TOPICS.systemOf);
    return this.#publish(topics, { topic: SYSTEM_TOPIC, event, payload });
  }

  /** Straight to every socket of these people. */
  toPeople(userIds: readonly string[], invitation: Invitation): Promise<void> {
    const topics = userIds.map(HUB_TOPICS.person);
    return this.#publish(topics, { topic: PHOENIX_TOPIC, event: 'invitation', payload: invitation });
  }

  /** Now, for {@link isBefore}. */
  moment(): number {
    return this.#moment;
  }

  /** Whether the state in this payload was published at or before a moment, so that what was read then has it. */
  isBefore(payload: object, moment: number): boolean {
    const published = this.#moments.get(payload);
    return published !== undefined && published <= moment;
  }

  async #publish(topics: string | readonly string[], publication: Publication): Promise<void> {
    if (topics.length === 0) return;
    try {
      await this.#hub.publish(topics, publication);
    } catch (error) {
      this.#logger.error('publish_failed', error, { event: publication.event });
    }
  }
}
