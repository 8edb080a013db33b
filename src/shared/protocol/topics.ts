import { LIMITS } from './limits';

/** The topic that every client joins. */
export const SYSTEM_TOPIC = 'system';

/** The topic of heartbeats and of pushes to a person, which nobody joins. */
export const PHOENIX_TOPIC = 'phoenix';

const ROOM_PREFIX = 'room-';

/** The topic of a room's channel. */
export const roomTopic = (roomId: string): string => ROOM_PREFIX + roomId;

/** The room id in a room topic, or null for any other topic. */
export function roomIdOf(topic: string): string | null {
  if (!topic.startsWith(ROOM_PREFIX)) return null;
  const id = topic.slice(ROOM_PREFIX.length);
  return id.length > 0 && id.length <= LIMITS.idLength ? id : null;
}
