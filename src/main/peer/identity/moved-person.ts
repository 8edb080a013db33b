import * as v from 'valibot';
import { Settings } from '#shared/bridge/settings';
import { Color, Name, Timestamp } from '#shared/nouns/fields';
import { KnownHost } from '../hosts/known-hosts';
import { PortableMemory } from '../rooms/room-memory';
import { PrivateJwk } from './key';

/** What a person chose that belongs to them, and not to the computer they chose it on. */
export const MovedSettings = v.pick(Settings, [
  'notify_level',
  'room_levels',
  'tell_typing',
  'tell_read',
  'quiet_hours',
  'quiet_from',
  'quiet_to',
]);
export type MovedSettings = v.InferOutput<typeof MovedSettings>;

/** A host as it is joined from another computer, with what is remembered of its rooms. */
export const MovedHost = v.object({
  ...KnownHost.entries,
  memory: PortableMemory,
});
export type MovedHost = v.InferOutput<typeof MovedHost>;

/** What a key file holds: a person, and where they are at home. Never what anybody wrote. */
export const MovedPerson = v.object({
  key: PrivateJwk,
  /** When the key was made; null where nobody knows. */
  made: v.nullable(Timestamp),
  name: Name,
  color: Color,
  hosts: v.pipe(v.array(MovedHost), v.maxLength(1_000)),
  settings: MovedSettings,
});
export type MovedPerson = v.InferOutput<typeof MovedPerson>;
