/** The texts of the window around its features: the frame, its columns, what is said of it. */
export const app = {
  stumbled: {
    title: 'This window stumbled',
    text: 'Something in it broke. Your messages are safe, and you are still connected. Opening the window anew helps.',
    again: 'Open it anew',
  },
  roomsOn: (host: string) => `Rooms on ${host}`,
  widthOfRooms: 'Width of the room list',
  widthOfPanel: 'Width of the people panel',
  settings: 'Settings',
  loading: (host: string) => `Loading ${host}`,
  keyboard: 'Keyboard',
  notPrivate: (room: string) => `${room} is not private: there is nobody to invite.`,
  directIsFixed: 'A direct message stays between the people it began with.',
  allRead: 'All rooms are marked as read.',
  roomRead: (room: string) => `${room} is marked as read.`,
  muted: (room: string) => `${room} is quiet now.`,
  unmuted: (room: string) => `${room} notifies again.`,
};
