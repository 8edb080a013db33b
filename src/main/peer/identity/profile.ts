import * as v from 'valibot';
import { Color, Name } from '#shared/nouns/fields';
import { PERSON_COLORS } from '#shared/nouns/user';

/** What a person chose about themself, the same on every host. */
export interface Profile {
  readonly name: string;
  readonly color: string;
}

/** The profile on disk: null until the person has said their name. */
export const ProfileFile = v.object({
  version: v.literal(1),
  profile: v.nullable(v.object({ name: Name, color: Color })),
});
export type ProfileFile = v.InferOutput<typeof ProfileFile>;

/** The file before the person has a name. */
export const NO_PROFILE: ProfileFile = { version: 1, profile: null };

/** A colour to begin with: the same person gets the same one everywhere. */
export function firstColor(userId: string): string {
  let sum = 0;
  for (const character of userId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return PERSON_COLORS[sum % PERSON_COLORS.length] ?? PERSON_COLORS[0];
}
