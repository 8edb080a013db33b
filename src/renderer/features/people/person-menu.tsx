import { AtSign, Copy, Ellipsis, MessageCircle, UserPlus } from 'lucide-react';
import type { ChatRoom } from '#shared/nouns/room';
import type { User } from '#shared/nouns/user';
import { useBridge } from '../../state/bridge';
import { useComposingStore } from '../../state/composing';
import { useNavigation } from '../../state/navigation';
import { roomRights } from '../../state/room-rights';
import { useSystemPart } from '../../state/system';
import { useDirect } from '../../state/use-direct';
import { useWords } from '../../state/words';
import { type Anchor, AnchoredMenu, elementOf } from '../../ui/anchored-menu';
import { IconButton } from '../../ui/icon-button';
import { useAnnounce } from '../../ui/live-region';
import { Menu, type MenuItem } from '../../ui/menu';

interface PersonMenuProps {
  readonly host: string;
  readonly room: ChatRoom;
  readonly user: User;
  readonly className?: string | undefined;
}

/** What can be done with a person: write to them, mention them, ask them in. Stands inside a `ComposingProvider`. */
export function PersonMenu({ host, room, user, className }: PersonMenuProps) {
  const words = useWords().people;
  const items = usePersonItems(host, room, user);
  return (
    <Menu
      items={items}
      trigger={<IconButton size="small" className={className} label={words.more(user.name)} icon={<Ellipsis />} />}
    />
  );
}

interface PersonContextMenuProps extends Omit<PersonMenuProps, 'className'> {
  readonly anchor: Anchor;
  readonly onClose: () => void;
}

/** The same menu, where the right mouse button was pressed. */
export function PersonContextMenu({ host, room, user, anchor, onClose }: PersonContextMenuProps) {
  const items = usePersonItems(host, room, user);
  const returnTo = () => elementOf(anchor)?.querySelector('button') ?? null;
  return <AnchoredMenu label={user.name} anchor={anchor} items={items} returnTo={returnTo} onClose={onClose} />;
}

function usePersonItems(host: string, room: ChatRoom, user: User): MenuItem[] {
  const bridge = useBridge();
  const announce = useAnnounce();
  const { people: words, invitations } = useWords();
  const me = useSystemPart(host, ({ user: own }) => own);
  const openDirect = useDirect(host);
  const composing = useComposingStore();
  const requestFocus = useNavigation((navigation) => navigation.requestFocus);
  const showNotice = useNavigation((navigation) => navigation.showNotice);

  const told = async (work: Promise<{ ok: true } | { ok: false; error: { message: string } }>, said?: string) => {
    const answer = await work;
    if (!answer.ok) showNotice(answer.error.message);
    else if (said !== undefined) announce(said);
  };
  const mention = () => {
    composing.getState().insert(`@${user.name} `);
    requestFocus('composer');
  };
  const message: MenuItem = {
    label: words.message,
    icon: <MessageCircle />,
    onSelect: () => void told(openDirect([user.id])),
  };
  const invite: MenuItem = {
    label: words.inviteHere,
    icon: <UserPlus />,
    onSelect: () =>
      void told(bridge.pushRoom(host, room.id, 'invite', { user: user.id }), invitations.invited(user.name)),
  };
  const mayInvite = me && roomRights(room, me).invite && !room.users.includes(user.id);
  return [
    message,
    { label: words.mention, icon: <AtSign />, onSelect: mention },
    ...(mayInvite ? [invite] : []),
    {
      label: words.copyId,
      icon: <Copy />,
      separated: true,
      onSelect: () => void told(bridge.request('clipboard.write', { text: user.id }), words.idCopied),
    },
  ];
}
