import { fileTypeFromBuffer } from 'file-type/core';
import { imageSize } from 'image-size';
import * as v from 'valibot';
import { Pixels } from '#shared/nouns/file';

/** What a content is, told by its bytes alone; a name says nothing. */
export interface ContentKind {
  /** The media type: `application/octet-stream` where the bytes tell nothing. */
  readonly type: string;
  readonly width?: number;
  readonly height?: number;
}

/** What nothing is known of. */
export const UNKNOWN_TYPE = 'application/octet-stream';

const TEXT = 'text/plain';

/** Texts that a browser would run or follow. Here they are texts. */
const ACTIVE = new Set(['application/xml', 'text/xml', 'image/svg+xml', 'text/html', 'application/xhtml+xml']);

/** Pictures that are measured, and shown where they stand. */
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

/** Bytes that no text has: control characters but tab, line feed, form feed, carriage return and escape. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const BINARY = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/;

/**
 * Says what a content is by its first bytes (half a megabyte tells all of them). Pictures, videos and sounds are what
 * Chromium can show; everything else is only a label.
 */
export async function kindOf(head: Uint8Array): Promise<ContentKind> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  const type = found?.mime ?? (isText(head) ? TEXT : UNKNOWN_TYPE);
  if (ACTIVE.has(type)) return { type: TEXT };
  return PICTURES.has(type) ? { type, ...extentOf(head) } : { type };
}

function isText(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  try {
    // The end may be within a character.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return !BINARY.test(text);
  } catch {
    return false;
  }
}

/** From this on the camera was held upright, and the picture is shown with its sides changed (Exif 2.32, Orientation). */
const FIRST_TURNED = 5;

const Extent = v.object({ width: Pixels, height: Pixels });

function extentOf(head: Uint8Array): { width?: number; height?: number } {
  try {
    const { width, height, orientation = 1 } = imageSize(head);
    const extent = orientation >= FIRST_TURNED ? { width: height, height: width } : { width, height };
    return v.is(Extent, extent) ? extent : {};
  } catch {
    return {};
  }
}
