import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenTarget } from '#shared/bridge/bridge';
import { en } from '#shared/words/en/en';
import { Notifications } from '../../../src/main/desktop/notifications';
import { aHostEntry, anIncomingInvitation, anIncomingMessage } from '../../support/incoming';
import { aMessage, anInvitation, aRoom } from '../../support/nouns';

/** A screen that notices come to and go from. */
class Screen {
  readonly shown: { readonly title: string; readonly body: string; readonly click: () => void }[] = [];

  show(notice: { title: string; body: string }, click: () => void): () => void {
    const entry = { ...notice, click };
    this.shown.push(entry);
    return () => {
      const index = this.shown.indexOf(entry);
      if (index >= 0) this.shown.splice(index, 1);
    };
  }

  titles(): string[] {
    return this.shown.map(({ title }) => title);
  }
}

function setUp() {
  const screen = new Screen();
  const opened: OpenTarget[] = [];
  const person = { notify: true, previews: true, quiet: false, attracted: 0, looksAt: null as string | null };
  const notifications = new Notifications(
    {
      me: () => 'priya',
      notifies: () => person.notify,
      waiting: (host, room) => host.unread[room] ?? 0,
      quiet: () => person.quiet,
      attract: () => {
        person.attracted += 1;
      },
      words: () => en.desktop.notice,
      previews: () => person.previews,
      inView: (host, room) => person.looksAt === `${host}/${room}`,
      open: (target) => opened.push(target),
    },
    screen,
  );
  const say = (text: string, seq = 1, missed = false) =>
    notifications.message(anIncomingMessage({ message: aMessage({ message: text, seq }) }), missed);
  return { screen, opened, person, notifications, say };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('messages', () => {
  it('notify in rooms that are not in view', () => {
    const { screen, say } = setUp();
    say('Soup is ready');
    vi.runAllTimers();
    expect(screen.shown).toMatchObject([{ title: 'Ines in Lunch', body: 'Soup is ready' }]);
  });

  it('do not notify in the room that is looked at, also when it is opened right after', () => {
    const { screen, person, say } = setUp();
    person.looksAt = 'studio/lunch';
    say('one');
    person.looksAt = null;
    say('two');
    person.looksAt = 'studio/lunch';
    vi.runAllTimers();
    expect(screen.shown).toEqual([]);
  });

  it('do not notify when the person wants none', () => {
    const { screen, person, say } = setUp();
    person.notify = false;
    say('one');
    vi.runAllTimers();
    expect(screen.shown).toEqual([]);
  });

  it('of one room share one notification, replaced in place', () => {
    const { screen, say } = setUp();
    say('one', 1);
    vi.runAllTimers();
    say('two', 2);
    say('three', 3);
    vi.runAllTimers();
    expect(screen.shown).toMatchObject([{ title: '3 new messages in Lunch', body: 'Ines: three · and 2 more' }]);
  });

  it('of a busy room do not replace it more often than every two seconds', () => {
    const { screen, say } = setUp();
    say('one', 1);
    vi.advanceTimersByTime(100);
    say('two', 2);
    vi.advanceTimersByTime(1_900);
    expect(screen.titles()).toEqual(['Ines in Lunch']);
    vi.advanceTimersByTime(100);
    expect(screen.titles()).toEqual(['2 new messages in Lunch']);
  });

  it('of several rooms have one notification each', () => {
    const { screen, notifications, say } = setUp();
    say('one');
    notifications.message(anIncomingMessage({ room: aRoom({ id: 'releases', name: 'Releases' }) }), false);
    vi.runAllTimers();
    expect(screen.titles()).toEqual(['Ines in Lunch', 'Ines in Releases']);
  });

  it('that were missed are told once per room, with the host’s count', () => {
    const { screen, notifications, say } = setUp();
    say('one', 41, true);
    say('two', 42, true);
    notifications.hostsChanged([aHostEntry({ unread: { lunch: 42 } })]);
    vi.runAllTimers();
    expect(screen.shown).toMatchObject([{ title: '42 new messages in Lunch', body: 'Ines: two · and 41 more' }]);
  });

  it('lead to the newest of them, and their notification is gone then', () => {
    const { screen, opened, say } = setUp();
    say('one', 7);
    say('two', 8);
    vi.runAllTimers();
    screen.shown[0]?.click();
    expect(opened).toEqual([{ kind: 'room', host: 'studio', room: 'lunch', seq: 8 }]);
    expect(screen.shown).toEqual([]);
  });

  it('are taken back when the room is read, here or elsewhere', () => {
    const { screen, notifications, say } = setUp();
    say('one');
    vi.runAllTimers();
    notifications.hostsChanged([aHostEntry({ unread: { lunch: 1 } })]);
    expect(screen.shown).toHaveLength(1);
    notifications.hostsChanged([aHostEntry()]);
    expect(screen.shown).toEqual([]);
  });

  it('stay when the host has not counted them yet', () => {
    const { screen, notifications, say } = setUp();
    say('one');
    notifications.hostsChanged([aHostEntry()]);
    vi.runAllTimers();
    expect(screen.shown).toHaveLength(1);
  });

  it('are counted anew after the room was read', () => {
    const { screen, notifications, say } = setUp();
    say('one', 1);
    vi.runAllTimers();
    notifications.viewed('studio', 'lunch');
    say('two', 2);
    vi.runAllTimers();
    expect(screen.titles()).toEqual(['Ines in Lunch']);
  });

  it('of a host that was left are taken back', () => {
    const { screen, notifications, say } = setUp();
    say('one');
    vi.runAllTimers();
    notifications.hostsChanged([]);
    expect(screen.shown).toEqual([]);
  });

  it('tell neither name nor text nor room while previews are off', () => {
    const { screen, person, say } = setUp();
    person.previews = false;
    say('Soup is ready', 1);
    vi.runAllTimers();
    expect(screen.shown).toMatchObject([{ title: 'New message on Studio', body: 'Open Hearth to read it' }]);
    say('Really', 2);
    vi.runAllTimers();
    expect(screen.shown).toMatchObject([{ title: '2 new messages on Studio', body: 'Open Hearth to read them' }]);
  });
});

describe('messages that mean the person', () => {
  const meant = (seq: number, meaning: 'mention' | 'reply' | 'thread' | null) =>
    anIncomingMessage({ message: aMessage({ seq, message: 'Soup?' }), meaning });

  it('attract attention, others do not', () => {
    const { person, notifications } = setUp();
    notifications.message(meant(1, null), false);
    expect(person.attracted).toBe(0);
    notifications.message(meant(2, 'mention'), false);
    expect(person.attracted).toBe(1);
  });

  it('do not attract where nothing notifies', () => {
    const { person, notifications } = setUp();
    person.notify = false;
    notifications.message(meant(1, 'mention'), false);
    person.notify = true;
    person.looksAt = 'studio/lunch';
    notifications.message(meant(2, 'mention'), false);
    expect(person.attracted).toBe(0);
  });

  it('by answering them say so', () => {
    const { screen, notifications } = setUp();
    notifications.message(meant(1, 'reply'), false);
    vi.runAllTimers();
    expect(screen.titles()).toEqual(['Ines replied to you in Lunch']);
    screen.shown[0]?.click();
    notifications.message(meant(2, 'thread'), false);
    vi.runAllTimers();
    expect(screen.titles()).toEqual(['Ines in a thread in Lunch']);
  });
});

describe('messages that changed', () => {
  const deleted = (seq: number) => aMessage({ seq, message: '', deleted: '2026-11-22T09:00:00.000Z' });

  it('and are gone withdraw their notification', () => {
    const { screen, notifications, say } = setUp();
    say('Secret', 4);
    vi.runAllTimers();
    notifications.amended('studio', 'lunch', [deleted(4)]);
    expect(screen.shown).toEqual([]);
  });

  it('and are gone are not told of before they were shown', () => {
    const { screen, notifications, say } = setUp();
    say('Secret', 4);
    notifications.amended('studio', 'lunch', [deleted(4)]);
    vi.runAllTimers();
    expect(screen.shown).toEqual([]);
  });

  it('leave the others of their room', () => {
    const { screen, notifications, say } = setUp();
    say('Soup', 4);
    say('Secret', 5);
    vi.runAllTimers();
    notifications.amended('studio', 'lunch', [deleted(5)]);
    vi.runAllTimers();
    expect(screen.shown).toMatchObject([{ title: 'Ines in Lunch', body: 'Soup' }]);
  });
});

describe('while the person wants quiet', () => {
  it('invitations still come through', () => {
    const { screen, person, notifications } = setUp();
    person.quiet = true;
    notifications.invitation(anIncomingInvitation());
    expect(screen.titles()).toEqual(['Ines invites you']);
  });

  it('newcomers wait in their list, and are not told later', () => {
    const { screen, person, notifications } = setUp();
    person.quiet = true;
    notifications.newcomer({ host: aHostEntry(), newcomer: { id: 'tomasz', name: 'Tomasz' } });
    person.quiet = false;
    vi.runAllTimers();
    expect(screen.shown).toEqual([]);
  });

  it('a message that came just before is not shown any more', () => {
    const { screen, person, say } = setUp();
    say('one');
    person.notify = false;
    vi.runAllTimers();
    expect(screen.shown).toEqual([]);
  });
});

describe('invitations', () => {
  it('always notify, and a click leads to the invitation', () => {
    const { screen, opened, person, notifications } = setUp();
    person.notify = false;
    notifications.invitation(anIncomingInvitation());
    expect(screen.titles()).toEqual(['Ines invites you']);
    screen.shown[0]?.click();
    expect(opened).toEqual([{ kind: 'invitation', host: 'studio', invitation: 'invitation-1' }]);
  });

  it('notify once, however often they are told', () => {
    const { screen, notifications } = setUp();
    notifications.invitation(anIncomingInvitation());
    notifications.invitation(anIncomingInvitation());
    expect(screen.shown).toHaveLength(1);
  });

  it.each(['accepted', 'declined', 'revoked'] as const)('are withdrawn once they are %s', (state) => {
    const { screen, notifications } = setUp();
    notifications.invitation(anIncomingInvitation());
    notifications.invitation(anIncomingInvitation({ invitation: anInvitation({ state }) }));
    expect(screen.shown).toEqual([]);
  });

  it('of one’s own do not notify', () => {
    const { screen, notifications } = setUp();
    notifications.invitation(anIncomingInvitation({ invitation: anInvitation({ from: 'priya', to: 'ines' }) }));
    expect(screen.shown).toEqual([]);
  });

  it('tell neither name nor room while previews are off', () => {
    const { screen, person, notifications } = setUp();
    person.previews = false;
    notifications.invitation(anIncomingInvitation());
    expect(screen.shown).toMatchObject([{ title: 'New invitation on Studio', body: 'Open Hearth to answer it' }]);
  });
});

describe('newcomers', () => {
  const newcomer = { host: aHostEntry(), newcomer: { id: 'tomasz', name: 'Tomasz' } };

  it('notify once, lead to the people, and are withdrawn when somebody answers', () => {
    const { screen, opened, notifications } = setUp();
    notifications.newcomer(newcomer);
    notifications.newcomer(newcomer);
    expect(screen.titles()).toEqual(['Tomasz asks to join Studio']);
    screen.shown[0]?.click();
    expect(opened).toEqual([{ kind: 'people', host: 'studio' }]);
    notifications.newcomerAnswered('studio', 'tomasz');
    expect(screen.shown).toEqual([]);
  });
});

it('everything is taken off the screen at the end', () => {
  const { screen, notifications, say } = setUp();
  say('one');
  vi.runAllTimers();
  notifications.invitation(anIncomingInvitation());
  say('two');
  notifications.close();
  vi.runAllTimers();
  expect(screen.shown).toEqual([]);
});
