import type { HostEntry } from '#shared/bridge/state';
import { useBridge } from '../../state/bridge';
import { ConfirmDialog } from '../../ui/confirm-dialog';

interface LeaveHostDialogProps {
  readonly host: HostEntry;
  readonly onLeft: () => void;
  readonly onClose: () => void;
}

/** Takes a host out of the rail. What was written there stays there. */
export function LeaveHostDialog({ host, onLeft, onClose }: LeaveHostDialogProps) {
  const bridge = useBridge();
  const leave = async () => {
    const answer = await bridge.request('connect.forget', { host: host.id });
    if (!answer.ok) return answer.error.message;
    onLeft();
    return null;
  };
  return (
    <ConfirmDialog title={`Leave ${host.name}?`} action="Leave" onConfirm={leave} onClose={onClose}>
      Hearth forgets it on this computer. Your rooms and messages stay there, and you can join again with the same key.
    </ConfirmDialog>
  );
}
