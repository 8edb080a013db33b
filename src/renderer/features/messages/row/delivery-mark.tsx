import { Check, CheckCheck } from 'lucide-react';
import type { ChatMessage } from '#shared/nouns/message';
import { useRoom } from '../../../state/room';
import { useSpeech } from '../../../state/words';
import { classNames } from '../../../ui/class-names';
import { Tooltip } from '../../../ui/tooltip';
import { readersOf } from '../delivery';
import styles from './message-row.module.css';
import type { RowActions } from './row-actions';

interface DeliveryMarkProps {
  readonly message: ChatMessage;
  /** With words beside the sign. */
  readonly words?: boolean;
  readonly actions: RowActions;
  readonly reachable: boolean;
}

/** How far one's own message came: at the host, seen by so many. Tells who when pressed. */
export function DeliveryMark({ message, words: told = false, actions, reachable }: DeliveryMarkProps) {
  const { words } = useSpeech();
  const reads = useRoom(({ snapshot }) => snapshot?.reads) ?? [];
  const readers = readersOf(message, reads);
  const seen = readers.length > 0;
  const label = seen ? words.messages.delivery.seenBy(readers.length) : words.messages.delivery.atHost;
  return (
    <Tooltip text={label} side="top">
      <button
        type="button"
        className={classNames(styles.delivery, seen && styles.seen)}
        aria-label={label}
        tabIndex={reachable ? 0 : -1}
        onClick={(event) => actions.open('readers', message, event.currentTarget)}
      >
        {seen ? <CheckCheck /> : <Check />}
        {told && seen && <span>{label}</span>}
      </button>
    </Tooltip>
  );
}
