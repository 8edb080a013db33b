import { createPlural } from '../plural';

const plural = createPlural('en');

/** The texts of the rail and of a host's header and menu. */
export const hosts = {
  rail: 'Hosts',
  /** The state of a host in a few words. */
  reach: {
    online: 'Connected',
    connecting: 'Connecting…',
    reconnecting: 'Reconnecting…',
    waiting: 'Waiting to be let in',
    gone: 'Not on the network',
    refused: 'Not connected',
    changed: 'Not connected',
  },
  hosting: 'Hosting',
  unread: (count: number) => plural(count, { one: '# unread', other: '# unread' }),
  mentions: (count: number) => plural(count, { one: '# mention', other: '# mentions' }),
  invitations: (count: number) => plural(count, { one: '# invitation', other: '# invitations' }),
  newRoom: 'New room',
  hostedBy: (name: string) => `Hosted by ${name}`,
  hostedByYou: 'Hosted by you',
  here: (count: number) => (count <= 1 ? 'only you here' : plural(count, { other: '# here' })),
  menu: {
    markAllRead: 'Mark all as read',
    threads: 'Threads',
    saved: 'Saved messages',
    search: 'Search this host',
    copyLink: 'Copy invitation link',
    linkCopied: 'Link copied',
    importRoom: 'Import a room…',
    about: (host: string) => `About ${host}`,
    join: 'Join or host…',
    settings: 'Settings',
    leave: (host: string) => `Leave ${host}…`,
  },
};
