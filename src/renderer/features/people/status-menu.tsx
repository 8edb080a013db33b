import { BellOff, BellRing, Settings } from 'lucide-react';
import type { ReactElement } from 'react';
import { useNavigation } from '../../state/navigation';
import { quietEnds } from '../../state/quiet-times';
import { type OwnStatus, useOwnStatus } from '../../state/use-own-status';
import { useSpeech } from '../../state/words';
import { Menu, type MenuItem } from '../../ui/menu';
import { PresenceDot } from '../../ui/presence-dot';
import { shortTime } from '../../ui/time';

interface StatusMenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
}

/** One's own menu: there, away, not to be disturbed for a while; and the settings. */
export function StatusMenu({ trigger }: StatusMenuProps) {
  const status = useOwnStatus();
  const items = useStatusItems(status);
  const { words } = useSpeech();
  const openSettings = useNavigation((navigation) => navigation.openSettings);
  const settings: MenuItem = {
    label: words.people.status.settings,
    icon: <Settings />,
    separated: true,
    onSelect: () => openSettings('you'),
  };
  return <Menu align="start" items={[...items, settings]} trigger={trigger} />;
}

/** The statuses to choose from, the one that holds ticked. */
function useStatusItems({ presence, quietUntil, show, beQuiet }: OwnStatus): MenuItem[] {
  const speech = useSpeech();
  const words = speech.words.people.status;
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const until = (label: string, end: keyof ReturnType<typeof quietEnds>): MenuItem => ({
    label,
    icon: <BellOff />,
    onSelect: () => void beQuiet(quietEnds(new Date())[end]),
  });
  const quiet: MenuItem[] =
    quietUntil === null
      ? []
      : [{ label: words.end, icon: <BellRing />, onSelect: () => void beQuiet(null), separated: true }];
  return [
    {
      label: words.online,
      icon: <PresenceDot presence="online" />,
      help: words.onlineHelp,
      checked: presence === 'online',
      onSelect: () => void show('online'),
    },
    {
      label: words.away,
      icon: <PresenceDot presence="away" />,
      checked: presence === 'away',
      onSelect: () => void show('away'),
    },
    ...quiet,
    {
      ...until(words.halfHour, 'halfHour'),
      separated: true,
      group: quietUntil === null ? words.dnd : speech.words.people.dndUntil(shortTime(quietUntil, new Date(), speech)),
    },
    until(words.hour, 'hour'),
    until(words.tomorrow, 'tomorrow'),
    { label: words.custom, icon: <BellOff />, onSelect: () => openDialog({ kind: 'quiet-until' }) },
  ];
}
