import { BrowserWindow, dialog, nativeImage, screen, type WebContents } from 'electron';
import type { AppEvent, OpenTarget } from '#shared/bridge/bridge';
import type { Words } from '#shared/words/words';
import type { Logger } from '../logger';
import type { Document } from '../store/document';
import { BADGE_SIZE, badgeBitmap } from './badge-image';
import type { Page } from './page';
import { hasSystemSpelling } from './spelling/spelling';
import type { Theme } from './theme';
import { MINIMUM_SIZE, placeWindow, type WindowState } from './window-state';

/** Moves and resizes come in swarms; the last of a swarm is remembered. */
const REMEMBER_AFTER_MS = 500;

/** What the window is made with. */
export interface MainWindowParts {
  readonly page: Page;
  /** The path of the built preload. */
  readonly preload: string;
  /** The path of the app's icon: what Linux shows for the window. Elsewhere the app itself has one. */
  readonly icon: string;
  readonly state: Document<WindowState>;
  readonly theme: Theme;
  readonly logger: Logger;
  /** The words of the language the app speaks now. */
  readonly words: () => Words['desktop'];
  /** How large the page is shown, in steps of Electron's zoom level. */
  readonly zoom: () => number;
  /** Lets the page of a new window make requests; returns the way to tell it something. */
  readonly connect: (contents: WebContents) => (event: AppEvent) => void;
  /** The person came to the window or left it. */
  readonly attention: () => void;
  /** The person closes the window; true lets it close. */
  readonly mayClose: () => boolean;
}

/** The app's one window: made when first shown, and again when it was closed and is wanted back. */
export class MainWindow {
  #window: BrowserWindow | null = null;
  #send: (event: AppEvent) => void = () => undefined;
  #loaded = false;
  #title = 'Hearth';
  /** Where clicked links and notifications lead, until the page is there to go. */
  #targets: OpenTarget[] = [];
  #remember: NodeJS.Timeout | null = null;

  constructor(private readonly parts: MainWindowParts) {}

  /** The window, if there is one. */
  get current(): BrowserWindow | null {
    return this.#window;
  }

  /** Whether the person can be looking at it. */
  hasAttention(): boolean {
    const window = this.#window;
    return this.#loaded && window?.isVisible() === true && !window.isMinimized() && window.isFocused();
  }

  /** Makes the window, or brings it to the front. */
  show(): void {
    const window = this.#window;
    if (!window) {
      this.#create();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  /** Brings the window to the front, at a certain place. */
  open(target: OpenTarget): void {
    this.#targets.push(target);
    this.show();
    this.#sendTargets();
  }

  /** Tells the page something; false where no page is there to hear it. */
  tell(event: AppEvent): boolean {
    if (this.#loaded) this.#send(event);
    return this.#loaded;
  }

  setTitle(title: string): void {
    this.#title = title;
    this.#window?.setTitle(title);
  }

  /** Shows the page as large as the person wants it. */
  applyZoom(): void {
    this.#window?.webContents.setZoomLevel(this.parts.zoom());
  }

  /** Draws attention in the taskbar until the person comes; nothing happens while they are here. */
  flash(): void {
    if (this.#window?.isFocused() === false) this.#window.flashFrame(true);
  }

  /** Marks the app's icon in the taskbar of Windows, with what a screen reader says of it; null takes the mark away. */
  mark(description: string | null): void {
    if (process.platform !== 'win32') return;
    const size = { width: BADGE_SIZE, height: BADGE_SIZE };
    const image = description === null ? null : nativeImage.createFromBitmap(badgeBitmap(), size);
    this.#window?.setOverlayIcon(image, description ?? '');
  }

  /** Closes it for good, whatever `mayClose` says, and remembers where it was. */
  destroy(): void {
    if (this.#window) this.#rememberNow(this.#window);
    this.#window?.destroy();
  }

  #create(): void {
    const { page, preload, icon, state, theme, logger } = this.parts;
    const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea);
    const window = new BrowserWindow({
      ...placeWindow(state.value.bounds, areas),
      minWidth: MINIMUM_SIZE.width,
      minHeight: MINIMUM_SIZE.height,
      show: false,
      title: this.#title,
      ...(process.platform === 'linux' && { icon }),
      backgroundColor: theme.canvas(),
      autoHideMenuBar: true,
      webPreferences: {
        preload,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webviewTag: false,
        // A notification is heard also by who has not clicked into the page yet.
        autoplayPolicy: 'no-user-gesture-required',
        spellcheck: hasSystemSpelling(process.platform),
      },
    });
    this.#window = window;
    this.#follow(window);
    this.#followPage(window);
    this.#send = this.parts.connect(window.webContents);
    window.loadURL(page.url).catch((error: unknown) => logger.error('page_not_loaded', error));
  }

  #follow(window: BrowserWindow): void {
    const { theme, attention, mayClose } = this.parts;
    const stopTheme = theme.onChange(() => window.setBackgroundColor(theme.canvas()));
    const moved = () => {
      this.#remember ??= setTimeout(() => this.#rememberNow(window), REMEMBER_AFTER_MS);
    };
    window.on('resize', moved).on('move', moved).on('maximize', moved).on('unmaximize', moved);
    window.on('focus', () => window.flashFrame(false));
    window.on('focus', attention).on('blur', attention);
    window.on('show', attention).on('hide', attention).on('minimize', attention).on('restore', attention);
    window.on('close', (event) => {
      if (!mayClose()) event.preventDefault();
      else this.#rememberNow(window);
    });
    window.once('closed', () => {
      stopTheme();
      if (this.#remember) clearTimeout(this.#remember);
      this.#remember = null;
      this.#window = null;
      this.#loaded = false;
      attention();
    });
  }

  #followPage(window: BrowserWindow): void {
    const contents = window.webContents;
    const present = () => {
      if (window.isDestroyed() || window.isVisible()) return;
      if (this.parts.state.value.maximized) window.maximize();
      window.show();
    };
    window.once('ready-to-show', present);
    window.on('page-title-updated', (event) => event.preventDefault());
    contents.on('did-start-navigation', (details) => {
      if (this.parts.page.isReplacedBy(details)) this.#loaded = false;
    });
    contents.on('did-finish-load', () => {
      this.#loaded = true;
      this.applyZoom();
      present();
      this.#sendTargets();
    });
    contents.on('did-fail-load', present);
    contents.on('render-process-gone', (_event, { reason }) => {
      this.#loaded = false;
      if (reason !== 'clean-exit') void this.#offerReload(window, reason);
    });
  }

  async #offerReload(window: BrowserWindow, reason: string): Promise<void> {
    this.parts.logger.error('page_crashed', new Error('The window stopped working.'), { reason });
    const words = this.parts.words().crashed;
    await dialog.showMessageBox(window, {
      type: 'error',
      message: words.message,
      detail: words.detail,
      buttons: [words.openAgain],
    });
    if (!window.isDestroyed()) window.webContents.reload();
  }

  #sendTargets(): void {
    if (!this.#loaded) return;
    const targets = this.#targets;
    this.#targets = [];
    for (const target of targets) this.#send({ kind: 'open', target });
  }

  #rememberNow(window: BrowserWindow): void {
    if (this.#remember) clearTimeout(this.#remember);
    this.#remember = null;
    if (window.isDestroyed()) return;
    const bounds = window.getNormalBounds();
    const maximized = window.isMaximized();
    this.parts.state
      .update(() => ({ bounds, maximized }))
      .catch((error: unknown) => this.parts.logger.error('window_state_not_kept', error));
  }
}
