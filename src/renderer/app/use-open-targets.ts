import { useEffect } from 'react';
import type { OpenTarget } from '#shared/bridge/bridge';
import { useBridge } from '../state/bridge';
import { type Navigation, useNavigationStore } from '../state/navigation';

/** Goes where a clicked notification, a link or the menu leads. */
export function useOpenTargets(): void {
  const bridge = useBridge();
  const store = useNavigationStore();
  useEffect(() => bridge.onOpen((target) => openTarget(store.getState(), target)), [bridge, store]);
}

/** Leads to a target. An open dialog gives way: the person just asked for something else. */
export function openTarget(navigation: Navigation, target: OpenTarget): void {
  navigation.closeDialog();
  switch (target.kind) {
    case 'room':
      navigation.openRoom(target.host, target.room, target.seq);
      break;
    case 'invitation':
      navigation.openInvitation(target.host, target.invitation);
      break;
    case 'people':
      navigation.openSettings('host', target.host);
      break;
    case 'join':
      navigation.openDialog({ kind: 'join', link: target.link });
      break;
    case 'settings':
      navigation.openSettings('you');
      break;
    case 'shortcuts':
      navigation.openDialog({ kind: 'shortcuts' });
      break;
    case 'quiet':
      navigation.openDialog({ kind: 'quiet-until' });
      break;
    case 'help':
      navigation.openDialog({ kind: 'help' });
      break;
  }
}
