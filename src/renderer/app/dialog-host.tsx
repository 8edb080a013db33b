import { JoinDialog } from '../features/connect/join-dialog';
import { LeaveHostDialog } from '../features/connect/leave-host-dialog';
import { InviteDialog } from '../features/invitations/invite-dialog';
import { CreateRoomDialog } from '../features/rooms/create-room-dialog';
import { DeleteRoomDialog } from '../features/rooms/delete-room-dialog';
import { EditRoomDialog } from '../features/rooms/edit-room-dialog';
import { LeaveRoomDialog } from '../features/rooms/leave-room-dialog';
import { TeamDialog } from '../features/teams/team-dialog';
import { useAppState } from '../state/bridge';
import { useNavigation, useNavigationStore } from '../state/navigation';
import { ShortcutsDialog } from './shortcuts-dialog';
import { useOpenHost } from './use-open-host';

/** The one dialog that is open. Features ask for it by kind, and never know each other. */
export function DialogHost() {
  const { hosts } = useAppState();
  const dialog = useNavigation((navigation) => navigation.dialog);
  const store = useNavigationStore();
  const openHost = useOpenHost();
  const close = store.getState().closeDialog;
  if (!dialog) return null;
  switch (dialog.kind) {
    case 'join': {
      const open = (host: string) => {
        close();
        openHost(host);
      };
      return <JoinDialog key={dialog.link} link={dialog.link} onOpen={open} onClose={close} />;
    }
    case 'leave-host': {
      const host = hosts.find(({ id }) => id === dialog.host);
      const left = () => {
        store.getState().forgetHost(dialog.host);
        const other = hosts.find(({ id }) => id !== dialog.host);
        if (other) openHost(other.id);
      };
      return host ? <LeaveHostDialog host={host} onLeft={left} onClose={close} /> : null;
    }
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />;
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
    case 'team':
      return <TeamDialog {...dialog} onClose={close} />;
  }
}
