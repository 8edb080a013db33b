import type { roomList as English } from '../en/room-list';
import { createPlural } from '../plural';

const plural = createPlural('de');

export const roomList: typeof English = {
  jump: 'Springen zu …',
  invitations: 'Einladungen',
  invitation: (room, from) => `${room}, 1 Einladung${from === null ? '' : ` von ${from}`}`,
  threads: 'Threads',
  rooms: 'Räume',
  newPublic: 'Neuer öffentlicher Raum',
  noRooms: 'Noch kein Raum für alle',
  teams: 'Teams',
  newTeam: 'Neues Team',
  noTeams: 'Noch kein Team',
  team: {
    newRoom: 'Neuer Raum für dieses Team',
    people: 'Team und Personen …',
    more: (team) => `Mehr zu ${team}`,
  },
  private: 'Privat',
  newPrivate: 'Neuer privater Raum',
  noPrivate: 'Noch kein privater Raum',
  people: 'Personen',
  newDirect: 'Neue Direktnachricht',
  nobody: 'Gerade ist sonst niemand da',
  left: 'verlassen',
  muted: 'stumm',
  draft: 'Entwurf',
  unread: (count) => plural(count, { other: '# ungelesen' }),
  mentions: (count) => plural(count, { one: '# Erwähnung', other: '# Erwähnungen' }),
};
