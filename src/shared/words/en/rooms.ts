import { createPlural } from '../plural';

const plural = createPlural('en');

/** The texts of a room: its header and menu, and the dialogs that make, change and end it. */
export const rooms = {
  thisHost: 'this host',
  audience: {
    label: 'Who is it for?',
    public: 'Public',
    publicText: (host: string) => `Anyone on ${host} can find it and enter.`,
    team: 'Team',
    teamText: 'Everyone in one team can enter.',
    noTeam: 'You are in no team yet. Make one first.',
    private: 'Private',
    privateText: 'Only people you choose know it exists.',
    people: (count: number) => plural(count, { one: '# person', other: '# people' }),
  },
  create: {
    title: (host: string) => `New room on ${host}`,
    hint: 'You can change its name and people later.',
    action: 'Create room',
  },
  people: {
    label: 'People who may enter',
    help: 'They can enter at once. You are always in.',
    change: 'Who is added can enter at once. Who is taken out no longer sees the room.',
    youAlways: 'You are always in.',
    makerAlways: (maker: string) => `${maker} made it and is always in.`,
    maker: 'Who made it',
  },
  description: 'Description',
  descriptionPlaceholder: 'What is it about?',
  edit: (room: string) => `Edit ${room}`,
  delete: {
    title: (room: string) => `Delete ${room}?`,
    action: 'Delete room',
    /** While the host has not told how many messages there are. */
    everything: 'Everything in it goes with it, for everyone. It cannot be brought back.',
    text: (messages: number) =>
      messages === 0
        ? 'Nothing is written in it yet. It disappears for everyone.'
        : plural(messages, {
            one: 'Its one message goes with it, for everyone. It cannot be brought back.',
            other: 'Its # messages go with it, for everyone. They cannot be brought back.',
          }),
  },
  leave: {
    title: (room: string) => `Leave ${room}?`,
    action: 'Leave private room',
    text: 'You will no longer see that it exists. What you wrote stays. Somebody in it can invite you back.',
  },
  gone: {
    text: (room: string) => `${room} is no longer here for you: it was deleted, or somebody took you out of it.`,
    dismiss: 'All right',
    /** What stood in its composer. */
    copyDraft: 'Copy what you were writing',
  },
  header: {
    private: 'Private',
    direct: 'Direct message',
    onlyPeople: 'Only the people in this room can see that it exists.',
    /** Of a direct message. */
    onlyThem: 'Only the people in it can read it.',
    everyone: 'Everyone on this host',
    team: (team: string) => `Everyone in ${team}`,
    itsTeam: 'its team',
    here: (count: number) => plural(count, { other: '# here' }),
    people: 'People',
    hidePeople: 'Hide people',
    showPeople: 'Show people',
    hereHide: (here: string) => `${here}, hide people`,
    hereShow: (here: string) => `${here}, show people`,
    search: 'Search this room',
    invite: 'Invite to this room',
    more: 'More about this room',
    muted: 'Muted: it notifies you about nothing',
  },
  menu: {
    edit: 'Edit room…',
    onlyMaker: (maker: string) => `Only ${maker} and admins can.`,
    theMaker: 'the person who made it',
    team: (team: string) => `Team ${team}…`,
    unfollow: 'Leave room',
    unfollowHelp: 'It stays in the list, without counts and notifications.',
    follow: 'Follow room again',
    followHelp: 'With counts and notifications.',
    left: (room: string) => `You left ${room}. It stays in the list.`,
    followed: (room: string) => `You follow ${room} again.`,
    leave: 'Leave private room…',
    leaveOwn: 'You made it. Stay, or delete it.',
    delete: 'Delete room…',
    markRead: 'Mark as read',
    pins: 'Pinned messages',
    search: 'Search in it',
    copyLink: 'Copy link to this room',
    linkCopied: 'Link copied',
    notify: 'Notify me about',
    level: {
      all: 'Every message',
      mentions: 'Mentions only',
      nothing: 'Nothing',
    },
    /** What holds where the room says nothing of its own. */
    usual: (level: string) => `As usual: ${level}`,
    exportHtml: 'Export to read…',
    exportHtmlHelp: 'One page for the browser, with everything in it.',
    exportJson: 'Export to keep…',
    exportJsonHelp: 'All data as JSON. An admin can import it.',
    exported: (path: string) => `Exported to ${path}.`,
  },
};
