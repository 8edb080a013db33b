import type { HostEntry } from '#shared/bridge/state';
import { useBridge } from '../../state/bridge';
import { useWords } from '../../state/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';

interface LeaveHostDialogProps {
  readonly host: HostEntry;
  readonly onLeft: () => void;
  readonly onClose: () => void;
}

/** Takes a host out of the rail. What was written there stays there. */
export function LeaveHostDialog({ host, onLeft, onClose }: LeaveHostDialogProps) {
  const bridge = useBridge();
  const words = useWords().connect.leave;
  const leave = async () => {
    const answer = await bridge.request('connect.forget', { host: host.id });
    if (!answer.ok) return answer.error.message;
    onLeft();
    return null;
  };
  return (
    <ConfirmDialog title={words.title(host.name)} action={words.action} onConfirm={leave} onClose={onClose}>
      {words.text}
    </ConfirmDialog>
  );
}
