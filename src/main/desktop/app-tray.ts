import type { Menu, MenuItemConstructorOptions, NativeImage, Tray } from 'electron';
import type { Words } from '#shared/words/words';
import type { Badge } from './badge-count';
import { isQuiet } from './quiet-hours';
import type { Settings } from './settings';
import type { SpokenLanguage } from './spoken-language';
import { type TrayIcon, type TrayMood, trayView } from './tray-view';

/** What can be done from the tray. */
export interface TrayActions {
  open(): void;
  /** Asks until when not to be disturbed. */
  askForQuiet(): void;
  endQuiet(): void;
  quit(): void;
}

/** What the tray stands on. */
export interface AppTrayParts {
  /** Electron's class. Where the desktop has no tray it shows nothing. */
  readonly Tray: new (
    icon: NativeImage,
  ) => Tray;
  readonly Menu: Pick<typeof Menu, 'buildFromTemplate'>;
  readonly icon: (name: TrayIcon) => NativeImage;
  readonly mood: () => Omit<TrayMood, 'badge'>;
  readonly language: Pick<SpokenLanguage, 'words' | 'onChange'>;
  readonly settings: Pick<Settings, 'value' | 'onChange'>;
  /** Hears of the system turning light or dark. */
  readonly onMood: (listener: () => void) => () => void;
  readonly actions: TrayActions;
}

/** Hearth in the system's tray: how much waits, the way back to the window, quiet, and the way out. */
export class AppTray {
  readonly #tray: Tray;
  readonly #stops: readonly (() => void)[];
  #badge: Badge = { count: 0, mentioned: false };
  #icon: TrayIcon;
  #menu = '';

  constructor(private readonly parts: AppTrayParts) {
    const { Tray, icon, language, settings, onMood, actions } = parts;
    this.#icon = this.#view().icon;
    this.#tray = new Tray(icon(this.#icon));
    // On macOS the click opens the menu.
    if (parts.mood().platform !== 'darwin') this.#tray.on('click', () => actions.open());
    const update = () => this.#update();
    this.#stops = [language.onChange(update), settings.onChange(update), onMood(update)];
    update();
  }

  show(badge: Badge): void {
    this.#badge = badge;
    this.#update();
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#tray.destroy();
  }

  #view() {
    return trayView({ ...this.parts.mood(), badge: this.#badge }, this.parts.language.words.desktop);
  }

  #update(): void {
    const { icon, tooltip, title } = this.#view();
    if (icon !== this.#icon) this.#tray.setImage(this.parts.icon(icon));
    this.#icon = icon;
    this.#tray.setToolTip(tooltip);
    this.#tray.setTitle(title);
    const quiet = isQuiet(this.parts.settings.value, Date.now());
    const words = this.parts.language.words.desktop;
    const menu = `${words.tray.open} ${quiet}`;
    // A menu that is open closes when it is replaced.
    if (menu === this.#menu) return;
    this.#menu = menu;
    this.#tray.setContextMenu(this.parts.Menu.buildFromTemplate(trayMenu(quiet, words, this.parts.actions)));
  }
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/** The menu of the tray. */
export const trayMenu = (
  quiet: boolean,
  { tray, menu }: Words['desktop'],
  actions: TrayActions,
): MenuItemConstructorOptions[] => [
  { label: tray.open, click: () => actions.open() },
  SEPARATOR,
  quiet
    ? { label: tray.endQuiet, click: () => actions.endQuiet() }
    : { label: tray.quiet, click: () => actions.askForQuiet() },
  SEPARATOR,
  { label: menu.quit, click: () => actions.quit() },
];
