import { join } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
import type { Words } from '#shared/words/words';
import { nameOnDisk } from '../files/file-dialogs';

/** What the dialogs stand on. */
export interface ArchiveDialogsParts {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  /** The window in front of which they stand; null for none. */
  readonly window: () => BrowserWindow | null;
  readonly words: () => Words;
  /** The folder that is offered. */
  readonly folder: () => string;
}

/** The system's questions about exported rooms. */
export class ArchiveDialogs {
  constructor(private readonly parts: ArchiveDialogsParts) {}

  /** Asks where to export to; null when the person thought better of it. */
  async place(room: string, format: 'json' | 'html'): Promise<string | null> {
    const { dialog, window, words, folder } = this.parts;
    const { dialogs } = words().archive;
    const options = {
      title: dialogs.exportTitle(room),
      buttonLabel: dialogs.export,
      defaultPath: join(folder(), `${nameOnDisk(room)}.${format}`),
      filters: [{ name: format === 'json' ? dialogs.json : dialogs.page, extensions: [format] }],
      properties: ['showOverwriteConfirmation' as const, 'createDirectory' as const],
    };
    const current = window();
    const { filePath } = await (current ? dialog.showSaveDialog(current, options) : dialog.showSaveDialog(options));
    return filePath || null;
  }

  /** Asks which export to import. */
  async choose(): Promise<string | null> {
    const { dialog, window, words, folder } = this.parts;
    const { dialogs } = words().archive;
    const options = {
      title: dialogs.importTitle,
      // macOS draws no title.
      message: dialogs.importTitle,
      buttonLabel: dialogs.import,
      defaultPath: folder(),
      filters: [{ name: dialogs.json, extensions: ['json'] }],
      properties: ['openFile' as const],
    };
    const current = window();
    const { filePaths } = await (current ? dialog.showOpenDialog(current, options) : dialog.showOpenDialog(options));
    return filePaths[0] ?? null;
  }
}
