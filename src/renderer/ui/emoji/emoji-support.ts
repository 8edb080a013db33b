/** As wide as every emoji; one that a font does not know is drawn as the two or three it is joined of. */
const REFERENCE = '😀';
/** Fonts draw some emoji a little narrower. */
const TOLERANCE = 0.25;

/**
 * Whether this computer's fonts draw an emoji as one picture. A newer one than its font comes out as an empty box or as
 * the emoji it is joined of: better not to offer it.
 */
export function createEmojiSupport(): (emoji: string) => boolean {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return () => true;
  context.font = `20px ${getComputedStyle(document.body).fontFamily}`;
  const width = context.measureText(REFERENCE).width;
  return (emoji) => Math.abs(context.measureText(emoji).width - width) <= width * TOLERANCE;
}
