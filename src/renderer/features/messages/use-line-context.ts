import { useCallback, useMemo } from 'react';
import { mentions } from '#shared/mentions';
import type { ChatMessage } from '#shared/nouns/message';
import type { User } from '#shared/nouns/user';
import type { ThreadSummary } from '#shared/protocol/room-channel';
import { useMe } from '../../state/bridge';
import { messageAt } from '../../state/message-window';
import { useOpenRoom, useRoom } from '../../state/room';
import { useSystem } from '../../state/system';
import type { RowActions } from './row/row-actions';
import type { LineContext } from './timeline-line';
import type { TimelineRow } from './timeline-rows';
import { useAuthors } from './use-authors';

const NOT_SAVED: readonly number[] = [];

interface LineContextOptions {
  readonly rows: readonly TimelineRow[];
  readonly waitsFor: string | null;
  readonly actions: RowActions;
  /** In a thread: the message that began it, and what is at hand of it. */
  readonly thread?: { readonly root: number; readonly messages: readonly ChatMessage[] };
}

/** What the lines of a list of messages need beside themselves. */
export function useLineContext({ rows, waitsFor, actions, thread }: LineContextOptions): LineContext {
  const { host, room } = useOpenRoom();
  const shown = useRoom((known) => known.shown);
  const originals = useRoom((known) => known.originals);
  const newest = useRoom(({ snapshot }) => snapshot?.messages) ?? NO_MESSAGES;
  const joined = useRoom(({ snapshot }) => snapshot?.room) ?? null;
  const answered = thread?.root ?? null;
  const me = usePerson(host);
  const authorOf = useAuthors(host);
  const messageOf = useMessages(originals, newest, thread?.messages ?? shown.messages);
  const threadOf = useThreads(thread ? NO_THREADS : shown.threads);
  const saved = useSystem(host)?.saved[room] ?? NOT_SAVED;
  const isSaved = useMemo(() => {
    const seqs = new Set(saved);
    return (seq: number) => seqs.has(seq);
  }, [saved]);
  const mentionsMe = useMentionsMe(me);
  const newestOwn = useMemo(() => newestOwnOf(rows, me.id), [rows, me.id]);
  return useMemo(
    () => ({
      host,
      room: joined,
      me,
      authorOf,
      messageOf,
      answered,
      threadOf,
      isSaved,
      mentionsMe,
      newestOwn,
      waitsFor,
      actions,
    }),
    [host, joined, me, authorOf, messageOf, answered, threadOf, isSaved, mentionsMe, newestOwn, waitsFor, actions],
  );
}

/** This person on this host; the same object while name and role are the same. */
export function usePerson(host: string): Pick<User, 'id' | 'name' | 'role'> {
  const { id, name } = useMe();
  const user = useSystem(host)?.user;
  const [known, role] = [user?.name ?? name, user?.role ?? 'member'];
  return useMemo(() => ({ id, name: known, role }), [id, known, role]);
}

/** Finds the messages at hand by seq, wherever they are kept. */
function useMessages(
  quoted: readonly ChatMessage[],
  newest: readonly ChatMessage[],
  shown: readonly ChatMessage[],
): LineContext['messageOf'] {
  return useCallback(
    (seq) =>
      messageAt(shown, seq) ?? messageAt(newest, seq) ?? quoted.findLast((message) => message.seq === seq) ?? null,
    [quoted, newest, shown],
  );
}

const NO_MESSAGES: readonly ChatMessage[] = [];
const NO_THREADS: readonly ThreadSummary[] = [];

function useThreads(threads: readonly ThreadSummary[]): LineContext['threadOf'] {
  return useMemo(() => {
    const byRoot = new Map(threads.map((summary) => [summary.thread, summary]));
    return (seq) => byRoot.get(seq) ?? null;
  }, [threads]);
}

/** Whether a message of somebody else means this person. Each text is looked through once. */
function useMentionsMe(me: Pick<User, 'id' | 'name'>): LineContext['mentionsMe'] {
  return useMemo(() => {
    const known = new WeakMap<ChatMessage, boolean>();
    return (message) => {
      const meant = known.get(message) ?? (message.user !== me.id && mentions(message.message, me));
      known.set(message, meant);
      return meant;
    };
  }, [me]);
}

/** The row of one's own newest message that is sent. */
function newestOwnOf(rows: readonly TimelineRow[], me: string): string | null {
  const row = rows.findLast((one) => one.kind === 'message' && one.message.user === me && one.message.deleted === null);
  return row?.key ?? null;
}
