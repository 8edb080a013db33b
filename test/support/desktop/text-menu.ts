import type { Menu } from 'electron';
import type { Person } from './person';

/** The native menu of a text field, which no page shows: noted instead of opened. */
export interface TextMenu {
  /** What it offers on a word of the message that is being written. */
  on(word: string): Promise<readonly string[]>;
  /** Chooses an entry of the menu that opened last. */
  chooses(label: string): Promise<void>;
}

/** From now on the native menus of this person are noted. */
export async function textMenu(person: Person): Promise<TextMenu> {
  const opened = await person.app.electron.evaluateHandle(({ Menu }) => {
    const noted: { menu: Menu | null } = { menu: null };
    Menu.prototype.popup = function (this: Menu) {
      noted.menu = this;
    };
    return noted;
  });
  const labels = () => opened.evaluate(({ menu }) => menu?.items.map(({ label }) => label) ?? null);
  return {
    on: async (word) => {
      await opened.evaluate((noted) => {
        noted.menu = null;
      });
      await person.messageField.click({ button: 'right', position: await placeOf(person, word) });
      for (;;) {
        const shown = await labels();
        if (shown) return shown;
      }
    },
    chooses: (label) =>
      opened.evaluate(({ menu }, chosen) => menu?.items.find((item) => item.label === chosen)?.click(), label),
  };
}

/** Where a word of the first line stands in the field: measured in a copy of it, because a field does not tell. */
const placeOf = (person: Person, word: string): Promise<{ x: number; y: number }> =>
  person.messageField.evaluate((field: HTMLTextAreaElement, sought) => {
    const style = getComputedStyle(field);
    const context = document.createElement('canvas').getContext('2d');
    if (!context) throw new Error('There is no canvas to measure with.');
    context.font = style.font;
    const before = context.measureText(field.value.slice(0, field.value.indexOf(sought))).width;
    const half = context.measureText(sought).width / 2;
    return {
      x: Number.parseFloat(style.paddingLeft) + before + half,
      y: Number.parseFloat(style.paddingTop) + Number.parseFloat(style.lineHeight) / 2,
    };
  }, word);
