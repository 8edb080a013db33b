import { useCallback, useMemo } from 'react';
import { useMe } from '../../state/bridge';
import { useSystem } from '../../state/system';
import { useWords } from '../../state/words';
import type { Author } from './row/row-actions';

/** Grey, for somebody of whom nothing is known. */
const NO_COLOR = '#6f655b';

/** Finds the author of a message by id. Someone the host does not tell of still has a name in words. */
export function useAuthors(host: string): (id: string) => Author {
  const system = useSystem(host);
  const me = useMe();
  const { somebody } = useWords().messages;
  const users = system?.users;
  const byId = useMemo(() => new Map(users?.map((user) => [user.id, user])), [users]);
  return useCallback(
    (id: string): Author => byId.get(id) ?? (id === me.id ? me : { id, name: somebody, color: NO_COLOR }),
    [byId, me, somebody],
  );
}
