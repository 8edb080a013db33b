import * as v from 'valibot';

/** A package that ships with the app, and the licence it is under. */
export const Licence = v.object({
  name: v.string(),
  version: v.string(),
  /** As SPDX calls it. Some packages name none, some bring no text. */
  identifier: v.optional(v.string()),
  text: v.optional(v.string()),
});
export type Licence = v.InferOutput<typeof Licence>;
