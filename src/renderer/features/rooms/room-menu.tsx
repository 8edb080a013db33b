import { Ellipsis } from 'lucide-react';
import { useNotifyItems } from '../../state/use-notify-items';
import { useWords } from '../../state/words';
import { IconButton } from '../../ui/icon-button';
import { Menu } from '../../ui/menu';
import { useChangeItems, useLeaveItems } from './room-change-items';
import { useExportItems, useReadItems } from './room-content-items';
import type { RoomOfMenu } from './room-of-menu';

/** What else can be done with the open room. What this person may not do stands there and says why. */
export function RoomMenu(props: RoomOfMenu) {
  const words = useWords().rooms.header;
  const items = [
    ...useReadItems(props),
    ...useNotifyItems(props),
    ...useChangeItems(props),
    ...useExportItems(props),
    ...useLeaveItems(props),
  ];
  return <Menu items={items} trigger={<IconButton label={words.more} icon={<Ellipsis />} />} />;
}
