import type { BrowserWindow, Menu, WebContents } from 'electron';
import type { ContextMenuActions } from './context-menu';
import { contextMenuTemplate } from './context-menu';
import { keyPress } from './key-press';
import { type MenuActions, menuTemplate } from './menu';
import type { Settings } from './settings';
import type { Spelling } from './spelling';
import type { SpokenLanguage } from './spoken-language';

/** What native menus stand on. */
export interface NativeMenusParts {
  /** Electron's class. */
  readonly Menu: Pick<typeof Menu, 'setApplicationMenu' | 'buildFromTemplate'>;
  readonly platform: NodeJS.Platform;
  readonly development: boolean;
  readonly language: Pick<SpokenLanguage, 'words' | 'onChange'>;
  readonly settings: Pick<Settings, 'value' | 'update' | 'onChange'>;
  readonly spelling: Pick<Spelling, 'checks'>;
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
    contents.on('context-menu', (_event, clicked) => {
      const { Menu, platform, language, actions } = this.parts;
      const template = contextMenuTemplate(clicked, platform, language.words.desktop, {
        ...actions,
        replaceMisspelling: (word) => contents.replaceMisspelling(word),
        addToDictionary: (word) => void contents.session.addWordToSpellCheckerDictionary(word),
        copyPicture: (x, y) => contents.copyImageAt(x, y),
        lookUp: () => contents.showDefinitionForSelection(),
      });
      const window = this.parts.window();
      if (template.length > 0) Menu.buildFromTemplate(template).popup({ ...(window && { window }) });
    });
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  #build(): void {
    const { Menu, platform, development, language, settings, spelling } = this.parts;
    const words = language.words.desktop.menu;
    const shown = `${words.file}/${spelling.checks}`;
    if (shown === this.#built) return;
    this.#built = shown;
    const keep = (change: object) => settings.update(change).catch(this.parts.failed);
    const template = menuTemplate({ platform, development, spelling: spelling.checks }, words, {
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
