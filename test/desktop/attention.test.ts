import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { Settings } from '#shared/bridge/settings';
import { formatJoinLink } from '#shared/join-link';
import { appCommand } from '../support/desktop/desktop-app';
import { Person } from '../support/desktop/person';
import { tellInOrder } from '../support/desktop/story';
import { requires } from '../support/requirements';

const onADesktop = requires('desktop', 'lan', 'electron', 'build');

const KWAME = 'Kwame Asante-Boateng';
const PRIYA = 'Priya Raghunathan';
const HOST = 'Kwame’s computer';

// What a person is told while they look elsewhere, and what others are told of them.
onADesktop('attention', () => {
  let kwame: Person;
  let priya: Person;
  let host: string;
  const rooms: Record<string, string> = {};

  tellInOrder(() => [kwame, priya]);
  beforeAll(async () => {
    kwame = await Person.arrives(KWAME);
    priya = await Person.arrives(PRIYA);
    for (const person of [kwame, priya]) await person.saysTheirName();
    await kwame.hostsHere();
    await priya.meets(HOST);
    await priya.joins();
    for (const room of ['Workshop floor', 'Suppliers']) await kwame.createsRoom(room);
    await priya.room('Suppliers').waitFor();
    await priya.opensRoom('General');
    host = await priya.page.evaluate(async () => {
      const state = await window.hearth.request('state.get', {});
      return state.ok ? (state.value.hosts[0]?.id ?? '') : '';
    });
    const system = await systemOf(priya, host);
    for (const { id, name } of system.chatrooms) rooms[name] = id;
  });
  afterAll(async () => {
    for (const person of [priya, kwame]) await person?.leaves();
  });

  const says = (room: string, message: string) =>
    kwame.page.evaluate((input) => window.hearth.request('message.send', input), {
      host,
      room: rooms[room] ?? '',
      message,
    });
  const levels = (level: Settings['notify_level'], room = 'Workshop floor') =>
    chooses(priya, { room_levels: { [host]: { [rooms[room] ?? '']: level } } });
  const titleOf = (person: Person) =>
    person.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
  /** What was shown since, up to a message in a room that always notifies. */
  const shownSince = async (before: number, sentinel: string) => {
    await says('Suppliers', sentinel);
    await priya.notifications.find(({ body }) => body.includes(sentinel));
    return priya.notifications.shown.slice(before).filter(({ body }) => !body.includes(sentinel));
  };

  test('a mention notifies in a quiet room, nothing else there does, and only it counts', async () => {
    await levels('mentions');
    const before = priya.notifications.shown.length;
    await says('Workshop floor', 'Sharp saws.');
    await says('Workshop floor', `@${PRIYA}, **mind** the dust.`);
    const notification = await priya.notifications.find(({ body }) => body.includes('the dust'));
    expect(notification).toMatchObject({ title: `${KWAME} in Workshop floor`, body: `@${PRIYA}, mind the dust.` });
    await expect.poll(() => titleOf(priya)).toBe(`General – ${HOST} (1)`);
    expect(await shownSince(before, 'One.')).toEqual([notification]);
  });

  test('a muted room is silent, also to mentions, and counts for nothing', async () => {
    await levels('nothing');
    const before = priya.notifications.shown.length;
    await says('Workshop floor', `@${PRIYA}, really.`);
    expect(await shownSince(before, 'Two.')).toEqual([]);
    await expect.poll(() => titleOf(priya)).toBe(`General – ${HOST} (2)`);
    await levels('all');
    await expect.poll(() => titleOf(priya)).toBe(`General – ${HOST} (5)`);
  });

  test('the tray says how much waits, with an ember where it means the person, as they chose', async () => {
    const { tray } = priya.computer;
    const tooltip = async () => (await tray.look()).tooltip;
    const glows = async () => hasPixel((await tray.look()).icon.bytes, EMBER);
    await expect.poll(tooltip).toBe('Hearth: 5 waiting messages');
    expect(await glows()).toBe(true);
    await chooses(priya, { badge: 'mentions' });
    await expect.poll(tooltip).toBe('Hearth: 2 waiting messages');
    await chooses(priya, { badge: 'nothing' });
    await expect.poll(tooltip).toBe('Hearth');
    expect(await glows()).toBe(false);
    expect(await titleOf(priya)).toBe(`General – ${HOST} (5)`);
    await chooses(priya, { badge: 'all' });
  });

  test('the tray leads to the window, and to quiet and out of it', async () => {
    const { tray } = priya.computer;
    expect((await tray.look()).menu).toEqual(['Open Hearth', 'Do Not Disturb…', 'Quit Hearth']);
    await tray.choose('Do Not Disturb…');
    await priya.page.getByRole('dialog', { name: 'Do not disturb until' }).waitFor();
    await priya.button('Be quiet until then').click();
    await expect.poll(async () => (await seen(kwame, host, PRIYA))?.dnd_until).not.toBeNull();
    await expect.poll(async () => (await tray.look()).menu).toContain('End “Do Not Disturb”');
    await tray.choose('End “Do Not Disturb”');
    await expect.poll(async () => (await seen(kwame, host, PRIYA))?.dnd_until).toBeNull();
  });

  test('a deleted message takes its notification with it', async () => {
    await says('Workshop floor', 'The code of the alarm is 4711.');
    const notification = await priya.notifications.find(({ body }) => body.includes('4711'));
    await kwame.page.evaluate(([host, room]) => window.hearth.pushRoom(host, room, 'chat-message-delete', { seq: 4 }), [
      host,
      rooms['Workshop floor'] ?? '',
    ] as const);
    await expect.poll(() => priya.notifications.isOpen(notification)).toBe(false);
  });

  test('who does not want to be disturbed is told nothing, and others see until when', async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await chooses(priya, { dnd_until: until });
    await expect.poll(async () => (await seen(kwame, host, PRIYA))?.dnd_until).toBe(until);
    const before = priya.notifications.shown.length;
    await says('Suppliers', `@${PRIYA}, hurry.`);
    await expect.poll(() => titleOf(priya)).toBe(`General – ${HOST} (6)`);
    await chooses(priya, { dnd_until: null });
    await expect.poll(async () => (await seen(kwame, host, PRIYA))?.dnd_until).toBeNull();
    await says('Workshop floor', 'Three.');
    await priya.notifications.find(({ body }) => body.includes('Three.'));
    expect(priya.notifications.shown.slice(before).filter(({ body }) => body.includes('hurry'))).toEqual([]);
  });

  test('quiet hours are the same every day, and who ends them is disturbed again', async () => {
    const inHours = (hours: number) => new Date(Math.floor(Date.now() / 60_000) * 60_000 + hours * 3_600_000);
    const clock = (time: Date) => time.toTimeString().slice(0, 5);
    await priya.opensSettings('Notifications');
    await priya.page.getByRole('switch', { name: 'Quiet hours' }).click();
    for (const [field, hours] of [
      ['Quiet from', -1],
      ['Quiet until', 1],
    ] as const) {
      await priya.page.getByLabel(field).fill(clock(inHours(hours)));
      await priya.page.getByLabel(field).blur();
    }
    await expect.poll(async () => (await seen(kwame, host, PRIYA))?.dnd_until).toBe(inHours(1).toISOString());
    const before = priya.notifications.shown.length;
    await says('Suppliers', `@${PRIYA}, wake up.`);
    await priya.button('End it').click();
    await expect.poll(async () => (await seen(kwame, host, PRIYA))?.dnd_until).toBeNull();
    await says('Workshop floor', 'Awake.');
    await priya.notifications.find(({ body }) => body.includes('Awake.'));
    expect(priya.notifications.shown.slice(before).filter(({ body }) => body.includes('wake up'))).toEqual([]);
    await priya.page.getByRole('switch', { name: 'Quiet hours' }).click();
    await priya.button('Back to rooms').click();
  });

  test('a sound is heard as it is chosen, and once for notifications that follow each other', async () => {
    await priya.page.evaluate(() => {
      const Context = window.AudioContext;
      window.AudioContext = class extends Context {
        constructor() {
          super();
          document.body.dataset.sounds = `${Number.parseInt(document.body.dataset.sounds ?? '0', 10) + 1} ${this.state}`;
        }
      };
    });
    const heard = () => priya.page.evaluate(() => document.body.dataset.sounds);
    await priya.opensSettings('Notifications');
    await priya.page.getByRole('combobox', { name: 'Sound' }).click();
    await priya.page.getByRole('option', { name: 'Crackle' }).click();
    await expect.poll(heard).toBe('1 running');
    for (const text of ['Coffee?', 'Or tea?']) {
      await says(text === 'Coffee?' ? 'Suppliers' : 'Workshop floor', text);
      await priya.notifications.find(({ body }) => body.includes(text));
    }
    expect(await heard()).toBe('2 running');
    await priya.button('Back to rooms').click();
  });

  test('who leaves their computer is away, until they touch it again', async () => {
    const idles = (seconds: number) =>
      priya.app.electron.evaluate(({ powerMonitor }, idle) => {
        powerMonitor.getSystemIdleTime = () => idle;
      }, seconds);
    await idles(3_600);
    await expect.poll(async () => (await seen(kwame, host, PRIYA))?.status, { timeout: 15_000 }).toBe('away');
    await idles(0);
    await expect.poll(async () => (await seen(kwame, host, PRIYA))?.status, { timeout: 15_000 }).toBe('online');
  });

  test('the language changes at once, in the menu and in the window', async () => {
    const menu = () =>
      priya.app.electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
    expect(await menu()).toContain('&File');
    await chooses(priya, { language: 'de' });
    await expect.poll(menu).toEqual(['&Datei', '&Bearbeiten', '&Ansicht', '&Gehe zu', '&Fenster', '&Hilfe']);
    await priya.button('Einstellungen').waitFor();
    await says('Workshop floor', 'Four.');
    await priya.notifications.find(({ title }) => title.endsWith(' neue Nachrichten in Workshop floor'));
    await chooses(priya, { language: 'en' });
    await priya.button('Settings').waitFor();
  });

  test('an entry of the menu does what its key does', async () => {
    await priya.page.bringToFront();
    await priya.app.electron.evaluate(({ Menu }) => {
      const go = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&Go');
      go?.submenu?.items.find(({ label }) => label === 'Next Room')?.click();
    });
    await priya.page.getByRole('main', { name: 'General', exact: true }).waitFor({ state: 'detached' });
  });

  test('the window is made larger by the menu, and is as large after a restart', async () => {
    const choose = (entry: string) =>
      priya.app.electron.evaluate(({ Menu }, label) => {
        const view = Menu.getApplicationMenu()?.items.find((item) => item.label === '&View');
        view?.submenu?.items.find((item) => item.label === label)?.click?.();
      }, entry);
    const level = () =>
      priya.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel());
    await choose('Zoom In');
    await expect.poll(level).toBe(0.5);
    await priya.quitsHearth();
    await priya.opensHearth();
    await priya.roomList.waitFor();
    expect(await level()).toBe(0.5);
    await choose('Actual Size');
    await expect.poll(level).toBe(0);
  });

  test('a link to a message opens at it', async () => {
    await priya.opensRoom('General');
    const link = await priya.page.evaluate(async () => {
      const state = await window.hearth.request('state.get', {});
      return state.ok ? (state.value.hosts[0] ?? null) : null;
    });
    const [address = '', port = ''] = link?.address.split(':') ?? [];
    const place = { host: address, port: Number(port), id: host, fingerprint: link?.fingerprint ?? '' };
    const text = formatJoinLink({ ...place, room: rooms['Workshop floor'] ?? '', seq: 1 });
    const { executable, args } = appCommand(priya.computer, 'plain');
    await promisify(execFile)(executable, [...args, text], { env: priya.computer.environment });
    await priya.seesRoom('Workshop floor');
    await priya.reads('Sharp saws.');
  });

  test('what was being written is there after a restart', async () => {
    await priya.opensRoom('Suppliers');
    await priya.messageField.fill('The oak comes on');
    await expect
      .poll(() =>
        priya.page.evaluate(async () => {
          const state = await window.hearth.request('state.get', {});
          return state.ok ? JSON.stringify(state.value.drafts) : '';
        }),
      )
      .toContain('The oak comes on');
    await priya.quitsHearth();
    await priya.opensHearth();
    await priya.opensRoom('Suppliers');
    await expect.poll(() => priya.messageField.textContent()).toContain('The oak comes on');
  });
});

/** What mentions look like on a light panel: opaque, red, green, blue. */
const EMBER = Buffer.from([0xff, 0xb8, 0x43, 0x0f]);

/** Whether one pixel of a picture has exactly this colour. */
const hasPixel = (bytes: Buffer, color: Buffer): boolean => {
  for (let at = 0; at < bytes.length; at += color.length) {
    if (bytes.subarray(at, at + color.length).equals(color)) return true;
  }
  return false;
};

/** Changes what a person chose about their app. */
const chooses = (person: Person, change: Partial<Settings>) =>
  person.page.evaluate((input) => window.hearth.request('settings.update', input), change);

/** A host as a person's window knows it. */
const systemOf = (person: Person, host: string): Promise<SystemSnapshot> =>
  person.page.evaluate(
    (id) =>
      new Promise<SystemSnapshot>((resolve) => {
        const stop = window.hearth.subscribeSystem(id, (event) => {
          if (event.event !== 'snapshot') return;
          queueMicrotask(() => stop());
          resolve(event.payload);
        });
      }),
    host,
  );

/** Somebody as another person's window knows them. */
const seen = async (person: Person, host: string, name: string) =>
  (await systemOf(person, host)).users.find((user) => user.name === name);
