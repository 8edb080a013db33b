import * as v from 'valibot';
import { LIMITS } from '../protocol/limits';

/** The id of any noun: opaque, URL-safe, at most 64 characters. */
export const Id = v.pipe(
  v.string('An id is a string.'),
  v.regex(/^[A-Za-z0-9_-]+$/, 'An id has letters, digits, "-" and "_" only.'),
  v.maxLength(LIMITS.idLength, `An id has at most ${LIMITS.idLength} characters.`),
);

/** The name of a person, team, room or host: one line, trimmed, 1 to 80 UTF-16 units. */
export const Name = v.pipe(
  v.string('A name is a text.'),
  v.trim(),
  v.minLength(1, 'A name needs at least one character.'),
  v.maxLength(LIMITS.nameLength, `A name has at most ${LIMITS.nameLength} characters.`),
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  v.regex(/^[^\u0000-\u001f\u007f\u2028\u2029]*$/, 'A name is one line, without control characters.'),
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
