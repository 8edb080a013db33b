import type { invitations as English } from '../en/invitations';
import { createPlural } from '../plural';

const plural = createPlural('de');

export const invitations: typeof English = {
  announced: (name, room, host) => `${name} lädt dich zu ${room} auf ${host} ein.`,
  invitesYou: ' lädt dich ein',
  later: 'Später, in der Liste behalten',
  where: (host) => `Privat · ${host}`,
  accept: 'Raum betreten',
  decline: 'Ablehnen',
  invite: (count) => (count > 1 ? plural(count, { other: '# Personen einladen' }) : 'Einladen'),
  title: (room) => `Zu ${room} einladen`,
  everybody: (host) => `Alle auf ${host} sind schon in diesem Raum oder eingeladen.`,
  who: 'Wer soll hereinkommen?',
  help: 'Sie sehen Namen und Beschreibung des Raums und kommen herein, wenn sie annehmen.',
  invited: (names) => `Eingeladen: ${names}.`,
  pending: 'Eingeladen, noch keine Antwort',
  withdraw: 'Zurückziehen',
  withdrawOf: (name) => `Einladung von ${name} zurückziehen`,
};
