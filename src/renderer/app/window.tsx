import { useState } from 'react';
import { FirstRun } from '../features/connect/first-run';
import { useAppState } from '../state/bridge';
import { useNavigation } from '../state/navigation';
import { Shell } from './shell';
import { useAppearance } from './use-appearance';
import { useOpenTargets } from './use-open-targets';
import { useSounds } from './use-sounds';

/** The first run until there is a host to stand in; then the shell. */
export function Window() {
  const me = useAppState((state) => state.me);
  const hosted = useAppState(({ hosts }) => hosts.length > 0);
  const settings = useAppState((state) => state.settings);
  const [arriving, setArriving] = useState(me === null || !hosted);
  const openRoom = useNavigation((navigation) => navigation.openRoom);
  const closeDialog = useNavigation((navigation) => navigation.closeDialog);
  const link = useNavigation(({ dialog }) => (dialog?.kind === 'join' ? dialog.link : undefined));
  useAppearance(settings);
  useOpenTargets();
  useSounds();

  if (!arriving && me !== null && hosted) return <Shell />;
  const enter = (host: string) => {
    closeDialog();
    openRoom(host, null);
    setArriving(false);
  };
  return <FirstRun link={link} onOpen={enter} />;
}
