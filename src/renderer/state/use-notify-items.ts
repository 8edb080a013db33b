import type { NotifyLevel } from '#shared/bridge/settings';
import type { HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import type { MenuItem } from '../ui/menu';
import { ownLevel, withLevel } from './notify-level';
import { useSettings } from './use-settings';
import { useWords } from './words';

interface RoomOfHost {
  readonly host: HostEntry;
  readonly room: ChatRoom;
}

const LEVELS: readonly NotifyLevel[] = ['all', 'mentions', 'nothing'];

/** Which messages of a room notify: as usual, or by a rule of its own. Nothing for a room that was left. */
export function useNotifyItems({ host, room }: RoomOfHost): MenuItem[] {
  const words = useWords().rooms.menu;
  const { settings, update } = useSettings();
  if (host.left_rooms.includes(room.id)) return [];
  const own = ownLevel(settings, host.id, room.id);
  const choose = (level: NotifyLevel | null) =>
    void update({ room_levels: withLevel(settings.room_levels, host.id, room.id, level) });
  return [
    {
      label: words.usual(words.level[settings.notify_level]),
      group: words.notify,
      separated: true,
      checked: own === null,
      onSelect: () => choose(null),
    },
    ...LEVELS.map((level) => ({
      label: words.level[level],
      checked: own === level,
      onSelect: () => choose(level),
      ...(level === 'nothing' && { keys: 'Ctrl Shift M' }),
    })),
  ];
}
