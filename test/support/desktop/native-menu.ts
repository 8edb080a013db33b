import type { Locator } from 'playwright-core';
import type { Person } from './person';

/** A menu of the system, as the app put it on the screen. */
export interface NativeMenu {
  /** What stands in it, separators left out. */
  readonly entries: readonly string[];
  /** Does what a click on an entry does. */
  choose(entry: string): Promise<void>;
}

/** Presses the right mouse button on a place that has a menu of the system, and reads it instead of showing it. */
export async function nativeMenuOf(person: Person, place: Locator): Promise<NativeMenu> {
  const next = await person.app.electron.evaluateHandle(({ Menu }) => {
    const popup = Menu.prototype.popup;
    return {
      shown: new Promise<Electron.Menu>((resolve) => {
        Menu.prototype.popup = function (this: Electron.Menu) {
          Menu.prototype.popup = popup;
          resolve(this);
        };
      }),
    };
  });
  await place.click({ button: 'right' });
  const entries = await next.evaluate(async ({ shown }) => (await shown).items.map(({ label }) => label));
  return {
    entries: entries.filter(Boolean),
    choose: (entry) =>
      next.evaluate(async ({ shown }, label) => {
        (await shown).items.find((item) => item.label === label)?.click();
      }, entry),
  };
}
