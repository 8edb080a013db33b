import { type ReactNode, useCallback, useMemo, useRef } from 'react';
import { parseJoinLink } from '#shared/join-link';
import { createFindMentions, type FindMentions, type Mentionable } from '#shared/mentions';
import { type RichTextWorld, RichTextWorldProvider } from '../ui/rich-text/world';
import { useAppState, useBridge } from './bridge';
import { useNavigationStore } from './navigation';
import { shareUnchanged } from './share-unchanged';
import { useSystem } from './system';
import { useDirect } from './use-direct';

/** The world of the rich texts of one host: its people and rooms, and the way to them. */
export function RichTextOfHost({ host, children }: { readonly host: string; readonly children: ReactNode }) {
  const openDirect = useDirect(host);
  const openLink = useOpenLink();
  const navigation = useNavigationStore();
  const findMentions = useFindMentions(host);
  const me = useSystem(host)?.user.id ?? null;
  const world = useMemo<RichTextWorld>(() => {
    const { openRoom, showNotice } = navigation.getState();
    return {
      findMentions,
      me,
      openPerson: async (id) => {
        const direct = await openDirect([id]);
        if (!direct.ok) showNotice(direct.error.message);
      },
      openRoom: (id) => openRoom(host, id),
      openLink,
    };
  }, [openDirect, openLink, host, findMentions, me, navigation]);
  return <RichTextWorldProvider value={world}>{children}</RichTextWorldProvider>;
}

/** Opens an address: of the web and of mail outside the app, of Hearth in this window. */
function useOpenLink(): (url: string) => void {
  const bridge = useBridge();
  const navigation = useNavigationStore();
  const hosts = useAppState((state) => state.hosts);
  const known = hosts.map(({ id }) => id).join(' ');
  return useCallback(
    (url) => {
      const link = url.startsWith('hearth:') ? parseJoinLink(url) : null;
      if (!link?.ok) return void bridge.request('link.open', { url });
      const { id, room, seq } = link.value;
      if (id !== undefined && room !== undefined && known.split(' ').includes(id)) {
        navigation.getState().openRoom(id, room, seq);
      } else navigation.getState().openDialog({ kind: 'join', link: url });
    },
    [bridge, navigation, known],
  );
}

const NOBODY: Mentionable = { people: [], rooms: [] };

/** Finds whom and what texts on a host name: the same function until a name changes. */
function useFindMentions(host: string): FindMentions {
  const system = useSystem(host);
  const last = useRef(NOBODY);
  const { users, chatrooms } = system ?? {};
  const mentionable = useMemo(() => {
    const people = (users ?? []).filter((user) => !user.removed).map(({ id, name }) => ({ id, name }));
    // A direct message has the name of its people: it is found by them.
    const rooms = (chatrooms ?? []).filter((room) => !room.direct).map(({ id, name }) => ({ id, name }));
    last.current = shareUnchanged(last.current, { people, rooms });
    return last.current;
  }, [users, chatrooms]);
  return useMemo(() => createFindMentions(mentionable), [mentionable]);
}
