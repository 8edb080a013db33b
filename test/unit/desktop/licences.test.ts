import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLicences } from '../../../src/main/desktop/licences';
import { tempFolder } from '../../support/temp-folder';

test('the list of what ships with the app is read as the build made it', async () => {
  const path = join(await tempFolder(), 'licences.json');
  const list = [{ name: 'ws', version: '8.23.0', identifier: 'MIT', text: 'Permission is hereby granted' }];
  await writeFile(path, JSON.stringify([...list, { name: 'plain', version: '1.0.0' }]));
  expect(await readLicences(path)).toEqual([...list, { name: 'plain', version: '1.0.0' }]);
});

test('a list that is missing or no list is none', async () => {
  const path = join(await tempFolder(), 'licences.json');
  expect(await readLicences(path)).toBeNull();
  await writeFile(path, '[{"name": 1}]');
  expect(await readLicences(path)).toBeNull();
});
