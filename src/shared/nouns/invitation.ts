import * as v from 'valibot';
import { Description, Id, Name, Timestamp } from './fields';

/** Where an invitation stands. Only `pending` ones can be answered. */
export const InvitationState = v.picklist(['pending', 'accepted', 'declined', 'revoked']);
export type InvitationState = v.InferOutput<typeof InvitationState>;

/** An invitation into a private room. `room` holds what the invitee may see before answering. */
export const Invitation = v.object({
  id: Id,
  room: v.object({ id: Id, name: Name, description: Description }),
  from: Id,
  to: Id,
  created: Timestamp,
  state: InvitationState,
});
export type Invitation = v.InferOutput<typeof Invitation>;
