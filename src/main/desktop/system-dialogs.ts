import type { BrowserWindow, Dialog, OpenDialogOptions, SaveDialogOptions } from 'electron';

/** What the dialogs stand on. */
export interface SystemDialogsParts {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  /** The window in front of which they stand; null for none. */
  readonly window: () => BrowserWindow | null;
}

/** The system's questions about places on disk, in front of the window there is. */
export class SystemDialogs {
  constructor(private readonly parts: SystemDialogsParts) {}

  /** Asks where to write; null when the person thought better of it. */
  async save(asked: SaveDialogOptions): Promise<string | null> {
    const { dialog, window } = this.parts;
    const options: SaveDialogOptions = { ...asked, properties: ['showOverwriteConfirmation', 'createDirectory'] };
    const current = window();
    const { filePath } = await (current ? dialog.showSaveDialog(current, options) : dialog.showSaveDialog(options));
    return filePath || null;
  }

  /** Asks which files to read; none when the person thought better of it. */
  async open(asked: OpenDialogOptions, many: 'one' | 'many' = 'one'): Promise<readonly string[]> {
    const { dialog, window } = this.parts;
    const options: OpenDialogOptions = {
      ...asked,
      // macOS draws no title.
      ...(asked.title !== undefined && { message: asked.title }),
      properties: many === 'many' ? ['openFile', 'multiSelections'] : ['openFile'],
    };
    const current = window();
    const { filePaths } = await (current ? dialog.showOpenDialog(current, options) : dialog.showOpenDialog(options));
    return filePaths;
  }
}
