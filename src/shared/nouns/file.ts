import * as v from 'valibot';
import { LIMITS } from '../protocol/limits';
import { Id } from './fields';

/** Separators of paths, and what no file system takes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const NOT_IN_A_NAME = /[/\\\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;

/** The name of a file, without its folder. It is a label: what the file is, its content decides. */
export const FileName = v.pipe(
  v.string('A file name is a text.'),
  v.trim(),
  v.minLength(1, 'A file needs a name.'),
  v.maxLength(LIMITS.fileNameLength, `A file name has at most ${LIMITS.fileNameLength} characters.`),
  v.check((name) => !NOT_IN_A_NAME.test(name), 'A file name is one line, without a folder.'),
  v.check((name) => !/^\.+$/.test(name), 'A file name is more than dots.'),
);

/** A size in bytes. */
export const Bytes = v.pipe(
  v.number('A size is a number of bytes.'),
  v.safeInteger('A size is whole.'),
  v.minValue(0, 'A size is not negative.'),
);

/** The SHA-256 of a content, lower-case hex. */
export const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'A SHA-256 is 64 hexadecimal digits.'));

/** Width or height of a picture or a video. */
export const Pixels = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));

/** A file of a message, as everybody in the room sees it. */
export const ChatFile = v.object({
  id: Id,
  name: FileName,
  size: Bytes,
  /** The media type, decided by the content: `application/octet-stream` where that tells nothing. */
  type: v.pipe(v.string(), v.maxLength(100)),
  /** Of pictures and videos, where known. */
  width: v.optional(Pixels),
  height: v.optional(Pixels),
});
export type ChatFile = v.InferOutput<typeof ChatFile>;
