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

/** Every shortcut there is. Who adds one to the app adds it here. */
export const SHORTCUT_GROUPS: readonly ShortcutGroup[] = [
  {
    title: 'Anywhere',
    shortcuts: [
      { does: 'Next room, previous room', keys: ['Alt', '↓ ↑'] },
      { does: 'Next unread room, previous unread room', keys: ['Alt', 'Shift', '↓ ↑'] },
      { does: 'Back, forward', keys: ['Alt', '← →'] },
      { does: 'Switch host', keys: ['Mod', '1 … 9'] },
      { does: 'Join or host', keys: ['Mod', 'J'] },
      { does: 'New room', keys: ['Mod', 'N'] },
      { does: 'Invite to this private room', keys: ['Mod', 'Shift', 'A'] },
      { does: 'Show or hide people', keys: ['Mod', '.'] },
      { does: 'Show or hide the room list', keys: ['Mod', '\\'] },
      { does: 'Next part of the window', keys: ['F6'] },
      { does: 'Previous part of the window', keys: ['Shift', 'F6'] },
      { does: 'Newest card', keys: ['F8'] },
      { does: 'Settings', keys: ['Mod', ','] },
      { does: 'All of these', keys: ['Mod', '/'] },
    ],
  },
  {
    title: 'Writing',
    shortcuts: [
      { does: 'Send', keys: ['Enter'] },
      { does: 'New line', keys: ['Shift', 'Enter'] },
      { does: 'From the composer to the messages', keys: ['Shift', 'Tab'] },
    ],
  },
  {
    title: 'In a list, or among messages',
    shortcuts: [
      { does: 'Next, previous', keys: ['↓ ↑'] },
      { does: 'First, last', keys: ['Home End'] },
      { does: 'Next row that begins with it, in the room list', keys: ['a letter'] },
    ],
  },
];

/** The caps of a shortcut on this computer. */
export const keyCaps = (shortcut: Shortcut, platform: 'darwin' | 'win32' | 'linux'): string[] =>
  shortcut.keys.map((key) => (key === 'Mod' ? (platform === 'darwin' ? '⌘' : 'Ctrl') : key));
