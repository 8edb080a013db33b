import { join } from 'node:path';
import * as v from 'valibot';
import { expect, it, onTestFinished } from 'vitest';
import { Settings as SettingsSchema } from '#shared/bridge/settings';
import { Settings } from '../../../src/main/desktop/settings';
import { openDocument } from '../../../src/main/store/open-document';
import { memoryLogger } from '../../support/memory-logger';
import { tempFolder } from '../../support/temp-folder';

async function openSettings(folder: string): Promise<Settings> {
  const logger = memoryLogger();
  const document = await openDocument(join(folder, 'settings.json'), SettingsSchema, v.parse(SettingsSchema, {}), {
    logger,
  });
  onTestFinished(() => document.close());
  return new Settings(document);
}

it('changes what is named and keeps the rest, also for the next run', async () => {
  const folder = await tempFolder();
  const settings = await openSettings(folder);
  await settings.update({ theme: 'dark', notify_previews: undefined });
  await settings.update({ panel_width: 300 });
  const again = await openSettings(folder);
  expect(again.value).toMatchObject({ theme: 'dark', panel_width: 300, notify_previews: true });
});

it('tells its listeners, with the new value in place', async () => {
  const settings = await openSettings(await tempFolder());
  const heard: string[] = [];
  const stop = settings.onChange(() => heard.push(settings.value.theme));
  await settings.update({ theme: 'light' });
  stop();
  await settings.update({ theme: 'dark' });
  expect(heard).toEqual(['light']);
});
