import * as v from 'valibot';
import { Color, Id, Name, Timestamp } from './fields';

/** What a person may do on a host. */
export const Role = v.picklist(['owner', 'admin', 'member'], 'A role is owner, admin or member.');
export type Role = v.InferOutput<typeof Role>;

/** Whether a person is there. */
export const Status = v.picklist(['online', 'away', 'offline'], 'A status is online, away or offline.');
export type Status = v.InferOutput<typeof Status>;

/** A person on a host. The id is the RFC 7638 thumbprint of their key, the same on every host. */
export const User = v.object({
  id: Id,
  name: Name,
  color: Color,
  created: Timestamp,
  last_seen: Timestamp,
  role: Role,
  status: Status,
  /** Until when the person does not want to be disturbed; null while they may be. */
  dnd_until: v.optional(v.nullable(Timestamp), null),
  /** When the person was removed from the host; absent otherwise. Their name stays beside what they wrote. */
  removed: v.optional(Timestamp),
});
export type User = v.InferOutput<typeof User>;

/** The eight colours of people, from the design tokens: all readable under white text. */
export const PERSON_COLORS = [
  '#a5453b',
  '#86601a',
  '#5d6a2c',
  '#2d6e55',
  '#23697f',
  '#4b5f88',
  '#7a4c84',
  '#a03f67',
] as const;
