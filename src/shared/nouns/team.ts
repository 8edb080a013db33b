import * as v from 'valibot';
import { Id, Name, Timestamp } from './fields';

/** A named set of people that may own rooms. Seen by its users. */
export const Team = v.object({
  id: Id,
  name: Name,
  slug: v.string(),
  users: v.array(Id),
  /** Who made it. */
  user: Id,
  created: Timestamp,
});
export type Team = v.InferOutput<typeof Team>;
