import { type NamedRoom, roomName } from './direct-rooms';
import { useSystem } from './system';
import { useSpeech } from './words';

/** The name of a room as this person sees it: a direct one is called after the others. */
export function useRoomName(host: string, room: NamedRoom): string {
  const system = useSystem(host);
  const speech = useSpeech();
  return roomName(room, system, speech);
}
