import type { RoomRecord } from '../store/records';
import type { Transaction } from '../store/registry';
import { type Audience, audienceOfRoom } from './access';

/** The longest part of a slug that comes from a name: what still reads in a link. */
const LONGEST = 60;
/** How much of an id tells two things with one name apart. */
const ID_PART = 6;

/**
 * A name as it can stand in a link: lower case, without accents, everything but a–z and 0–9 as `-`, at most 60
 * characters. `fallback` stands in for a name of which nothing is left.
 */
export function slugify(name: string, fallback: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = trimDashes(plain.replace(/[^a-z0-9]+/g, '-'));
  return trimDashes(slug.slice(0, LONGEST)) || fallback;
}

/**
 * The slug of a thing that some people do not see. It cannot be unique by counting, which would tell them that another
 * exists, so it ends in part of the id.
 */
export const hiddenSlug = (name: string, id: string, fallback: string): string =>
  `${slugify(name, fallback)}-${id.slice(0, ID_PART)}`;

/** The slug of a room: unique by `-2`, `-3` … among the rooms that everybody may see. */
export function roomSlug(records: Transaction, room: Pick<RoomRecord, 'id' | 'name'>, audience: Audience): string {
  if (audience !== 'everybody') return hiddenSlug(room.name, room.id, 'room');
  const base = slugify(room.name, 'room');
  const taken = new Set<string>();
  for (const other of records.list('rooms')) {
    if (other.id !== room.id && audienceOfRoom(other, undefined) === 'everybody') taken.add(other.slug);
  }
  let slug = base;
  for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`;
  return slug;
}

const trimDashes = (text: string): string => text.replace(/^-+|-+$/g, '');
