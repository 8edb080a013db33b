import type { ChatFile } from '#shared/nouns/file';

/** How a file is shown in a message. */
export type FileKind = 'picture' | 'video' | 'audio' | 'other';

/** Types that Chromium shows and that carry no scripts. SVG is not among them: it is a document. */
const SHOWN: Readonly<Record<Exclude<FileKind, 'other'>, ReadonlySet<string>>> = {
  picture: new Set(['image/png', 'image/apng', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp']),
  video: new Set(['video/mp4', 'video/webm', 'video/ogg']),
  audio: new Set([
    'audio/mpeg',
    'audio/ogg',
    'audio/wav',
    'audio/flac',
    'audio/x-flac',
    'audio/mp4',
    'audio/x-m4a',
    'audio/webm',
    'audio/opus',
    'audio/vnd.wave',
  ]),
};

/** By its type, which the host decided by the content. */
export function kindOf({ type }: Pick<ChatFile, 'type'>): FileKind {
  if (SHOWN.picture.has(type)) return 'picture';
  if (SHOWN.video.has(type)) return 'video';
  return SHOWN.audio.has(type) ? 'audio' : 'other';
}
