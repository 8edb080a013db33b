import * as v from 'valibot';

/** Which messages of a room notify and count in badges. */
export const NotifyLevel = v.picklist(['all', 'mentions', 'nothing']);
export type NotifyLevel = v.InferOutput<typeof NotifyLevel>;

/** The sounds that Hearth makes itself. */
export const OWN_SOUNDS = ['crackle', 'knock'] as const;
export type OwnSound = (typeof OWN_SOUNDS)[number];

/** A time on the clock of this computer, `HH:MM`. */
const TimeOfDay = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** What a person may choose about this install. Kept on disk; unknown keys are dropped, missing ones get the default. */
export const Settings = v.object({
  theme: v.optional(v.picklist(['system', 'light', 'dark']), 'system'),
  /** The language of the app: that of the system where Hearth speaks it, else English. */
  language: v.optional(v.picklist(['system', 'en', 'de']), 'system'),
  text_size: v.optional(v.picklist(['small', 'medium', 'large']), 'medium'),
  density: v.optional(v.picklist(['comfortable', 'compact']), 'comfortable'),
  /** Whether things move: as the system says, or as little as can be. */
  motion: v.optional(v.picklist(['system', 'less']), 'system'),
  /** Whether links are underlined at all times, and not only under the pointer or the focus. */
  underline_links: v.optional(v.boolean(), true),
  /** The window's zoom, in steps of Electron's zoom level. */
  zoom: v.optional(v.pipe(v.number(), v.minValue(-3), v.maxValue(5)), 0),
  /** Whether Hearth opens when the person logs in to the computer. */
  open_at_login: v.optional(v.boolean(), false),
  /** What notifies where a room says nothing of its own; invitations always do. */
  notify_level: v.optional(NotifyLevel, 'all'),
  /** What notifies in a room, by host id and room id. */
  room_levels: v.optional(v.record(v.string(), v.record(v.string(), NotifyLevel)), {}),
  /** What a notification sounds like: nothing, as the system has it, or one of our own sounds. */
  sound: v.optional(v.picklist(['off', 'system', ...OWN_SOUNDS]), 'off'),
  /** What is counted on the app's icon and in the tray. */
  badge: v.optional(v.picklist(['all', 'mentions', 'nothing']), 'all'),
  /** Nothing but invitations notifies until then (ISO 8601); null while all does. */
  dnd_until: v.optional(v.nullable(v.string()), null),
  /** Whether there are hours of every day in which nothing may disturb, over midnight where they end before they begin. */
  quiet_hours: v.optional(v.boolean(), false),
  quiet_from: v.optional(TimeOfDay, '18:30'),
  quiet_to: v.optional(TimeOfDay, '08:00'),
  /** The end of the quiet hours that began last: who ends quiet by hand is not asked to be quiet by these again. */
  quiet_begun: v.optional(v.nullable(v.string()), null),
  /** Minutes without a key or a move of the mouse after which the person counts as away; 0 for never. */
  away_minutes: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(240)), 10),
  /** Whether others see that this person is typing, and what they have read. */
  tell_typing: v.optional(v.boolean(), true),
  tell_read: v.optional(v.boolean(), true),
  send_key: v.optional(v.picklist(['enter', 'ctrl-enter']), 'enter'),
  spell_check: v.optional(v.boolean(), true),
  /** Languages of the spell check (BCP 47); empty for the system's. */
  spell_languages: v.optional(v.array(v.string()), []),
  /** The emoji used last, the newest first. */
  recent_emoji: v.optional(v.array(v.string()), []),
  /** The skin tone of emoji, from light (1) to dark (5); 0 for yellow. */
  skin_tone: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5)), 0),
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
