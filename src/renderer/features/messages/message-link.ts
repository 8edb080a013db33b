import type { HostEntry } from '#shared/bridge/state';
import { formatJoinLink, parseJoinLink } from '#shared/join-link';
import type { ChatMessage } from '#shared/nouns/message';

/** The link to a message: whoever may enter its room comes there by it. */
export function messageLink(
  host: Pick<HostEntry, 'id' | 'address' | 'fingerprint'>,
  { room, seq }: Pick<ChatMessage, 'room' | 'seq'>,
): string {
  const place = parseJoinLink(host.address);
  if (!place.ok) throw new Error(`${host.address} is no address of a host.`);
  return formatJoinLink({ ...place.value, id: host.id, fingerprint: host.fingerprint, room, seq });
}
