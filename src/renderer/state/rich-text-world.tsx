import { type ReactNode, useMemo, useRef } from 'react';
import type { Mentionable } from '#shared/mentions';
import { type RichTextWorld, RichTextWorldProvider } from '../ui/rich-text/world';
import { useBridge } from './bridge';
import { useNavigationStore } from './navigation';
import { shareUnchanged } from './share-unchanged';
import { useSystem } from './system';

/** The world of the rich texts of one host: its people and rooms, and the way to them. */
export function RichTextOfHost({ host, children }: { readonly host: string; readonly children: ReactNode }) {
  const bridge = useBridge();
  const navigation = useNavigationStore();
  const mentionable = useMentionable(host);
  const me = useSystem(host)?.user.id ?? null;
  const world = useMemo<RichTextWorld>(() => {
    const { openRoom, showNotice } = navigation.getState();
    return {
      mentionable,
      me,
      openPerson: async (id) => {
        const direct = await bridge.pushSystem(host, 'direct', { users: [id] });
        if (direct.ok) openRoom(host, direct.value.chatroom.id);
        else showNotice(direct.error.message);
      },
      openRoom: (id) => openRoom(host, id),
      openLink: (url) => void bridge.request('link.open', { url }),
    };
  }, [bridge, host, mentionable, me, navigation]);
  return <RichTextWorldProvider value={world}>{children}</RichTextWorldProvider>;
}

const NOBODY: Mentionable = { people: [], rooms: [] };

/** Whom and what texts on a host can name: the same object until a name changes. */
export function useMentionable(host: string | null): Mentionable {
  const system = useSystem(host);
  const last = useRef(NOBODY);
  const { users, chatrooms } = system ?? {};
  return useMemo(() => {
    const people = (users ?? []).filter((user) => !user.removed).map(({ id, name }) => ({ id, name }));
    // A direct message has the name of its people: it is found by them.
    const rooms = (chatrooms ?? []).filter((room) => !room.direct).map(({ id, name }) => ({ id, name }));
    last.current = shareUnchanged(last.current, { people, rooms });
    return last.current;
  }, [users, chatrooms]);
}
