import type { BrowserWindow, ContextMenuParams, Menu, WebContents } from 'electron';
import type { ContextMenuActions } from './context-menu';
import { contextMenuTemplate } from './context-menu';
import { keyPress } from './key-press';
import { type MenuActions, menuTemplate } from './menu';
import type { Settings } from './settings';
import type { Spelling } from './spelling/spelling';
import type { SpokenLanguage } from './spoken-language';

/** What native menus stand on. */
export interface NativeMenusParts {
  /** Electron's class. */
  readonly Menu: Pick<typeof Menu, 'setApplicationMenu' | 'buildFromTemplate'>;
  readonly platform: NodeJS.Platform;
  readonly development: boolean;
  readonly language: Pick<SpokenLanguage, 'words' | 'onChange'>;
  readonly settings: Pick<Settings, 'value' | 'update' | 'onChange'>;
  readonly spelling: Pick<Spelling, 'suggestions' | 'learn'>;
  readonly window: () => BrowserWindow | null;
  readonly actions: Pick<MenuActions, 'open' | 'showLogs'> &
    Pick<ContextMenuActions, 'openLink' | 'copy' | 'savePicture'>;
  /** A setting could not be kept. */
  readonly failed: (error: unknown) => void;
}

/** The menu of the app and those of a right click, in the language the app speaks now. */
export class NativeMenus {
  readonly #stops: readonly (() => void)[];
  #built = '';

  constructor(private readonly parts: NativeMenusParts) {
    this.#build();
    this.#stops = [parts.language.onChange(() => this.#build()), parts.settings.onChange(() => this.#build())];
  }

  /** Gives a page its context menus. */
  serve(contents: WebContents): void {
    contents.on('context-menu', (_event, clicked) => void this.#open(contents, clicked));
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  async #open(contents: WebContents, clicked: ContextMenuParams): Promise<void> {
    const { Menu, platform, language, spelling, actions } = this.parts;
    const { misspelledWord: word, dictionarySuggestions: offered } = clicked;
    const dictionarySuggestions = word === '' ? [] : [...(await spelling.suggestions(word, offered))];
    if (contents.isDestroyed()) return;
    const template = contextMenuTemplate({ ...clicked, dictionarySuggestions }, platform, language.words.desktop, {
      ...actions,
      replaceMisspelling: (suggestion) => contents.replaceMisspelling(suggestion),
      addToDictionary: (added) => void spelling.learn(added).catch(this.parts.failed),
      copyPicture: (x, y) => contents.copyImageAt(x, y),
      lookUp: () => contents.showDefinitionForSelection(),
    });
    const window = this.parts.window();
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ ...(window && { window }) });
  }

  #build(): void {
    const { Menu, platform, development, language, settings } = this.parts;
    const words = language.words.desktop.menu;
    const checksSpelling = settings.value.spell_check;
    const shown = `${words.file}/${checksSpelling}`;
    if (shown === this.#built) return;
    this.#built = shown;
    const keep = (change: object) => settings.update(change).catch(this.parts.failed);
    const template = menuTemplate({ platform, development, spelling: checksSpelling }, words, {
      ...this.parts.actions,
      press: (accelerator) => this.#press(accelerator),
      zoom: (step) => void keep({ zoom: step === 0 ? 0 : clamped(settings.value.zoom + step / 2) }),
      checkSpelling: (on) => void keep({ spell_check: on }),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  #press(accelerator: string): void {
    const contents = this.parts.window()?.webContents;
    const press = keyPress(accelerator, this.parts.platform);
    contents?.focus();
    contents?.sendInputEvent({ type: 'keyDown', ...press });
    contents?.sendInputEvent({ type: 'keyUp', ...press });
  }
}

/** The zoom levels that a setting may have. */
const clamped = (zoom: number): number => Math.max(-3, Math.min(5, zoom));
