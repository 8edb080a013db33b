import { join } from 'node:path';
import type { Words } from '#shared/words/words';
import { nameOnDisk } from '../files/file-dialogs';
import type { SystemDialogs } from '../system-dialogs';

/** What the dialogs stand on. */
export interface ArchiveDialogsParts {
  readonly system: SystemDialogs;
  readonly words: () => Words;
  /** The folder that is offered. */
  readonly folder: () => string;
}

/** The system's questions about exported rooms. */
export class ArchiveDialogs {
  constructor(private readonly parts: ArchiveDialogsParts) {}

  /** Asks where to export to; null when the person thought better of it. */
  async place(room: string, format: 'json' | 'html'): Promise<string | null> {
    const { system, words, folder } = this.parts;
    const { dialogs } = words().archive;
    return system.save({
      title: dialogs.exportTitle(room),
      buttonLabel: dialogs.export,
      defaultPath: join(folder(), `${nameOnDisk(room)}.${format}`),
      filters: [{ name: format === 'json' ? dialogs.json : dialogs.page, extensions: [format] }],
    });
  }

  /** Asks which export to import. */
  async choose(): Promise<string | null> {
    const { system, words, folder } = this.parts;
    const { dialogs } = words().archive;
    const [path] = await system.open({
      title: dialogs.importTitle,
      buttonLabel: dialogs.import,
      defaultPath: folder(),
      filters: [{ name: dialogs.json, extensions: ['json'] }],
    });
    return path ?? null;
  }
}
