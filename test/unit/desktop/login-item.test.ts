import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from 'electron';
import { expect, test } from 'vitest';
import { LoginItem, linuxConfigFolder } from '../../../src/main/desktop/login-item';
import { tempFolder } from '../../support/temp-folder';

/** A computer of this kind, and what its system was asked for. */
async function computer(platform: NodeJS.Platform, program: readonly [string, ...string[]]) {
  const configFolder = await tempFolder();
  const asked: Settings[] = [];
  const app = { setLoginItemSettings: (settings: Settings) => void asked.push(settings) };
  return { item: new LoginItem({ app, platform, program, configFolder }), configFolder, asked };
}

test('on Linux the app opens with the computer by a file among those that the desktop starts, until it goes', async () => {
  const { item, configFolder, asked } = await computer('linux', ['/opt/Hearth/hearth']);
  const folder = join(configFolder, 'autostart');
  await item.set(true);
  await item.set(true);
  const [file = ''] = await readdir(folder);
  const entry = await readFile(join(folder, file), 'utf8');
  expect(entry.split('\n')).toEqual(
    expect.arrayContaining(['[Desktop Entry]', 'Type=Application', 'Exec="/opt/Hearth/hearth"']),
  );
  await item.set(false);
  await item.set(false);
  expect(await readdir(folder)).toEqual([]);
  expect(asked).toEqual([]);
});

test('a program is started from wherever it lies', async () => {
  const { item, configFolder } = await computer('linux', ['/home/ines/100% "my" $apps/hearth', 'a\\b']);
  await item.set(true);
  const entry = await readFile(join(configFolder, 'autostart', 'chat.hearth.desktop.desktop'), 'utf8');
  expect(entry).toContain(String.raw`Exec="/home/ines/100%% \\"my\\" \\$apps/hearth" "a\\\\b"`);
});

test('elsewhere the system keeps the list', async () => {
  const { item, configFolder, asked } = await computer('win32', ['C:\\Hearth\\Hearth.exe', 'app']);
  await item.set(true);
  await item.set(false);
  const program = { path: 'C:\\Hearth\\Hearth.exe', args: ['app'] };
  expect(asked).toEqual([
    { openAtLogin: true, ...program },
    { openAtLogin: false, ...program },
  ]);
  expect(await readdir(configFolder)).toEqual([]);
});

test('the folder of configuration is what the environment says, if that is a whole path', () => {
  expect(linuxConfigFolder({ XDG_CONFIG_HOME: '/srv/ines' }, '/home/ines')).toBe('/srv/ines');
  expect(linuxConfigFolder({ XDG_CONFIG_HOME: 'config' }, '/home/ines')).toBe('/home/ines/.config');
  expect(linuxConfigFolder({}, '/home/ines')).toBe('/home/ines/.config');
});
