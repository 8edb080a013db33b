import type { RoomChannelEvent } from '#shared/bridge/channels';
import type { ChatMessage } from '#shared/nouns/message';
import { versionsOf } from '../../../state/message-window';

/** The pinned messages of a room, ascending, after an event of it; the same list when nothing about them changed. */
export function followPins(pins: readonly ChatMessage[], event: RoomChannelEvent): readonly ChatMessage[] {
  return versionsOf(event).reduce(withVersion, pins);
}

function withVersion(pins: readonly ChatMessage[], version: ChatMessage): readonly ChatMessage[] {
  const known = pins.find(({ seq }) => seq === version.seq);
  if (known && known.change >= version.change) return pins;
  if (!known && !version.pinned) return pins;
  const others = pins.filter(({ seq }) => seq !== version.seq);
  if (!version.pinned) return others;
  return [...others, version].sort((one, other) => one.seq - other.seq);
}
