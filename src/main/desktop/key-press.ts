/** A modifier of a key, as Electron's input events name it. */
export type KeyModifier = 'control' | 'meta' | 'alt' | 'shift';

/** The press of a key that an accelerator names, as an input event of a page. */
export function keyPress(
  accelerator: string,
  platform: NodeJS.Platform,
): { readonly keyCode: string; readonly modifiers: KeyModifier[] } {
  const parts = accelerator.split('+');
  const names: Readonly<Record<string, KeyModifier>> = {
    CmdOrCtrl: platform === 'darwin' ? 'meta' : 'control',
    Alt: 'alt',
    Shift: 'shift',
  };
  const modifiers = parts.slice(0, -1).flatMap((part) => names[part] ?? []);
  return { keyCode: parts.at(-1) ?? '', modifiers };
}
