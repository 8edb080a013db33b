import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useKeyNames } from '../../state/use-key-names';
import { useWords } from '../../state/words';
import { classNames } from '../../ui/class-names';
import { CountBadge } from '../../ui/count-badge';
import dialog from '../../ui/dialog.module.css';
import text from '../../ui/text.module.css';
import type { Entry } from './entries';
import { MarkedName } from './marked-name';
import { type Ranked, type RankedGroup, rank } from './ranking';
import styles from './switcher.module.css';
import { useChoice } from './use-choice';
import { useEntries } from './use-entries';

/** Jumps to a room, a person, a host or a command: type, ↑ ↓, Enter. `#`, `@` and `>` narrow it. */
export function Switcher({ onClose }: { readonly onClose: () => void }) {
  const words = useWords().switcher;
  // Where something was chosen, it takes the focus; closing without a choice brings it back.
  const chosen = useRef(false);
  const choose = ({ entry }: Ranked<Entry>) => {
    chosen.current = true;
    onClose();
    entry.run();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Viewport className={styles.viewport}>
          <Dialog.Popup
            className={classNames(dialog.popup, styles.popup)}
            aria-label={words.title}
            finalFocus={() => !chosen.current}
          >
            <Finder onChoose={choose} />
            <Tips />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Finder({ onChoose }: { readonly onChoose: (item: Ranked<Entry>) => void }) {
  const words = useWords().switcher;
  const [typed, setTyped] = useState('');
  const entries = useEntries(typed);
  const groups = useMemo(
    () => rank(entries, typed).map((group) => ({ kind: group.kind, items: [...group.items] })),
    [entries, typed],
  );
  const { onKeyDown, onItemHighlighted, begin } = useChoice(groups[0]?.items[0], onChoose);
  const onValueChange = (value: string, { reason }: Autocomplete.Root.ChangeEventDetails) => {
    if (reason === 'item-press') return;
    begin();
    setTyped(value);
  };
  return (
    <Autocomplete.Root
      inline
      open
      mode="none"
      autoHighlight="always"
      keepHighlight
      items={groups}
      value={typed}
      onValueChange={onValueChange}
      onItemHighlighted={onItemHighlighted}
      itemToStringValue={({ entry }: Ranked<Entry>) => entry.name}
    >
      <div className={styles.query}>
        <Search />
        <Autocomplete.Input
          className={styles.input}
          aria-label={words.title}
          placeholder={words.placeholder}
          autoComplete="off"
          spellCheck={false}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={styles.hits}>
        <Autocomplete.Empty className={styles.nothing}>{words.nothing(typed)}</Autocomplete.Empty>
        <Autocomplete.List aria-label={words.results}>
          {(group: Group) => <HitGroup key={group.kind} group={group} onChoose={onChoose} />}
        </Autocomplete.List>
      </div>
    </Autocomplete.Root>
  );
}

type Group = { readonly kind: RankedGroup<Entry>['kind']; readonly items: Ranked<Entry>[] };

interface HitGroupProps {
  readonly group: Group;
  readonly onChoose: (item: Ranked<Entry>) => void;
}

function HitGroup({ group, onChoose }: HitGroupProps) {
  const words = useWords().switcher;
  const titles = {
    recent: words.recent,
    room: words.rooms,
    person: words.people,
    host: words.hosts,
    command: words.commands,
  };
  return (
    <Autocomplete.Group items={group.items}>
      <Autocomplete.GroupLabel className={styles.group}>{titles[group.kind]}</Autocomplete.GroupLabel>
      <Autocomplete.Collection>
        {(item: Ranked<Entry>) => (
          <Autocomplete.Item key={item.entry.id} value={item} className={styles.hit} onClick={() => onChoose(item)}>
            <Hit item={item} />
          </Autocomplete.Item>
        )}
      </Autocomplete.Collection>
    </Autocomplete.Group>
  );
}

function Hit({ item: { entry, places } }: { readonly item: Ranked<Entry> }) {
  const { roomList, switcher } = useWords();
  const named = useKeyNames();
  const { mentions = 0, unread = 0 } = entry;
  const news = mentions > 0 ? roomList.mentions(mentions) : unread > 0 ? roomList.unread(unread) : null;
  return (
    <>
      <span className={styles.mark}>{entry.mark}</span>
      <span className={text.cut}>
        <MarkedName name={entry.name} places={places} />
      </span>
      <span className={classNames(text.cut, text.grow, styles.note)}>{entry.note}</span>
      {news && <span className={text.hidden}>{news}</span>}
      {mentions > 0 ? <CountBadge count={mentions} sign="@" calling /> : <CountBadge count={unread} />}
      <span className={classNames(!entry.keys && styles.enter)} aria-hidden="true">
        <kbd>{entry.keys ? named(entry.keys) : switcher.enter}</kbd>
      </span>
    </>
  );
}

function Tips() {
  const { tips } = useWords().switcher;
  return (
    <footer className={styles.tips} aria-hidden="true">
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {tips.move}
      </span>
      <span>
        <kbd>#</kbd> {tips.rooms}
      </span>
      <span>
        <kbd>@</kbd> {tips.people}
      </span>
      <span>
        <kbd>&gt;</kbd> {tips.commands}
      </span>
      <span className={styles.last}>
        <kbd>Esc</kbd> {tips.close}
      </span>
    </footer>
  );
}
