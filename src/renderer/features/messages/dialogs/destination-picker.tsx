import { Combobox } from '@base-ui/react/combobox';
import { useRef } from 'react';
import { useWords } from '../../../state/words';
import { Avatar } from '../../../ui/avatar';
import { classNames } from '../../../ui/class-names';
import { nameMatches } from '../../../ui/person-filter';
import popup from '../../../ui/popup.module.css';
import { RoomMark } from '../../../ui/room-mark';
import text from '../../../ui/text.module.css';
import type { Destination } from '../destinations';
import styles from './destination-picker.module.css';

interface DestinationPickerProps {
  readonly destinations: readonly Destination[];
  readonly value: Destination | null;
  readonly onChange: (destination: Destination | null) => void;
}

/** Picks a room or a person by name. Stands in a `Field`, which names it. */
export function DestinationPicker({ destinations, value, onChange }: DestinationPickerProps) {
  const { forward: words } = useWords().messages;
  const box = useRef<HTMLInputElement>(null);
  return (
    <Combobox.Root<Destination>
      autoHighlight
      items={destinations}
      value={value}
      onValueChange={onChange}
      itemToStringLabel={({ name }) => name}
      isItemEqualToValue={(one, other) => one.id === other.id}
      filter={(destination, typed) => nameMatches(destination.name, typed)}
    >
      <Combobox.Input
        ref={box}
        className={styles.input}
        placeholder={words.placeholder}
        autoComplete="off"
        spellCheck={false}
        data-initial-focus
      />
      <Combobox.Portal>
        <Combobox.Positioner className={popup.positioner} anchor={box} sideOffset={4} collisionPadding={8}>
          <Combobox.Popup className={classNames(popup.popup, styles.popup)} role="region" aria-label={words.list}>
            <Combobox.Empty className={styles.empty}>{words.nothing}</Combobox.Empty>
            <Combobox.List>
              {(destination: Destination) => (
                <Combobox.Item key={destination.id} value={destination} className={popup.item}>
                  {destination.kind === 'person' ? (
                    <Avatar user={destination.user} size="xs" />
                  ) : (
                    <RoomMark room={destination.room} />
                  )}
                  <span className={classNames(text.cut, text.grow)}>{destination.name}</span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
