import { JoinDialog } from '../features/connect/join-dialog';
import { LeaveHostDialog } from '../features/connect/leave-host-dialog';
import { HelpDialog } from '../features/help/help-dialog';
import { LicencesDialog } from '../features/help/licences-dialog';
import { InviteDialog } from '../features/invitations/invite-dialog';
import { DeleteMessageDialog } from '../features/messages/dialogs/delete-message-dialog';
import { ForwardDialog } from '../features/messages/dialogs/forward-dialog';
import { ReactorsDialog } from '../features/messages/dialogs/reactors-dialog';
import { DirectDialog } from '../features/people/direct-dialog';
import { QuietUntilDialog } from '../features/people/quiet-until-dialog';
import { CreateRoomDialog } from '../features/rooms/create-room-dialog';
import { DeleteRoomDialog } from '../features/rooms/delete-room-dialog';
import { EditRoomDialog } from '../features/rooms/edit-room-dialog';
import { LeaveRoomDialog } from '../features/rooms/leave-room-dialog';
import { Switcher } from '../features/switcher/switcher';
import { TeamDialog } from '../features/teams/team-dialog';
import { useAppState } from '../state/bridge';
import { useNavigation, useNavigationStore } from '../state/navigation';
import { ShortcutsDialog } from './shortcuts-dialog';
import { useOpenHost } from './use-open-host';

/** The one dialog that is open. Features ask for it by kind, and never know each other. */
export function DialogHost() {
  const dialog = useNavigation((navigation) => navigation.dialog);
  const close = useNavigation((navigation) => navigation.closeDialog);
  if (!dialog) return null;
  switch (dialog.kind) {
    case 'join':
      return <Join key={dialog.link} link={dialog.link} onClose={close} />;
    case 'leave-host':
      return <LeaveHost host={dialog.host} onClose={close} />;
    case 'switcher':
      return <Switcher onClose={close} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />;
    case 'help':
      return <HelpDialog onClose={close} />;
    case 'licences':
      return <LicencesDialog onClose={close} />;
    case 'quiet-until':
      return <QuietUntilDialog onClose={close} />;
    case 'direct':
      return <DirectDialog {...dialog} onClose={close} />;
    case 'create-room':
      return <CreateRoomDialog {...dialog} onClose={close} />;
    case 'edit-room':
      return <EditRoomDialog {...dialog} onClose={close} />;
    case 'delete-room':
      return <DeleteRoomDialog {...dialog} onClose={close} />;
    case 'leave-room':
      return <LeaveRoomDialog {...dialog} onClose={close} />;
    case 'invite':
      return <InviteDialog {...dialog} onClose={close} />;
    case 'delete-message':
      return <DeleteMessageDialog {...dialog} onClose={close} />;
    case 'forward-message':
      return <ForwardDialog {...dialog} onClose={close} />;
    case 'reactors':
      return <ReactorsDialog {...dialog} onClose={close} />;
    case 'team':
      return <TeamDialog {...dialog} onClose={close} />;
  }
}

interface JoinProps {
  readonly link: string | undefined;
  readonly onClose: () => void;
}

/** Leads to the host that was joined. */
function Join({ link, onClose }: JoinProps) {
  const openHost = useOpenHost();
  const open = (host: string) => {
    onClose();
    openHost(host);
  };
  return <JoinDialog link={link} onOpen={open} onClose={onClose} />;
}

/** Leads to another host, where there is one. */
function LeaveHost({ host: id, onClose }: { readonly host: string; readonly onClose: () => void }) {
  const hosts = useAppState((state) => state.hosts);
  const store = useNavigationStore();
  const openHost = useOpenHost();
  const host = hosts.find((entry) => entry.id === id);
  const left = () => {
    store.getState().forgetHost(id);
    const other = hosts.find((entry) => entry.id !== id);
    if (other) openHost(other.id);
  };
  return host ? <LeaveHostDialog host={host} onLeft={left} onClose={onClose} /> : null;
}
