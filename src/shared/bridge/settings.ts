import * as v from 'valibot';

/** What a person may choose about this install. Kept on disk; unknown keys are dropped, missing ones get the default. */
export const Settings = v.object({
  theme: v.optional(v.picklist(['system', 'light', 'dark']), 'system'),
  /** Message notifications; invitations always notify. */
  notify_messages: v.optional(v.boolean(), true),
  /** Whether notifications show names and text. */
  notify_previews: v.optional(v.boolean(), true),
  /** Columns, in pixels. */
  sidebar_width: v.optional(v.pipe(v.number(), v.minValue(200), v.maxValue(320)), 236),
  panel_width: v.optional(v.pipe(v.number(), v.minValue(200), v.maxValue(320)), 224),
  /** Whether the people panel stands beside the conversation. */
  panel_open: v.optional(v.boolean(), true),
  /** Invitations whose cards were put away, by id, the newest last: they wait in the list of rooms. */
  put_invitations: v.optional(v.array(v.string()), []),
  /** What was open last: a host id and a room id. */
  last_host: v.optional(v.nullable(v.string()), null),
  last_room: v.optional(v.record(v.string(), v.string()), {}),
});
export type Settings = v.InferOutput<typeof Settings>;
