import * as v from 'valibot';
import { firstName } from '#shared/first-name';
import { DEFAULT_PORT, LIMITS } from '#shared/protocol/limits';

/** What is remembered of this install's own host between two runs. Name, policy and visibility are the host's own. */
export const HostingChoice = v.object({
  /** It was hosting when the app was last open, and does so again. */
  on: v.optional(v.boolean(), false),
  port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)), DEFAULT_PORT),
  /** The id of the host that is kept here, since it ran for the first time. */
  id: v.optional(v.string()),
  /** The host exists and has a name. */
  named: v.optional(v.boolean(), false),
});
export type HostingChoice = v.InferOutput<typeof HostingChoice>;

/** What a host is called until its owner says otherwise: "Ines’s computer", as the language of the app says it. */
export function defaultHostName(owner: string, called: (name: string) => string): string {
  // Cut by characters, not by UTF-16 units: half an emoji is no name.
  const characters = [...firstName(owner)];
  while (called(characters.join('')).length > LIMITS.nameLength) characters.pop();
  return called(characters.join('').trimEnd());
}
