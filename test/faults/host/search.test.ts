import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { SYSTEM_TOPIC } from '#shared/protocol/topics';
import { type HeadlessHost, startHeadless } from '../../support/headless';
import { fill, lunch } from '../../support/lunch';
import { aPerson, Member, type Person } from '../../support/member';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';

const withBuild = requires('build');

const MESSAGES = 700;

/** The same host again, and somebody on it. */
async function started(data: string, person: Person): Promise<{ host: HeadlessHost; member: Member }> {
  const host = await startHeadless({ data, args: ['--no-discovery', '--no-rate-limit', '--bind', '127.0.0.1'] });
  return { host, member: await Member.online(host, person) };
}

/** What a search is answered; one that cannot be answered for the moment is made again. */
async function search(member: Member, asked: object) {
  for (;;) {
    const { status, response } = await member.push(SYSTEM_TOPIC, 'search', asked);
    if (status === 'ok') return response;
    if (response.reason !== 'unavailable') throw new Error(`search was refused: ${JSON.stringify(response)}`);
  }
}

/** How many messages a query finds, all pages of it, once the index is whole. */
async function foundBy(member: Member, query: string): Promise<number> {
  while ((await search(member, { query, limit: 1 })).partial);
  let count = 0;
  for (let cursor: string | null = null; ; ) {
    const page = await search(member, { query, limit: 100, cursor });
    count += page.results.length;
    cursor = page.cursor;
    if (cursor === null) return count;
  }
}

withBuild('the search index', () => {
  describe('of a host with some hundred messages', () => {
    test('is whole again after kill -9 at any moment of its making, and whatever happened to its file', async () => {
      const data = await tempFolder();
      const person = await aPerson('ann');
      const index = join(data, 'search', 'index.sqlite');
      const first = await started(data, person);
      const { topic } = await lunch(first.member);
      await first.member.join(topic);
      await fill(first.member, topic, MESSAGES);
      // In the middle of what was just said.
      await first.host.end('SIGKILL');

      // The instant of the kill is the experiment's subject, not a wait for something.
      for (const ms of [0, 40, 80]) {
        await rm(join(data, 'search'), { recursive: true });
        const dying = await started(data, person);
        await expect.poll(() => sizeOf(index), { interval: 5 }).toBeGreaterThan(0);
        await after(ms);
        await dying.host.end('SIGKILL');
        // What a process that was killed leaves of its lock.
        if (!existsSync(`${index}.lock`)) await mkdir(`${index}.lock`);
        const again = await started(data, person);
        expect(await foundBy(again.member, 'message')).toBe(MESSAGES);
        await again.host.end('SIGKILL');
      }

      for (const damage of [overwriteTheBeginning, cutOff, replaceAll]) {
        await damage(index);
        const again = await started(data, person);
        expect(await foundBy(again.member, 'message')).toBe(MESSAGES);
        expect(await again.host.end()).toBe(0);
      }
      const last = await started(data, person);
      expect(await foundBy(last.member, 'message 699')).toBeGreaterThan(0);
    });
  });
});

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

async function overwriteTheBeginning(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(randomBytes(16_384), 0, 16_384, 4_096);
  await file.close();
}

async function cutOff(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.truncate(50_000);
  await file.close();
}

const replaceAll = (path: string): Promise<void> => writeFile(path, 'not a database at all');
