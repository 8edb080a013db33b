import type { AppState } from '#shared/bridge/state';
import type { Words } from '#shared/words/words';
import { keyName } from './use-key-names';

/** A shortcut that exists: what the settings page and the shortcut sheet tell of it. */
export interface Shortcut {
  /** What it does, as a person would say it. */
  readonly does: string;
  /** The keys as they stand on the keyboard. `Mod` is Ctrl, or Cmd on a Mac. */
  readonly keys: readonly string[];
}

/** Shortcuts that belong together, under a title. */
export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

/** Every shortcut there is. Who adds one to the app adds it here. `sendKey` is the one that sends. */
export function shortcutGroups({ ui: { shortcuts: does } }: Words, sendKey: 'enter' | 'ctrl-enter'): ShortcutGroup[] {
  const send = sendKey === 'enter' ? ['Enter'] : ['Mod', 'Enter'];
  const newLine = sendKey === 'enter' ? ['Shift', 'Enter'] : ['Enter'];
  return [
    { title: does.anywhere, shortcuts: anywhere(does) },
    {
      title: does.writing,
      shortcuts: [
        { does: does.send, keys: send },
        { does: does.newLine, keys: newLine },
        { does: does.editLast, keys: ['↑'] },
        { does: does.styles, keys: ['Mod', 'B I E'] },
        { does: does.attach, keys: ['Mod', 'U'] },
        { does: does.emoji, keys: ['Mod', 'Shift', 'E'] },
        { does: does.complete, keys: [': @ #'] },
        { does: does.toMessages, keys: ['Shift', 'Tab'] },
      ],
    },
    {
      title: does.messages,
      shortcuts: [
        { does: does.reply, keys: ['R'] },
        { does: does.react, keys: ['+'] },
        { does: does.edit, keys: ['E'] },
        { does: does.copy, keys: ['C'] },
        { does: does.remove, keys: ['Del'] },
        { does: does.menu, keys: ['Enter'] },
      ],
    },
    {
      title: does.lists,
      shortcuts: [
        { does: does.nextPrevious, keys: ['↓ ↑'] },
        { does: does.firstLast, keys: ['Home End'] },
        { does: does.page, keys: ['PgUp PgDn'] },
        { does: does.letter, keys: [does.aLetter] },
      ],
    },
  ];
}

const anywhere = (does: Words['ui']['shortcuts']): Shortcut[] => [
  { does: does.switcher, keys: ['Mod', 'K'] },
  { does: does.rooms, keys: ['Alt', '↓ ↑'] },
  { does: does.unreadRooms, keys: ['Alt', 'Shift', '↓ ↑'] },
  { does: does.history, keys: ['Alt', '← →'] },
  { does: does.hosts, keys: ['Mod', '1 … 9'] },
  { does: does.join, keys: ['Mod', 'J'] },
  { does: does.newRoom, keys: ['Mod', 'N'] },
  { does: does.invite, keys: ['Mod', 'Shift', 'A'] },
  { does: does.searchRoom, keys: ['Mod', 'F'] },
  { does: does.searchHost, keys: ['Mod', 'Shift', 'F'] },
  { does: does.people, keys: ['Mod', '.'] },
  { does: does.roomList, keys: ['Mod', '\\'] },
  { does: does.nextRegion, keys: ['F6'] },
  { does: does.previousRegion, keys: ['Shift', 'F6'] },
  { does: does.card, keys: ['F8'] },
  { does: does.readRoom, keys: ['Esc'] },
  { does: does.readAll, keys: ['Shift', 'Esc'] },
  { does: does.mute, keys: ['Mod', 'Shift', 'M'] },
  { does: does.zoom, keys: ['Mod', '+ − 0'] },
  { does: does.settings, keys: ['Mod', ','] },
  { does: does.all, keys: ['?'] },
];

/** The caps of a shortcut on this computer; one cap may carry several keys. */
export const keyCaps = (shortcut: Shortcut, platform: AppState['platform'], { ui }: Words): string[] =>
  shortcut.keys.map((cap) =>
    cap
      .split(' ')
      .map((key) => keyName(key, platform, ui))
      .join(' '),
  );
