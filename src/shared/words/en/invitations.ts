import { createPlural } from '../plural';

const plural = createPlural('en');

/** The texts of invitations. */
export const invitations = {
  /** Spoken when the card appears. */
  announced: (name: string, room: string, host: string) => `${name} invites you to ${room} on ${host}.`,
  /** After the name, which is set in bold. */
  invitesYou: ' invites you',
  later: 'Later, keep it in the list',
  where: (host: string) => `Private · ${host}`,
  accept: 'Enter room',
  decline: 'Decline',
  invite: (count: number) => (count > 1 ? plural(count, { other: 'Invite # people' }) : 'Invite'),
  title: (room: string) => `Invite to ${room}`,
  everybody: (host: string) => `Everybody on ${host} is in this room already, or invited.`,
  who: 'Who should come in?',
  help: 'They see the name and description of the room, and enter when they accept.',
  invited: (names: string) => `${names} invited.`,
  pending: 'Invited, not answered yet',
  withdraw: 'Withdraw',
  withdrawOf: (name: string) => `Withdraw the invitation of ${name}`,
};
