import type { SystemSnapshot } from '#shared/bridge/channels';
import type { ChatRoom } from '#shared/nouns/room';
import { roomName } from '../../state/direct-rooms';
import { useSpeech } from '../../state/words';
import { classNames } from '../../ui/class-names';
import text from '../../ui/text.module.css';
import styles from './search-panel.module.css';

interface SearchScopeProps {
  readonly scope: 'room' | 'host';
  /** The room in view. */
  readonly room: ChatRoom | null;
  readonly system: SystemSnapshot;
  readonly onScope: (scope: 'room' | 'host') => void;
}

/** Where to look: in the open room, or everywhere on its host. */
export function SearchScope({ scope, room, system, onScope }: SearchScopeProps) {
  const speech = useSpeech();
  const words = speech.words.search;
  const choices = [
    ...(room ? [{ value: 'room', label: words.inRoom(roomName(room, system, speech)) } as const] : []),
    { value: 'host', label: words.everywhere(system.host.name) } as const,
  ];
  return (
    <fieldset className={styles.scope} aria-label={words.scope}>
      {choices.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          className={classNames(styles.choice, text.cut)}
          aria-pressed={scope === value}
          title={label}
          onClick={() => onScope(value)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
