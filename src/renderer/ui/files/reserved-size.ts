import type { ChatFile } from '#shared/nouns/file';

/** A place on the page, in pixels. */
export interface Place {
  readonly width: number;
  readonly height: number;
}

/** The largest place of one picture in a message. */
const LARGEST: Place = { width: 420, height: 320 };
/** Room for the controls of a video, and for a finger on a picture. */
const SMALLEST = 48;
/** Where the host could not tell the size. */
const UNKNOWN: Place = { width: 320, height: 240 };

/**
 * The place a picture or video takes before it is there, so that nothing jumps when it comes: its own size, made smaller
 * where it is too large, in its own proportions. What is extremely long or flat is cut at its ends.
 */
export function reservedSize({ width, height }: Pick<ChatFile, 'width' | 'height'>): Place {
  if (!width || !height) return UNKNOWN;
  const scale = Math.min(1, LARGEST.width / width, LARGEST.height / height);
  const scaled = (side: number) => Math.max(SMALLEST, Math.round(side * scale));
  return { width: scaled(width), height: scaled(height) };
}

/** The same for a style: it keeps its proportions where the column is narrower. */
export function reservedStyle(file: Pick<ChatFile, 'width' | 'height'>): { width: number; aspectRatio: string } {
  const { width, height } = reservedSize(file);
  return { width, aspectRatio: `${width} / ${height}` };
}
