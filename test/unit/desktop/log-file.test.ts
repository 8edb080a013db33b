import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { LogFile, lastLines } from '../../../src/main/desktop/log-file';
import { tempFolder } from '../../support/temp-folder';

function openLog(folder: string, maxBytes?: number): LogFile {
  const log = new LogFile(folder, maxBytes);
  onTestFinished(() => log.close());
  return log;
}

it('a line is in the file as soon as it is written, and for this account alone', async () => {
  const folder = join(await tempFolder(), 'logs');
  openLog(folder).write('first\n');
  const path = join(folder, 'hearth.log');
  expect(await readFile(path, 'utf8')).toBe('first\n');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

it('a later run goes on where the earlier one stopped', async () => {
  const folder = await tempFolder();
  openLog(folder).write('first\n');
  openLog(folder).write('second\n');
  expect(await readFile(join(folder, 'hearth.log'), 'utf8')).toBe('first\nsecond\n');
});

it('however much is logged, four files of bounded size are kept, the newest lines in them', async () => {
  const folder = await tempFolder();
  const log = openLog(folder, 100);
  for (let line = 0; line <= 200; line++) log.write(`line ${line}\n`);
  const files = (await readdir(folder)).sort();
  expect(files).toEqual(['hearth.1.log', 'hearth.2.log', 'hearth.3.log', 'hearth.log']);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
  expect(Math.max(...sizes)).toBeLessThan(120);
  const newest =
    (await readFile(join(folder, 'hearth.1.log'), 'utf8')) + (await readFile(join(folder, 'hearth.log'), 'utf8'));
  expect(newest).toContain('line 200\n');
});

it('a log that cannot be written is dropped, and goes on when it can be again', async () => {
  const folder = join(await tempFolder(), 'logs');
  await writeFile(folder, 'in the way');
  const log = openLog(folder);
  log.write('lost\n');
  await rm(folder);
  log.write('kept\n');
  expect(await readFile(join(folder, 'hearth.log'), 'utf8')).toBe('kept\n');
});

it('the last lines reach back into the file before, and there are none where there is no log', async () => {
  const folder = await tempFolder();
  const log = openLog(folder, 12);
  for (const line of ['one', 'two', 'three', 'four']) log.write(`${line}\n`);
  expect(await lastLines(folder, 3)).toEqual(['two', 'three', 'four']);
  expect(await lastLines(join(folder, 'none'), 3)).toEqual([]);
});
