import * as v from 'valibot';
import { LIMITS } from '../protocol/limits';

/** The id of any noun: opaque, URL-safe, at most 64 characters. */
export const Id = v.pipe(
  v.string('An id is a string.'),
  v.regex(/^[A-Za-z0-9_-]+$/, 'An id has letters, digits, "-" and "_" only.'),
  v.maxLength(LIMITS.idLength, `An id has at most ${LIMITS.idLength} characters.`),
);

/** Control characters, and what breaks a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/**
 * Embeddings, overrides and isolates of the Unicode bidirectional algorithm (UAX #9): they turn the text around them, so
 * that one name can be made to look like another one. Right-to-left letters need none of them.
 */
const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/;

/** Half of a character outside the basic plane, which no encoding can carry. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Anything but spaces, joiners, fillers, halves of characters and the empty Braille cell. */
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}\p{Cf}\p{Cs}\u2800]/u;

/** Whether anything of a text is seen. Without, it is a name that nobody can point at, or an empty line in a room. */
export const isVisible = (text: string): boolean => VISIBLE.test(text);

/**
 * The name of a person, team, room or host: one line, trimmed, 1 to 80 UTF-16 units, of which something is seen and
 * nothing changes the direction of what stands beside it. Letters of every script and joined emoji are fine.
 */
export const Name = v.pipe(
  v.string('A name is a text.'),
  v.trim(),
  v.minLength(1, 'A name needs at least one character.'),
  v.maxLength(LIMITS.nameLength, `A name has at most ${LIMITS.nameLength} characters.`),
  v.check((name) => !CONTROL.test(name), 'A name is one line, without control characters.'),
  v.check(
    (name) => !BIDI_CONTROL.test(name),
    'A name has no invisible marks that turn the direction of text. Type it anew.',
  ),
  v.check((name) => !LONE_SURROGATE.test(name), 'A name has no halves of characters. Type it anew.'),
  v.check(isVisible, 'A name needs at least one character that can be seen.'),
);

/** A room's description, trimmed, empty when there is none. */
export const Description = v.pipe(
  v.string('A description is a text.'),
  v.trim(),
  v.maxLength(LIMITS.descriptionLength, `A description has at most ${LIMITS.descriptionLength} characters.`),
);

/** ISO 8601 UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export const Timestamp = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'A time is ISO 8601 UTC with milliseconds.'),
);

/** A message number: 1, 2, 3 … in each room. */
export const Seq = v.pipe(
  v.number('A seq is a number.'),
  v.safeInteger('A seq is whole.'),
  v.minValue(1, 'A seq starts at 1.'),
);

/** A message number or 0 for "before the first". */
export const SeqOrZero = v.pipe(
  v.number('A seq is a number.'),
  v.safeInteger('A seq is whole.'),
  v.minValue(0, 'A seq is not negative.'),
);

/** A colour as `#rrggbb`, lower case. */
export const Color = v.pipe(v.string(), v.toLowerCase(), v.regex(/^#[0-9a-f]{6}$/, 'A colour is written #rrggbb.'));

/** Ids of people in one request. */
export const Ids = v.pipe(
  v.array(Id, 'A list of ids.'),
  v.maxLength(LIMITS.usersPerRequest, `At most ${LIMITS.usersPerRequest} people at once.`),
);
