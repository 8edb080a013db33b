import type { SystemChannelEvent, SystemSnapshot } from '../bridge/channels';
import type { Invitation } from '../nouns/invitation';
import type { Status, User } from '../nouns/user';
import type { Newcomer, SystemEventPayload } from '../protocol/system-channel';
import { applyPresenceDiff } from './presence';

/**
 * What is known of a host after one more event. Pure: the main process and every window apply the same events and
 * therefore see the same host.
 */
export function applySystemEvent(state: SystemSnapshot, event: SystemChannelEvent): SystemSnapshot {
  switch (event.event) {
    case 'snapshot':
      return event.payload;
    case 'chatroom':
    case 'chatroom-update':
      return { ...state, chatrooms: upsert(state.chatrooms, event.payload.chatroom) };
    case 'chatroom-delete':
      return { ...state, chatrooms: without(state.chatrooms, event.payload.id) };
    case 'team':
      return { ...state, teams: upsert(state.teams, event.payload.team) };
    case 'team-delete':
      return { ...state, teams: without(state.teams, event.payload.id) };
    case 'user':
      return applyUser(state, event.payload.user);
    case 'user-pending':
      return moveNewcomer(state, event.payload.user, 'pending');
    case 'user-refused':
      return moveNewcomer(state, event.payload.user, 'refused');
    case 'host':
      return { ...state, host: event.payload.host };
    case 'save':
      return { ...state, saved: applySave(state.saved, event.payload) };
    // What a thread panel shows; a host's state does not have it.
    case 'thread-read':
      return state;
    case 'presence_state':
      return { ...state, presence: event.payload };
    case 'presence_diff':
      return { ...state, presence: applyPresenceDiff(state.presence, event.payload) };
    case 'invitation':
      return { ...state, invitations: applyInvitation(state.invitations, event.payload) };
  }
}

/** The same for somebody who has just subscribed: null until the first snapshot. */
export function followSystem(state: SystemSnapshot | null, event: SystemChannelEvent): SystemSnapshot | null {
  return event.event === 'snapshot' ? event.payload : state && applySystemEvent(state, event);
}

/**
 * Whether a person is there now. Connecting and disconnecting is told by presence alone; `User.status` adds whether
 * someone who is connected is away.
 */
export function statusOf(state: SystemSnapshot, userId: string): Status {
  if (!state.presence[userId]) return 'offline';
  return state.users.find((user) => user.id === userId)?.status === 'away' ? 'away' : 'online';
}

function applyUser(state: SystemSnapshot, user: User): SystemSnapshot {
  const next: SystemSnapshot = {
    ...state,
    user: user.id === state.user.id ? user : state.user,
    users: upsert(state.users, user),
  };
  const { pending, refused, ...rest } = next;
  // Newcomers are for the owner and admins alone.
  if (next.user.role === 'member') return rest;
  return {
    ...rest,
    ...(pending && { pending: without(pending, user.id) }),
    ...(refused && { refused: without(refused, user.id) }),
  };
}

function moveNewcomer(state: SystemSnapshot, newcomer: Newcomer, to: 'pending' | 'refused'): SystemSnapshot {
  const pending = without(state.pending ?? [], newcomer.id);
  const refused = without(state.refused ?? [], newcomer.id);
  return {
    ...state,
    pending: to === 'pending' ? [...pending, newcomer] : pending,
    refused: to === 'refused' ? [...refused, newcomer] : refused,
  };
}

function applySave(
  saved: SystemSnapshot['saved'],
  { room, seq, on }: SystemEventPayload<'save'>,
): SystemSnapshot['saved'] {
  const others = (saved[room] ?? []).filter((present) => present !== seq);
  return { ...saved, [room]: on ? [...others, seq] : others };
}

/** Only pending invitations are kept: an answered one is history. */
function applyInvitation(invitations: Invitation[], invitation: Invitation): Invitation[] {
  return invitation.state === 'pending' ? upsert(invitations, invitation) : without(invitations, invitation.id);
}

function upsert<T extends { readonly id: string }>(items: readonly T[], item: T): T[] {
  return items.some(({ id }) => id === item.id)
    ? items.map((present) => (present.id === item.id ? item : present))
    : [...items, item];
}

const without = <T extends { readonly id: string }>(items: readonly T[], id: string): T[] =>
  items.filter((item) => item.id !== id);
