import type { teams as English } from '../en/teams';

export const teams: typeof English = {
  title: (team) => `Team ${team}`,
  newOn: (host) => `Neues Team auf ${host}`,
  people: 'Personen im Team',
  peopleHelp: 'Du bist auch darin. Alle im Team sehen seine Räume, und sonst niemand.',
  delete: 'Team löschen …',
  leave: 'Team verlassen …',
  create: 'Team anlegen',
  choose: (maker) => `${maker} und Admins bestimmen, wer darin ist.`,
  maker: 'Wer es angelegt hat',
  peopleIn: (team) => `Personen in ${team}`,
  deleting: {
    title: (team) => `Das Team ${team} löschen?`,
    action: 'Team löschen',
    text: 'Seine Räume bleiben, mit allem darin: Sie werden private Räume derer, die jetzt im Team sind.',
  },
  leaving: {
    title: (team) => `Das Team ${team} verlassen?`,
    action: 'Team verlassen',
    last: 'Du bist als Letzte oder Letzter darin: Das Team wird gelöscht, und seine Räume werden deine privaten Räume.',
    text: 'Du siehst seine Räume dann nicht mehr. Was du geschrieben hast, bleibt. Wer das Team verwaltet, kann dich wieder hinzufügen.',
  },
};
