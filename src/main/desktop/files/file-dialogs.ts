import { join } from 'node:path';
import type { Words } from '#shared/words/words';
import type { SystemDialogs } from '../system-dialogs';

/** What the dialogs stand on. */
export interface FileDialogsParts {
  readonly system: SystemDialogs;
  readonly words: () => Words;
  /** The folder for what is saved. */
  readonly downloads: () => string;
}

/** The system's questions about files. */
export class FileDialogs {
  constructor(private readonly parts: FileDialogsParts) {}

  /** Asks which files to attach; none when the person thought better of it. */
  choose(): Promise<readonly string[]> {
    const { choose, attach } = this.parts.words().files.dialogs;
    return this.parts.system.open({ title: choose, buttonLabel: attach }, 'many');
  }

  /** Asks where to save a file; null when the person thought better of it. */
  place(name: string): Promise<string | null> {
    const { system, words, downloads } = this.parts;
    return system.save({ title: words().files.dialogs.save, defaultPath: join(downloads(), nameOnDisk(name)) });
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
