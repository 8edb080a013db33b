import { join } from 'node:path';
import { app } from 'electron';

/** The path of an icon, where electron-builder puts it and where it is in the source tree. */
export const iconPath = (name: string): string =>
  join(app.isPackaged ? join(process.resourcesPath, 'icons') : join(app.getAppPath(), 'resources'), name);
