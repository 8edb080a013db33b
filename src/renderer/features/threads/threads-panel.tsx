import { type ReactNode, useCallback } from 'react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { HostEntry } from '#shared/bridge/state';
import type { SystemPushReply } from '#shared/protocol/system-channel';
import { useBridge } from '../../state/bridge';
import { roomName } from '../../state/direct-rooms';
import { useNavigation } from '../../state/navigation';
import { usePanels } from '../../state/panels';
import { useThreadNews } from '../../state/thread-news';
import { type FetchPage, usePages } from '../../state/use-pages';
import { useSpeech } from '../../state/words';
import { CountBadge } from '../../ui/count-badge';
import { MessageEntry } from '../../ui/message-entry';
import { EmptyList, PanelList } from '../../ui/panel-list';
import { SidePanel } from '../../ui/side-panel';
import { shortTime } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import { useRovingFocus } from '../../ui/use-roving-focus';
import styles from './threads-panel.module.css';

type Thread = SystemPushReply<'threads'>['threads'][number];

interface ThreadsPanelProps {
  readonly host: HostEntry;
  readonly system: SystemSnapshot;
  readonly onClose: () => void;
  readonly handle?: ReactNode;
}

/** The threads this person takes part in, the one with the newest reply first. Choosing one opens it beside its room. */
export function ThreadsPanel({ host, system, onClose, handle }: ThreadsPanelProps) {
  const speech = useSpeech();
  const words = speech.words.search.threads;
  const openRoom = useNavigation((navigation) => navigation.openRoom);
  const { openSide } = usePanels();
  const pages = useThreads(host);
  const keyOf = ({ room, root }: Thread): string => `${room}-${root.seq}`;
  const roving = useRovingFocus(pages.items[0] && keyOf(pages.items[0]));
  const open = ({ room, root }: Thread) => {
    openRoom(host.id, room, root.seq);
    openSide({ kind: 'thread', thread: root.seq });
  };
  return (
    <SidePanel title={words.title} onClose={onClose} handle={handle}>
      <PanelList
        label={words.title}
        pages={pages}
        roving={roving}
        loading={words.loading}
        empty={<EmptyList title={words.empty} text={words.emptyText} />}
      >
        {(thread) => {
          const room = system.chatrooms.find(({ id }) => id === thread.room);
          return (
            <MessageEntry
              key={keyOf(thread)}
              message={thread.root}
              author={system.users.find(({ id }) => id === thread.root.user) ?? null}
              room={room ? roomName(room, system, speech) : ''}
              roving={roving.item(keyOf(thread))}
              onOpen={() => open(thread)}
              below={<Replies thread={thread} system={system} />}
              spokenBelow={[
                words.replies(thread.replies),
                ...(thread.unread > 0 ? [words.unread(thread.unread)] : []),
              ].join(', ')}
            />
          );
        }}
      </PanelList>
    </SidePanel>
  );
}

function Replies({ thread, system }: { readonly thread: Thread; readonly system: SystemSnapshot }) {
  const speech = useSpeech();
  const words = speech.words.search.threads;
  const now = useNow();
  const last = system.users.find(({ id }) => id === thread.last.user)?.name ?? speech.words.ui.somebody;
  return (
    <span className={styles.replies}>
      <b>{words.replies(thread.replies)}</b>
      <span className={styles.last}>{words.last(last, shortTime(thread.last.created, now, speech))}</span>
      <CountBadge count={thread.unread} calling />
    </span>
  );
}

/** The threads, asked for anew when one of them was answered or read. */
function useThreads(host: HostEntry) {
  const bridge = useBridge();
  const { version } = useThreadNews();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is what asks again
  const fetch = useCallback<FetchPage<Thread>>(
    async (cursor) => {
      const answer = await bridge.pushSystem(host.id, 'threads', { cursor });
      return answer.ok ? { ok: true, value: { items: answer.value.threads, cursor: answer.value.cursor } } : answer;
    },
    [bridge, host.id, version],
  );
  return usePages(fetch);
}
