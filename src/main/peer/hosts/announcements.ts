import type { SystemSnapshot } from '#shared/bridge/channels';
import type { Invitation } from '#shared/nouns/invitation';
import type { Newcomer } from '#shared/protocol/system-channel';
import type { RoomMemory } from '../rooms/room-memory';

/** What waits for this person on a host and was not announced before, also by an earlier start of this install. */
export function unannounced(
  state: SystemSnapshot,
  memory: RoomMemory,
): { readonly invitations: readonly Invitation[]; readonly newcomers: readonly Newcomer[] } {
  const invitations = invitationsTo(state);
  const newcomers = state.pending ?? [];
  const fresh = memory.announce([...invitations, ...newcomers].map(({ id }) => id));
  return {
    invitations: invitations.filter(({ id }) => fresh.has(id)),
    newcomers: newcomers.filter(({ id }) => fresh.has(id)),
  };
}

/** Pending invitations addressed to this person. */
export const invitationsTo = (state: SystemSnapshot): Invitation[] =>
  state.invitations.filter((invitation) => invitation.to === state.user.id && invitation.state === 'pending');
