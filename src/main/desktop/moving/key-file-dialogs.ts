import { join } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
import type { Words } from '#shared/words/words';
import { nameOnDisk } from '../files/file-dialogs';

/** What key files are called by the system. */
const ENDING = 'hearth-key';

/** What the dialogs stand on. */
export interface KeyFileDialogsParts {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  /** The window in front of which they stand; null for none. */
  readonly window: () => BrowserWindow | null;
  readonly words: () => Words;
  /** The folder that is offered. */
  readonly folder: () => string;
}

/** The system's questions about key files. */
export class KeyFileDialogs {
  constructor(private readonly parts: KeyFileDialogsParts) {}

  /** Asks where to write the key of a person; null when they thought better of it. */
  async place(name: string): Promise<string | null> {
    const { dialog, window, words, folder } = this.parts;
    const { dialogs } = words().moving;
    const options = {
      title: dialogs.saveTitle,
      buttonLabel: dialogs.save,
      defaultPath: join(folder(), `${nameOnDisk(name)}.${ENDING}`),
      filters: [{ name: dialogs.kind, extensions: [ENDING] }],
      properties: ['showOverwriteConfirmation' as const, 'createDirectory' as const],
    };
    const current = window();
    const { filePath } = await (current ? dialog.showSaveDialog(current, options) : dialog.showSaveDialog(options));
    return filePath || null;
  }

  /** Asks which key file to open; whatever it is called, for it may have been renamed. */
  async choose(): Promise<string | null> {
    const { dialog, window, words, folder } = this.parts;
    const { dialogs } = words().moving;
    const options = {
      title: dialogs.openTitle,
      // macOS draws no title.
      message: dialogs.openTitle,
      buttonLabel: dialogs.open,
      defaultPath: folder(),
      filters: [
        { name: dialogs.kind, extensions: [ENDING] },
        { name: '*', extensions: ['*'] },
      ],
      properties: ['openFile' as const],
    };
    const current = window();
    const { filePaths } = await (current ? dialog.showOpenDialog(current, options) : dialog.showOpenDialog(options));
    return filePaths[0] ?? null;
  }
}
