import { createPlural } from '../plural';

const plural = createPlural('en');

/** The texts of the list of rooms. */
export const roomList = {
  jump: 'Jump to…',
  invitations: 'Invitations',
  invitation: (room: string, from: string | null) => `${room}, 1 invitation${from === null ? '' : ` from ${from}`}`,
  threads: 'Threads',
  rooms: 'Rooms',
  newPublic: 'New public room',
  noRooms: 'No room for everyone yet',
  teams: 'Teams',
  newTeam: 'New team',
  noTeams: 'No team yet',
  team: {
    newRoom: 'New room for this team',
    people: 'Team and people…',
    more: (team: string) => `More about ${team}`,
  },
  private: 'Private',
  newPrivate: 'New private room',
  noPrivate: 'No private room yet',
  people: 'People',
  newDirect: 'New direct message',
  nobody: 'Nobody else here now',
  left: 'left',
  muted: 'muted',
  draft: 'draft',
  unread: (count: number) => plural(count, { one: '# unread', other: '# unread' }),
  mentions: (count: number) => plural(count, { one: '# mention', other: '# mentions' }),
};
