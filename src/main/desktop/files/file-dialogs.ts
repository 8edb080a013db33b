import { join } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
import type { Words } from '#shared/words/words';

/** What the dialogs stand on. */
export interface FileDialogsParts {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  /** The window in front of which they stand; null for none. */
  readonly window: () => BrowserWindow | null;
  readonly words: () => Words;
  /** The folder for what is saved. */
  readonly downloads: () => string;
}

/** The system's questions about files. */
export class FileDialogs {
  constructor(private readonly parts: FileDialogsParts) {}

  /** Asks which files to attach; none when the person thought better of it. */
  async choose(): Promise<readonly string[]> {
    const { choose, attach } = this.parts.words().files.dialogs;
    const { dialog, window } = this.parts;
    const options = {
      title: choose,
      buttonLabel: attach,
      properties: ['openFile' as const, 'multiSelections' as const],
    };
    const current = window();
    const { filePaths } = await (current ? dialog.showOpenDialog(current, options) : dialog.showOpenDialog(options));
    return filePaths;
  }

  /** Asks where to save a file; null when the person thought better of it. */
  async place(name: string): Promise<string | null> {
    const { dialog, window, words, downloads } = this.parts;
    const options = {
      title: words().files.dialogs.save,
      defaultPath: join(downloads(), nameOnDisk(name)),
      properties: ['showOverwriteConfirmation' as const, 'createDirectory' as const],
    };
    const current = window();
    const { filePath } = await (current ? dialog.showSaveDialog(current, options) : dialog.showSaveDialog(options));
    return filePath || null;
  }
}

/** What Windows takes in no name, and the ends it cuts off. */
const NOT_ON_DISK = /[<>:"/\\|?*]/g;
const CUT_OFF = /[. ]+$/;

/** Names that are devices on Windows, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name as every file system takes it, and that hides nothing: a leading dot would. */
export function nameOnDisk(name: string): string {
  const plain = name.replace(NOT_ON_DISK, '_').replace(CUT_OFF, '').replace(/^\.+/, '');
  if (plain === '') return 'file';
  return DEVICE.test(plain) ? `_${plain}` : plain;
}
