import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { COLOR_SCHEMES, WINDOW_SIZES } from './axe';
import type { Person } from './person';

/** Takes pictures of someone's window. */
export type Camera = (person: Person, name: string) => Promise<void>;

/** A camera that puts its pictures into a folder: light and dark, as the window opens and as small as it gets. */
export async function openCamera(folder: string, taken: (name: string) => void): Promise<Camera> {
  await mkdir(folder, { recursive: true });
  return async (person, name) => {
    await photograph(person, folder, name);
    taken(name);
  };
}

async function photograph(person: Person, folder: string, name: string): Promise<void> {
  // Nothing is hovered over in a picture.
  await person.page.mouse.move(0, 0);
  for (const size of WINDOW_SIZES) {
    await person.resizesWindow(size);
    for (const colorScheme of COLOR_SCHEMES) {
      await person.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const suffix = size === WINDOW_SIZES[0] ? '' : `-${size.width}x${size.height}`;
      await person.page.screenshot({ path: join(folder, `${name}-${colorScheme}${suffix}.png`) });
    }
  }
  await person.resizesWindow(WINDOW_SIZES[0]);
}
