import { useCallback, useRef, useState } from 'react';
import type { RoomSnapshot } from '#shared/bridge/channels';
import { useWords } from '../../state/words';
import { MessageList } from './message-list';
import { PageTroubles, UnreadPill } from './timeline-edges';
import { useLineContext } from './use-line-context';
import { useMessageActions } from './use-message-actions';
import { useOriginals } from './use-originals';
import { useSpokenMessages } from './use-spoken-messages';
import { useTimeline } from './use-timeline';

interface TimelineProps {
  readonly snapshot: RoomSnapshot;
  /** The name of the room, as this person sees it. */
  readonly name: string;
  /** Counts the messages sent from the composer below. */
  readonly sent: number;
  /** What unsent messages wait for: the host's name while it is out of reach. */
  readonly waitsFor: string | null;
}

/** The messages of the open room. */
export function Timeline({ snapshot, name, sent, waitsFor }: TimelineProps) {
  const words = useWords().messages;
  const [active, setActive] = useState<string | null>(null);
  const { jump, onUnread, follow } = useWays();
  const { actions, ...handling } = useMessageActions(jump, onUnread);
  const { above, reveal, divideAt, ...list } = useTimeline(snapshot, active, sent);
  follow({ reveal, divideAt });
  const context = useLineContext({ rows: list.rows, waitsFor, actions });
  useSpokenMessages(snapshot, context.me.id, context.authorOf);
  useOriginals(list.rows, list.virtualizer, context.messageOf);
  return (
    <MessageList
      {...list}
      label={words.log(name)}
      region="messages"
      context={context}
      handling={handling}
      active={active}
      setActive={setActive}
    >
      <PageTroubles />
      {above && <UnreadPill {...above} />}
    </MessageList>
  );
}

/** What a row asks of the list it is in. */
type Ways = Pick<ReturnType<typeof useTimeline>, 'reveal' | 'divideAt'>;

/** The way to another message and to another place of the divider, as the same functions for as long as the room is open. */
function useWays() {
  const latest = useRef<Ways | null>(null);
  const jump = useCallback((seq: number) => latest.current?.reveal({ seq, as: 'message' }), []);
  const onUnread = useCallback((seq: number) => latest.current?.divideAt(seq), []);
  return {
    jump,
    onUnread,
    follow: (ways: Ways) => {
      latest.current = ways;
    },
  };
}
