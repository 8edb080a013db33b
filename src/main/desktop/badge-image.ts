/** The ember of the design tokens, as blue, green, red. */
const EMBER = [0x0f, 0x43, 0xb8] as const;

/** The size of the mark on an icon of the Windows taskbar, in pixels. */
export const BADGE_SIZE = 16;

/** A round ember mark, as a bitmap of premultiplied BGRA: what Windows shows on the app's icon in the taskbar. */
export function badgeBitmap(): Buffer {
  const pixels = Buffer.alloc(BADGE_SIZE * BADGE_SIZE * 4);
  const middle = (BADGE_SIZE - 1) / 2;
  for (let y = 0; y < BADGE_SIZE; y += 1) {
    for (let x = 0; x < BADGE_SIZE; x += 1) {
      // The edge is as soft as a pixel.
      const covered = Math.max(0, Math.min(1, BADGE_SIZE / 2 - Math.hypot(x - middle, y - middle)));
      const at = (y * BADGE_SIZE + x) * 4;
      for (const [index, value] of EMBER.entries()) pixels[at + index] = Math.round(value * covered);
      pixels[at + 3] = Math.round(255 * covered);
    }
  }
  return pixels;
}
