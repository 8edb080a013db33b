import { useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal } from '#shared/protocol/reasons';
import type { Result } from '#shared/result';

/** A page of a list, and where the next one begins; null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly cursor: string | null;
  /** Something may be missing, for now. Default no. */
  readonly partial?: boolean;
}

/** Asks for a page: the first one with null. The same function as long as the list is the same. */
export type FetchPage<T> = (cursor: string | null) => Promise<Result<Page<T>, Refusal>>;

/** A list that comes page by page. */
export interface Pages<T> {
  readonly items: readonly T[];
  /** `idle`: nothing is asked for. `loading`: the first page is on its way, older items may still stand there. */
  readonly state: 'idle' | 'loading' | 'ready' | 'failed';
  /** Why the last page did not come. */
  readonly problem: string | null;
  readonly more: boolean;
  /** Whether something may be missing, for now. Default no. */
  readonly partial?: boolean;
  /** Fetches the next page; nothing happens while one is on its way. */
  loadMore(): void;
  /** Asks for the first page again. */
  reload(): void;
}

interface Loaded<T> extends Page<T> {
  readonly state: Pages<T>['state'];
  readonly problem: string | null;
}

const NOTHING = { items: [], cursor: null, state: 'idle', problem: null } as const;

/**
 * Keeps the pages of a list. Another `fetch` begins anew: what was there stays until the new first page has come, and an
 * answer to an older question is dropped.
 */
export function usePages<T>(fetch: FetchPage<T> | null): Pages<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>(NOTHING);
  // Counts up with every question that makes older ones stale.
  const question = useRef(0);
  const busy = useRef(false);

  const ask = useCallback(async (from: FetchPage<T>, cursor: string | null) => {
    question.current += 1;
    const mine = question.current;
    busy.current = true;
    const answer = await from(cursor);
    if (mine !== question.current) return;
    busy.current = false;
    setLoaded((before) => afterAnswer(before, answer, cursor));
  }, []);

  const begin = useCallback(() => {
    if (!fetch) {
      question.current += 1;
      setLoaded(NOTHING);
      return;
    }
    setLoaded((before) => ({ ...before, state: 'loading', problem: null }));
    void ask(fetch, null);
  }, [ask, fetch]);
  useEffect(begin, [begin]);

  const { cursor } = loaded;
  const loadMore = useCallback(() => {
    if (fetch && cursor !== null && !busy.current) void ask(fetch, cursor);
  }, [ask, cursor, fetch]);
  return {
    ...loaded,
    more: cursor !== null,
    loadMore,
    reload: begin,
  };
}

function afterAnswer<T>(before: Loaded<T>, answer: Result<Page<T>, Refusal>, cursor: string | null): Loaded<T> {
  if (!answer.ok) return { ...before, state: 'failed', problem: answer.error.message };
  const items = cursor === null ? answer.value.items : [...before.items, ...answer.value.items];
  const { partial = false } = answer.value;
  return { items, cursor: answer.value.cursor, partial, state: 'ready', problem: null };
}
