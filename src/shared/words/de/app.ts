import type { app as English } from '../en/app';

export const app: typeof English = {
  stumbled: {
    title: 'Dieses Fenster ist gestolpert',
    text: 'Etwas darin ist kaputtgegangen. Deine Nachrichten sind sicher, und du bist weiter verbunden. Das Fenster neu zu öffnen hilft.',
    again: 'Neu öffnen',
  },
  roomsOn: (host) => `Räume auf ${host}`,
  widthOfRooms: 'Breite der Raumliste',
  widthOfPanel: 'Breite der Personenspalte',
  settings: 'Einstellungen',
  loading: (host) => `${host} wird geladen`,
  keyboard: 'Tastatur',
  notPrivate: (room) => `${room} ist nicht privat: Hier gibt es niemanden einzuladen.`,
  directIsFixed: 'Eine Direktnachricht bleibt unter denen, mit denen sie begann.',
  allRead: 'Alle Räume sind als gelesen markiert.',
  roomRead: (room) => `${room} ist als gelesen markiert.`,
  muted: (room) => `${room} ist jetzt still.`,
  unmuted: (room) => `${room} meldet sich wieder.`,
};
