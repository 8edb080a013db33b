import { Combobox } from '@base-ui/react/combobox';
import { Check, X } from 'lucide-react';
import { type ReactNode, type RefObject, useMemo, useRef } from 'react';
import type { User } from '#shared/nouns/user';
import { useWords } from '../state/words';
import { Avatar } from './avatar';
import { classNames } from './class-names';
import { nameMatches } from './person-filter';
import styles from './person-picker.module.css';
import popup from './popup.module.css';
import text from './text.module.css';

interface PersonPickerProps {
  /** Who may be picked; removed people are left out by the caller. */
  readonly people: readonly User[];
  /** The picked ones, by id. */
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
  /** What to say below a name in the list, where there is something: a role, or when they were last seen. */
  readonly note?: (user: User) => string | null;
}

/**
 * Picks people by name: a combobox whose picked people stand before the field. Arrow keys choose in the list and go
 * through the picked ones, Backspace takes the last one back. Stands in a `Field`, which names it.
 */
export function PersonPicker({ people, value, onChange, note }: PersonPickerProps) {
  const words = useWords().ui.picker;
  const items = useMemo(() => [...people].sort((one, other) => one.name.localeCompare(other.name)), [people]);
  const box = useRef<HTMLDivElement>(null);
  const picked = value.flatMap((id) => items.find((user) => user.id === id) ?? []);
  return (
    <Combobox.Root
      multiple
      autoHighlight
      items={items}
      value={picked}
      onValueChange={(users) => onChange(users.map(({ id }) => id))}
      itemToStringLabel={({ name }) => name}
      isItemEqualToValue={(one, other) => one.id === other.id}
      filter={(user, typed) => nameMatches(user.name, typed)}
    >
      <Combobox.Chips ref={box} className={styles.chips}>
        {picked.map((user) => (
          <PersonChip key={user.id} user={user} />
        ))}
        <Combobox.Input
          className={styles.input}
          placeholder={words.placeholder}
          autoComplete="off"
          spellCheck={false}
        />
      </Combobox.Chips>
      <PersonList anchor={box}>
        {(user) => <PersonItem key={user.id} user={user} note={note?.(user) ?? null} />}
      </PersonList>
    </Combobox.Root>
  );
}

function PersonChip({ user }: { readonly user: User }) {
  const words = useWords().ui.picker;
  return (
    <Combobox.Chip className={styles.chip}>
      <Avatar user={user} size="xs" />
      <span className={text.cut}>{user.name}</span>
      <Combobox.ChipRemove className={styles.remove} aria-label={words.remove(user.name)}>
        <X />
      </Combobox.ChipRemove>
    </Combobox.Chip>
  );
}

interface PersonListProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly children: (user: User) => ReactNode;
}

function PersonList({ anchor, children }: PersonListProps) {
  const words = useWords().ui.picker;
  return (
    <Combobox.Portal>
      <Combobox.Positioner className={popup.positioner} anchor={anchor} sideOffset={4} collisionPadding={8}>
        <Combobox.Popup className={classNames(popup.popup, styles.popup)} role="region" aria-label={words.list}>
          <Combobox.Empty className={styles.empty}>{words.nobody}</Combobox.Empty>
          <Combobox.List className={styles.list}>{children}</Combobox.List>
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}

function PersonItem({ user, note }: { readonly user: User; readonly note: string | null }) {
  return (
    <Combobox.Item value={user} className={classNames(popup.item, styles.person)}>
      <Avatar user={user} size="sm" />
      <span className={classNames(text.cut, text.grow)}>{user.name}</span>
      {note && <span className={text.muted}>{note}</span>}
      <Combobox.ItemIndicator>
        <Check />
      </Combobox.ItemIndicator>
    </Combobox.Item>
  );
}
