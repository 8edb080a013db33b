import { type ReactNode, useCallback, useState } from 'react';
import type { HostEntry } from '#shared/bridge/state';
import type { ChatMessage } from '#shared/nouns/message';
import { useComposing } from '../../../state/composing';
import { useNavigation } from '../../../state/navigation';
import { useOpenRoom, useRoom } from '../../../state/room';
import { useWords } from '../../../state/words';
import { Button } from '../../../ui/button';
import { FormError } from '../../../ui/form-error';
import { SidePanel } from '../../../ui/side-panel';
import { MessageSkeletons } from '../../../ui/skeleton';
import { AsTypedProvider } from '../as-typed';
import { DropZone } from '../drop-zone';
import { MessageList } from '../message-list';
import { PageTrouble } from '../timeline-edges';
import { useLineContext } from '../use-line-context';
import { useMessageActions } from '../use-message-actions';
import styles from './thread-panel.module.css';
import { useThread } from './use-thread';
import { useThreadList } from './use-thread-list';

interface ThreadPanelProps {
  readonly host: HostEntry;
  /** The message that began it, by seq. */
  readonly thread: number;
  /** The name of the open room. */
  readonly name: string;
  readonly online: boolean;
  /** Where to answer. */
  readonly composer: ReactNode;
  readonly onClose: () => void;
  readonly handle?: ReactNode;
}

/**
 * A thread of the open room: the message that began it, its replies, and where to add one. Stands inside a `RoomProvider`
 * and a `ComposingProvider` of its own.
 */
export function ThreadPanel({ thread, name, composer, onClose, handle, host, online }: ThreadPanelProps) {
  const words = useWords();
  const { root, problem, reopen, ...view } = useThread(thread);
  return (
    <SidePanel title={words.messages.thread.title} onClose={onClose} handle={handle}>
      <DropZone name={name}>
        {root ? (
          <AsTypedProvider>
            <Replies view={{ ...view, root }} host={host} online={online} />
          </AsTypedProvider>
        ) : (
          <div className={styles.filler}>
            {problem === null ? (
              <MessageSkeletons label={words.messages.loading(words.messages.thread.title)} />
            ) : (
              <div className={styles.problem}>
                <FormError message={words.messages.thread.problem(problem)} />
                <Button size="small" onClick={reopen}>
                  {words.ui.tryAgain}
                </Button>
              </div>
            )}
          </div>
        )}
        {composer}
      </DropZone>
    </SidePanel>
  );
}

interface RepliesProps {
  readonly view: Omit<ReturnType<typeof useThread>, 'root' | 'problem' | 'reopen'> & { readonly root: ChatMessage };
  readonly host: HostEntry;
  readonly online: boolean;
}

function Replies({ view, host, online }: RepliesProps) {
  const { root, messages } = view;
  const words = useWords().messages;
  const { room } = useOpenRoom();
  const known = useRoom(({ snapshot }) => snapshot !== null);
  const openRoom = useNavigation((navigation) => navigation.openRoom);
  const sent = useComposing((composing) => composing.sent);
  const [active, setActive] = useState<string | null>(null);
  const jump = useCallback((seq: number) => openRoom(host.id, room, seq), [openRoom, host.id, room]);
  const { actions, ...handling } = useMessageActions(jump);
  const list = useThreadList(view, active, sent);
  const waitsFor = online ? null : host.name;
  const context = useLineContext({ rows: list.rows, waitsFor, actions, thread: { root: root.seq, messages } });
  if (!known) return null;
  return (
    <MessageList
      {...list}
      label={words.thread.log(context.authorOf(root.user).name)}
      region="thread"
      fromTop
      context={context}
      handling={handling}
      active={active}
      setActive={setActive}
      washed={null}
    >
      {view.older.state === 'failed' && (
        <PageTrouble words={words.edges.olderFailed(view.older.message)} onRetry={view.loadOlder} />
      )}
    </MessageList>
  );
}
