/** Relative luminance of `#rrggbb` (WCAG 2.2, "relative luminance"). */
function luminance(color: string): number {
  const channel = (from: number) => {
    const value = Number.parseInt(color.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/**
 * The text colour for initials on a person's own colour. The eight of the palette take white; a colour that another
 * client chose may need dark letters to be read.
 */
export function textOnPerson(color: string): string {
  const contrastWithWhite = 1.05 / (luminance(color) + 0.05);
  return contrastWithWhite >= 4.5 ? '#ffffff' : '#1c1612';
}
