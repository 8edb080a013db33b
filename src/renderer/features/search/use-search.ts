import { useCallback, useEffect, useState } from 'react';
import type { ChatMessage } from '#shared/nouns/message';
import { useBridge } from '../../state/bridge';
import { type FetchPage, type Pages, usePages } from '../../state/use-pages';
import type { SearchRequest } from './search-query';

/** How long typing rests before the host is asked: answers come while one types, and not for every letter. */
const DEBOUNCE_MS = 80;

/** Results in a page: more than fit on any screen. */
const PAGE = 40;

/** What a host finds, page by page; null asks for nothing. An answer to an older question is dropped. */
export function useSearch(host: string, request: SearchRequest | null): Pages<ChatMessage> {
  const bridge = useBridge();
  // By its text: an equal request is the same question.
  const asked = useDebounced(request && JSON.stringify(request), DEBOUNCE_MS);
  const fetch = useCallback<FetchPage<ChatMessage>>(
    async (cursor) => {
      const wanted = JSON.parse(asked ?? '{}') as SearchRequest;
      const answer = await bridge.pushSystem(host, 'search', { ...wanted, cursor, limit: PAGE });
      if (!answer.ok) return answer;
      const { results, cursor: next, partial } = answer.value;
      return { ok: true, value: { items: results, cursor: next, partial } };
    },
    [asked, bridge, host],
  );
  return usePages(asked === null ? null : fetch);
}

/** A value that follows another one once it rests. Nothing is followed at once. */
function useDebounced<T>(value: T | null, delay: number): T | null {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value === null ? 0 : delay);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return value === null ? null : settled;
}
