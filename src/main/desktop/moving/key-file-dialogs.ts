import { join } from 'node:path';
import type { Words } from '#shared/words/words';
import { nameOnDisk } from '../files/file-dialogs';
import type { SystemDialogs } from '../system-dialogs';

/** What key files are called by the system. */
const ENDING = 'hearth-key';

/** What the dialogs stand on. */
export interface KeyFileDialogsParts {
  readonly system: SystemDialogs;
  readonly words: () => Words;
  /** The folder that is offered. */
  readonly folder: () => string;
}

/** The system's questions about key files. */
export class KeyFileDialogs {
  constructor(private readonly parts: KeyFileDialogsParts) {}

  /** Asks where to write the key of a person; null when they thought better of it. */
  async place(name: string): Promise<string | null> {
    const { system, words, folder } = this.parts;
    const { dialogs } = words().moving;
    return system.save({
      title: dialogs.saveTitle,
      buttonLabel: dialogs.save,
      defaultPath: join(folder(), `${nameOnDisk(name)}.${ENDING}`),
      filters: [{ name: dialogs.kind, extensions: [ENDING] }],
    });
  }

  /** Asks which key file to open; whatever it is called, for it may have been renamed. */
  async choose(): Promise<string | null> {
    const { system, words, folder } = this.parts;
    const { dialogs } = words().moving;
    const [path] = await system.open({
      title: dialogs.openTitle,
      buttonLabel: dialogs.open,
      defaultPath: folder(),
      filters: [
        { name: dialogs.kind, extensions: [ENDING] },
        { name: '*', extensions: ['*'] },
      ],
    });
    return path ?? null;
  }
}
