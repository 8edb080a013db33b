import { ArchiveCard } from '../features/archive/archive-card';
import { Rail } from '../features/hosts/rail';
import { InvitationCards } from '../features/invitations/invitation-cards';
import { StatusMenu } from '../features/people/status-menu';
import { SettingsScreen } from '../features/settings/settings-screen';
import { StorageCards } from '../features/storage/storage-cards';
import { UnsentCards } from '../features/unsent/unsent-cards';
import { useAppState } from '../state/bridge';
import { useNavigation } from '../state/navigation';
import { PanelsProvider, usePanels } from '../state/panels';
import { ThreadNewsProvider } from '../state/thread-news';
import { CornerCards } from '../ui/corner-cards';
import { DialogHost } from './dialog-host';
import { HostScreen } from './host-screen';
import styles from './shell.module.css';
import { useEntering } from './use-entering';
import { useKeyboard } from './use-keyboard';
import { useOpenHost } from './use-open-host';
import { useRememberPlace } from './use-remember-place';

/** The window of somebody who has a host: rail, rooms, conversation, or the settings. */
export function Shell() {
  return (
    <PanelsProvider>
      <ThreadNewsProvider>
        <Columns />
        <InvitationCards />
        <CornerCards>
          <ArchiveCard />
          <UnsentCards />
          <StorageCards />
        </CornerCards>
        <DialogHost />
      </ThreadNewsProvider>
    </PanelsProvider>
  );
}

function Columns() {
  const several = useAppState(({ hosts }) => hosts.length > 1);
  const view = useNavigation((navigation) => navigation.view);
  const { narrow } = usePanels();
  const openHost = useOpenHost();
  useRememberPlace();
  useEntering();
  useKeyboard();
  const rail = several && !narrow;
  return (
    <div className={styles.shell}>
      {rail && (
        <Rail
          current={view.kind === 'room' ? view.host : null}
          onOpen={openHost}
          ownMenu={(trigger) => <StatusMenu trigger={trigger} />}
        />
      )}
      {view.kind === 'settings' ? (
        <SettingsScreen page={view.page} host={view.host} />
      ) : (
        <HostScreen host={view.host} room={view.room} folded={!rail} />
      )}
    </div>
  );
}
