import { BellOff, PencilLine } from 'lucide-react';
import type { ReactNode } from 'react';
import type { HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import type { Words } from '#shared/words/words';
import { useAppState } from '../../state/bridge';
import { useHasDraft } from '../../state/drafts';
import { useNavigation } from '../../state/navigation';
import { isMuted } from '../../state/notify-level';
import { useWords } from '../../state/words';
import { classNames } from '../../ui/class-names';
import { CountBadge } from '../../ui/count-badge';
import { RoomMark } from '../../ui/room-mark';
import text from '../../ui/text.module.css';
import { useContextMenu } from '../../ui/use-context-menu';
import type { RovingFocus } from '../../ui/use-roving-focus';
import { RoomContextMenu } from './room-context-menu';
import styles from './room-list.module.css';

/** What every row of the list knows. */
export interface RowContext {
  readonly host: HostEntry;
  /** The room in view. */
  readonly current: string | null;
  readonly roving: RovingFocus;
}

interface RoomRowProps extends RowContext {
  readonly room: ChatRoom;
  /** What it is called, where that is not its own name. */
  readonly name?: string;
  /** What stands before the name instead of the room's mark. */
  readonly mark?: ReactNode;
  /** Said after the name: whether the other one is there. */
  readonly about?: string | null;
  readonly inTeam?: boolean;
}

/** A link to a room, with what is unread in it. */
export function RoomRow(props: RoomRowProps) {
  const { host, current, roving, room, name = room.name, mark, about = null, inTeam = false } = props;
  const openRoom = useNavigation((navigation) => navigation.openRoom);
  const words = useWords().roomList;
  const news = useNews(host, room.id, room.id === current);
  const menu = useContextMenu();
  const unread = news.unread > 0 && !news.muted;
  return (
    <li>
      <a
        href={`#room-${room.id}`}
        className={classNames(styles.row, inTeam && styles.inTeam, unread && styles.unread, news.muted && styles.muted)}
        aria-label={spokenName(name, about, news, words)}
        aria-current={room.id === current ? 'page' : undefined}
        {...roving.item(room.id)}
        onContextMenu={menu.onContextMenu}
        onClick={(event) => {
          event.preventDefault();
          openRoom(host.id, room.id);
        }}
      >
        {mark ?? <RoomMark room={room} />}
        <span className={classNames(text.cut, text.grow)} title={name}>
          <bdi>{name}</bdi>
        </span>
        {news.draft && <PencilLine className={styles.draft} />}
        <News {...news} />
      </a>
      {menu.anchor && <RoomContextMenu host={host} room={room} name={name} anchor={menu.anchor} onClose={menu.close} />}
    </li>
  );
}

/** What there is to know of a room before opening it. */
interface RoomNews {
  readonly unread: number;
  /** Of the unread messages, those that mean this person. */
  readonly mentions: number;
  /** Nothing of it counts or notifies. */
  readonly muted: boolean;
  /** The person left it on this install. */
  readonly left: boolean;
  /** Something was written and not sent. */
  readonly draft: boolean;
}

function useNews(host: HostEntry, room: string, open: boolean): RoomNews {
  const settings = useAppState((state) => state.settings);
  const draft = useHasDraft(host.id, room);
  return {
    unread: host.unread[room] ?? 0,
    mentions: host.mentions[room] ?? 0,
    muted: isMuted(settings, host, room),
    left: host.left_rooms.includes(room),
    draft: !open && draft,
  };
}

function News({ unread, mentions, muted }: RoomNews) {
  if (muted) return <BellOff />;
  if (mentions > 0) return <CountBadge count={mentions} sign="@" calling />;
  return <CountBadge count={unread} />;
}

/** A row as it is spoken. A room that was left or muted counts nothing. */
function spokenName(name: string, about: string | null, news: RoomNews, words: Words['roomList']): string {
  const counted = news.muted
    ? [news.left ? words.left : words.muted]
    : [news.unread > 0 ? words.unread(news.unread) : null, news.mentions > 0 ? words.mentions(news.mentions) : null];
  return [name, about, ...counted, news.draft ? words.draft : null].filter(Boolean).join(', ');
}
