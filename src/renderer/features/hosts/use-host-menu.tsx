import { Check, CirclePlus, Link, LogOut, Settings, SlidersHorizontal } from 'lucide-react';
import type { HostEntry } from '#shared/bridge/state';
import { useAppState, useBridge } from '../../state/bridge';
import { joinLinkOf } from '../../state/host-words';
import { useNavigation } from '../../state/navigation';
import { useAnnounce } from '../../ui/live-region';
import type { MenuItem } from '../../ui/menu';

/** What can be done with a host, and with hosts at all. */
export function useHostMenu(host: HostEntry, folded: boolean, onOpenHost: (host: string) => void): MenuItem[] {
  const { hosts, hosting } = useAppState();
  const bridge = useBridge();
  const announce = useAnnounce();
  const openSettings = useNavigation((navigation) => navigation.openSettings);
  const openDialog = useNavigation((navigation) => navigation.openDialog);

  const copyLink = async () => {
    // The owner's own computer knows the join code, which the link then carries.
    const link = host.own && hosting.state === 'on' ? hosting.link : joinLinkOf(host);
    const answer = await bridge.request('clipboard.write', { text: link });
    announce(answer.ok ? 'Link copied' : answer.error.message);
  };

  const others: MenuItem[] = hosts.map((entry) => ({
    label: entry.name,
    icon: <Check visibility={entry.id === host.id ? 'visible' : 'hidden'} />,
    onSelect: () => onOpenHost(entry.id),
  }));
  const leave: MenuItem = {
    label: `Leave ${host.name}…`,
    icon: <LogOut />,
    danger: true,
    separated: true,
    onSelect: () => openDialog({ kind: 'leave-host', host: host.id }),
  };
  return [
    ...(folded && hosts.length > 1 ? others : []),
    {
      label: 'Copy invitation link',
      icon: <Link />,
      separated: folded && hosts.length > 1,
      onSelect: () => void copyLink(),
    },
    {
      label: `About ${host.name}`,
      icon: <SlidersHorizontal />,
      onSelect: () => openSettings('host', host.own ? null : host.id),
    },
    { label: 'Join or host…', icon: <CirclePlus />, separated: true, onSelect: () => openDialog({ kind: 'join' }) },
    { label: 'Settings', icon: <Settings />, onSelect: () => openSettings('you') },
    ...(host.own ? [] : [leave]),
  ];
}
