import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bridge } from '#shared/bridge/bridge';
import { formatJoinLink } from '#shared/join-link';
import { appCommand } from '../support/desktop/desktop-app';
import { Person } from '../support/desktop/person';
import { requires } from '../support/requirements';

const onADesktop = requires('desktop', 'lan', 'electron', 'build');

declare global {
  interface Window {
    /** What the preload exposes. */
    readonly hearth: Bridge;
  }
}

onADesktop('the page', () => {
  let ines: Person;

  beforeAll(async () => {
    ines = await Person.arrives('Ines Ferreira');
  });
  afterAll(() => ines?.leaves());

  test('is isolated from Node and Electron, in a sandbox', async () => {
    const preferences = await ines.app.electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): object };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
    });
    expect(
      await ines.page.evaluate(() => ['require', 'process', 'module', 'Buffer'].filter((name) => name in window)),
    ).toEqual([]);
  });

  test('runs no script but its own', async () => {
    const evaluated = ines.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.head.append(script);
      return 'injected' in window;
    });
    expect(await evaluated).toBe(false);
    const fetched = ines.page.evaluate(() => fetch('http://127.0.0.1:9/').catch((error: Error) => error.message));
    const blocked = ines.page.waitForEvent('console', (message) => message.text().includes('Content Security Policy'));
    expect(await fetched).toBe('Failed to fetch');
    expect((await blocked).text()).toContain('connect-src');
  });

  test('is given no permission', async () => {
    expect(await ines.page.evaluate(() => Notification.requestPermission())).toBe('denied');
    const asked = ines.page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'given',
        (error: Error) => error.name,
      ),
    );
    expect(await asked).not.toBe('given');
  });

  test('cannot ask for what is no request, nor with an argument of the wrong shape', async () => {
    const refused = (name: string, input: unknown) =>
      ines.page.evaluate(
        ([name, input]) =>
          window.hearth.request(name as 'state.get', input as Record<string, never>).then(
            (answer) => (answer.ok ? 'answered' : answer.error.field),
            () => 'rejected',
          ),
        [name, input] as const,
      );
    expect(await refused('shell.run', {})).not.toBe('answered');
    expect(await refused('constructor', {})).not.toBe('answered');
    expect(await refused('connect.look', { text: 1 })).toBe('text');
    expect(await refused('connect.join', { address: 'x', port: 0, id: 'x', fingerprint: 'x' })).not.toBe('answered');
  });

  // Last: Playwright waits for ever for a page to finish a navigation that was denied.
  test('goes nowhere else and opens nothing', async () => {
    const before = ines.page.url();
    await ines.page.evaluate(() => {
      window.location.href = 'https://hearth.invalid/';
    });
    expect(await ines.page.evaluate(() => window.open('https://hearth.invalid/'))).toBeNull();
    expect(ines.page.url()).toBe(before);
    expect(await ines.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });
});

onADesktop('the window', () => {
  let ines: Person;

  beforeAll(async () => {
    ines = await Person.arrives('Ines Ferreira');
    await ines.saysTheirName();
  });
  afterAll(() => ines?.leaves());

  test('opens once for all starts, and a later start with a link leads it there', async () => {
    const { executable, args } = appCommand(ines.computer, 'plain');
    const link = formatJoinLink({ host: '127.0.0.1', port: 9, fingerprint: 'ab'.repeat(32) });
    await promisify(execFile)(executable, [...args, link], { env: ines.computer.environment });
    await expect.poll(() => ines.page.getByRole('textbox', { name: 'Not in the list?' }).inputValue()).toBe(link);
    expect(await ines.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('is where it was, as large as it was and as dark as it was when it was closed', async () => {
    await ines.page.getByRole('textbox', { name: 'Not in the list?' }).fill('');
    await ines.hostsHere();
    await ines.opensSettings('Appearance');
    await ines.page.getByText('Dark', { exact: true }).click();
    const bounds = { x: 40, y: 60, width: 900, height: 600 };
    await ines.app.electron.evaluate(
      ({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place),
      bounds,
    );
    await ines.quitsHearth();
    await ines.opensHearth();
    expect(
      await ines.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
    ).toEqual(bounds);
    expect(await ines.app.electron.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(true);
  });

  test('is titled by its room and host', async () => {
    await ines.roomList.waitFor();
    const title = () => ines.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
    await expect.poll(title).toBe('General – Ines’s computer');
  });
});
