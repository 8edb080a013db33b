import { useBridge } from '../../../state/bridge';
import type { Place } from '../../../state/drafts';
import { useNavigationStore } from '../../../state/navigation';
import { useOpenRoom } from '../../../state/room';
import { useSystem } from '../../../state/system';
import { useOwnStatus } from '../../../state/use-own-status';
import { useSpeech } from '../../../state/words';
import type { CommandContext } from './command';

/** What the commands of a composer act on and with, as it is when one is run; null while the room is not there. */
export function useCommandContext({ host, room: id }: Place, showHelp: () => void): () => CommandContext | null {
  const bridge = useBridge();
  const system = useSystem(host);
  const { known } = useOpenRoom();
  const navigation = useNavigationStore();
  const status = useOwnStatus();
  const speech = useSpeech();
  return () => {
    const room = system?.chatrooms.find((known) => known.id === id) ?? known().snapshot?.room;
    if (!system || !room) return null;
    return {
      bridge,
      host,
      room: { ...room, participants: 0 },
      me: system.user,
      users: system.users,
      rooms: system.chatrooms,
      status,
      navigation: navigation.getState(),
      speech,
      now: new Date(),
      showHelp,
    };
  };
}
