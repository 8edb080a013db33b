import { createPlural } from '../plural';

const plural = createPlural('en');

/** The texts of people: the panel beside a room, a person's menu, one's own status, direct messages. */
export const people = {
  inRoom: 'People in this room',
  title: 'People',
  hide: 'Hide people',
  list: 'Here and absent',
  hereNow: 'Here now',
  canEnter: 'Can enter',
  group: (title: string, count: number) => `${title} · ${count}`,
  invite: 'Invite someone',
  addTo: (team: string) => `Add people to ${team}`,
  hosting: 'Hosting',
  admin: 'Admin',
  away: 'Away',
  dnd: 'Do not disturb',
  dndUntil: (when: string) => `Do not disturb until ${when}`,
  more: (name: string) => `More about ${name}`,
  message: 'Message',
  mention: 'Mention here',
  inviteHere: 'Invite to this room',
  copyId: 'Copy id',
  idCopied: 'Id copied',
  direct: {
    title: 'New direct message',
    action: 'Write',
    label: 'To whom?',
    help: (most: number) => plural(most, { other: 'One person, or a few: up to #. Only they can read it.' }),
    nobody: (host: string) => `Nobody else is on ${host} yet.`,
    tooMany: (most: number) => `A direct message has at most ${most} others. Make a private room for more.`,
    /** A direct room of nobody but oneself, after the others were removed. */
    alone: 'Just you',
  },
  status: {
    online: 'Online',
    onlineHelp: 'Away by itself when you leave the keyboard.',
    away: 'Away',
    dnd: 'Do not disturb',
    halfHour: 'For 30 minutes',
    hour: 'For 1 hour',
    tomorrow: 'Until tomorrow morning',
    custom: 'Until…',
    end: 'End “do not disturb”',
    dialog: 'Do not disturb until',
    day: 'Day',
    time: 'Time',
    past: 'Choose a time that is still to come.',
    set: 'Be quiet until then',
    settings: 'Settings',
  },
};
