/** The texts of teams. */
export const teams = {
  title: (team: string) => `Team ${team}`,
  newOn: (host: string) => `New team on ${host}`,
  people: 'People in it',
  peopleHelp: 'You are in it too. Everybody in it sees its rooms, and nobody else does.',
  delete: 'Delete team…',
  leave: 'Leave team…',
  create: 'Create team',
  choose: (maker: string) => `${maker} and admins choose who is in it.`,
  maker: 'Who made it',
  peopleIn: (team: string) => `People in ${team}`,
  deleting: {
    title: (team: string) => `Delete the team ${team}?`,
    action: 'Delete team',
    text: 'Its rooms stay, with everything in them: they become private rooms of the people who are in the team now.',
  },
  leaving: {
    title: (team: string) => `Leave the team ${team}?`,
    action: 'Leave team',
    last: 'You are the last one in it: the team is deleted, and its rooms become private rooms of yours.',
    text: 'You will no longer see its rooms. What you wrote stays. Somebody who manages the team can add you again.',
  },
};
