import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { COLOR_SCHEMES, WINDOW_SIZES } from './axe';
import type { Person } from './person';

/** Takes pictures of someone's window; `arrange` brings into sight what each is about. */
export type Camera = (person: Person, name: string, arrange?: () => Promise<void>) => Promise<void>;

/** A camera that puts its pictures into a folder: light and dark, as the window opens and as small as it gets. */
export async function openCamera(folder: string, taken: (name: string) => void): Promise<Camera> {
  await mkdir(folder, { recursive: true });
  return async (person, name, arrange) => {
    await photograph(person, join(folder, name), arrange);
    taken(name);
  };
}

async function photograph(person: Person, path: string, arrange?: () => Promise<void>): Promise<void> {
  // Nothing is hovered over in a picture.
  await person.page.mouse.move(0, 0);
  for (const size of WINDOW_SIZES) {
    await person.resizesWindow(size);
    await arrange?.();
    for (const colorScheme of COLOR_SCHEMES) {
      await person.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const suffix = size === WINDOW_SIZES[0] ? '' : `-${size.width}x${size.height}`;
      await person.page.screenshot({ path: `${path}-${colorScheme}${suffix}.png` });
    }
  }
  await person.resizesWindow(WINDOW_SIZES[0]);
}
