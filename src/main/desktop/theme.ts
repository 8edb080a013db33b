import type { NativeTheme } from 'electron';
import type { Settings } from './settings';

/** `--surface-canvas` of the design tokens: what a window shows before its page does. */
const CANVAS = { light: '#fffefc', dark: '#1f1b18' } as const;

/** Light or dark, as the person chose or as the system is. */
export class Theme {
  readonly #stop: () => void;
  #systemIsDark: boolean;

  constructor(
    private readonly nativeTheme: Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors' | 'on' | 'off'>,
    settings: Pick<Settings, 'value' | 'onChange'>,
  ) {
    this.#systemIsDark = nativeTheme.shouldUseDarkColors;
    const follow = () => {
      nativeTheme.themeSource = settings.value.theme;
    };
    follow();
    this.#stop = settings.onChange(follow);
  }

  /** The colour of an empty window: without it a dark one opens with a white flash. */
  canvas(): string {
    return this.nativeTheme.shouldUseDarkColors ? CANVAS.dark : CANVAS.light;
  }

  /**
   * Whether the system is dark, whatever the app looks like: its panels are. While the app has a look of its own nobody
   * tells of the system's, and the last one known is taken.
   */
  systemIsDark(): boolean {
    if (this.nativeTheme.themeSource === 'system') this.#systemIsDark = this.nativeTheme.shouldUseDarkColors;
    return this.#systemIsDark;
  }

  onChange(listener: () => void): () => void {
    this.nativeTheme.on('updated', listener);
    return () => this.nativeTheme.off('updated', listener);
  }

  close(): void {
    this.#stop();
  }
}
