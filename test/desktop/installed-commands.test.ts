import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { hearth, runToEnd } from '../support/command-line';
import { requires } from '../support/requirements';
import { smallHostData } from '../support/small-host-data';
import { tempFolder } from '../support/temp-folder';

requires(
  'package',
  'build',
  'linux',
)('the installed app', () => {
  // As root Electron runs only without its sandbox.
  const app = resolve(import.meta.dirname, '../../dist/linux-unpacked/hearth');
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;

  test('verifies and backs up without a screen and without a window', async () => {
    const data = await smallHostData();
    const to = join(await tempFolder(), 'backup');
    expect(await runToEnd(app, ['--no-sandbox', 'verify', '--data', data], env)).toMatchObject({
      code: 0,
      out: `Everything in ${data} is good: 2 rooms, 31 messages, 1 person.\n`,
    });
    expect(await runToEnd(app, ['--no-sandbox', 'backup', '--data', data, '--to', to], env)).toMatchObject({ code: 0 });
    expect(await hearth('restore', '--from', to, '--data', `${data}-2`)).toMatchObject({ code: 0 });
    expect(await runToEnd(app, ['--no-sandbox', 'verify'], env)).toMatchObject({ code: 2 });
  });
});
