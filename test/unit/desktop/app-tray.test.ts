import { EventEmitter } from 'node:events';
import type { Menu, NativeImage, Tray } from 'electron';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Settings } from '#shared/bridge/settings';
import { wordsIn } from '#shared/words/words';
import { AppTray } from '../../../src/main/desktop/app-tray';

/** Electron's class, as far as it is used: what is shown, and whether it still is. */
class FakeTray extends EventEmitter {
  tooltip = '';
  menus = 0;
  gone = false;

  constructor(public image: unknown) {
    super();
  }

  setImage(image: unknown): void {
    this.image = image;
  }

  setToolTip(text: string): void {
    this.tooltip = text;
  }

  setTitle(): void {}

  setContextMenu(): void {
    this.menus += 1;
  }

  destroy(): void {
    this.gone = true;
  }
}

function setUp() {
  const shown: FakeTray[] = [];
  const listeners = new Set<() => void>();
  const onChange = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const settings = { value: v.parse(Settings, {}), onChange };
  const language = { words: wordsIn('en'), onChange };
  let opened = 0;
  const tray = new AppTray({
    Tray: class extends FakeTray {
      constructor(image: unknown) {
        super(image);
        shown.push(this);
      }
    } as unknown as new (
      icon: NativeImage,
    ) => Tray,
    Menu: { buildFromTemplate: () => ({}) } as unknown as Pick<typeof Menu, 'buildFromTemplate'>,
    icon: (name) => name as unknown as NativeImage,
    mood: () => ({ platform: 'linux', desktop: 'KDE', dark: false }),
    language,
    settings,
    onMood: onChange,
    actions: {
      open: () => {
        opened += 1;
      },
      askForQuiet: () => undefined,
      endQuiet: () => undefined,
      quit: () => undefined,
    },
  });
  const changed = () => {
    for (const listener of listeners) listener();
  };
  return { tray, shown: () => shown[0], settings, language, listeners, changed, opened: () => opened };
}

test('icon and tooltip follow what waits', () => {
  const { tray, shown } = setUp();
  expect(shown()).toMatchObject({ image: 'light', tooltip: 'Hearth' });
  tray.show({ count: 1, mentioned: true });
  expect(shown()).toMatchObject({ image: 'light-mention', tooltip: 'Hearth: 1 waiting message' });
});

test('the menu is made anew with another language and with quiet, and else stays as it is', () => {
  const { shown, settings, language, changed } = setUp();
  changed();
  expect(shown()?.menus).toBe(1);
  settings.value = { ...settings.value, dnd_until: new Date(Date.now() + 60_000).toISOString() };
  changed();
  expect(shown()?.menus).toBe(2);
  language.words = wordsIn('de');
  changed();
  expect(shown()?.menus).toBe(3);
});

test('a click opens the window', () => {
  const { shown, opened } = setUp();
  shown()?.emit('click');
  expect(opened()).toBe(1);
});

test('after the end nothing is shown and nothing is listened to', () => {
  const { tray, shown, listeners } = setUp();
  tray.close();
  expect(shown()?.gone).toBe(true);
  expect(listeners.size).toBe(0);
});
