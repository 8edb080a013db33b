import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FULL, reportFigure, rounds } from '../../support/fault-figures';
import { type HeadlessHost, startHeadless } from '../../support/headless';
import { FILE_SYSTEMS, LoopDisk } from '../../support/loop-disk';
import { aPerson, Member, type Person } from '../../support/member';
import { type Cut, compilePowerCut, POWER_OFF, powerCutEnvironment } from '../../support/power-cut';
import { requires } from '../../support/requirements';
import { TalkLedger } from '../../support/talk-ledger';

const QUIET = ['--bind', '127.0.0.1', '--no-discovery', '--no-rate-limit'];

/** Where in the host's work the power is cut; null is at a random instant. */
const PLACES: readonly (Cut | null)[] = [
  null,
  { call: 'sync', path: '*.log', when: 'during', skip: 20, delay: 100 },
  { call: 'rename', path: '*/registry', when: 'after', skip: 8 },
  { call: 'sync', path: '*/registry*', when: 'during', skip: 6, delay: 50 },
  { call: 'sync', path: '*/tokens*', when: 'before', skip: 3 },
  { call: 'write', path: '*.log', when: 'after', skip: 15 },
];

let tools = '';
let library = '';
beforeAll(async () => {
  tools = await mkdtemp(join(tmpdir(), 'hearth-power-'));
  library = await compilePowerCut(tools);
});
afterAll(() => rm(tools, { recursive: true, force: true }));

const start = (data: string, disk?: LoopDisk, cut?: Cut): Promise<HeadlessHost> => {
  const environment = disk ? powerCutEnvironment(library, disk.folder, { cut }) : {};
  const through = ['env', ...Object.entries(environment).map(([name, value]) => `${name}=${value}`)];
  return startHeadless({ data, args: QUIET, through });
};

/** Makes the room that people talk in, and yields its topic. */
async function makeRoom(data: string, person: Person): Promise<string> {
  const host = await start(data);
  const founder = await Member.online(host, person);
  const { chatroom } = await founder.do('system', 'chatroom-create', { name: 'Lunch' });
  await founder.disconnect();
  await host.end();
  return `room-${chatroom.id}`;
}

/** One person writes and others come and go, until the power is cut: at a call, or at a random instant. */
async function talkUntilCut(
  host: HeadlessHost,
  [ann, bob]: readonly [Person, Person],
  topic: string,
  ledger: TalkLedger,
  timed: boolean,
): Promise<void> {
  const writer = await Member.online(host, ann).catch(() => null);
  if (writer === null) return void (await host.end('SIGKILL'));
  await writer.join(topic).catch(() => undefined);
  const written = ledger.write(writer, topic, `cut-${randomInt(1e9)}`);
  const visited = visit(host, bob, topic, ledger);
  if (timed) {
    await after(randomInt(50, 400));
    await host.end(POWER_OFF);
  }
  await Promise.all([written, visited]);
  // At a call, the power went with the process; this only waits for its end.
  await host.end('SIGKILL');
  ledger.noteShown(writer);
  await writer.disconnect();
}

/** Comes, looks on for a moment and goes, until the host is gone: each visit spends a token. */
async function visit(host: HeadlessHost, person: Person, topic: string, ledger: TalkLedger): Promise<void> {
  for (;;) {
    const reader = await Member.online(host, person).catch(() => null);
    if (reader === null) return;
    await reader.join(topic).catch(() => undefined);
    await reader.next(topic, 'chat-message').catch(() => undefined);
    ledger.noteShown(reader);
    await reader.disconnect();
  }
}

requires(
  'loop',
  'gcc',
  'build',
)("the power cut of a host's disk", () => {
  const cuts = rounds(1, 2 * PLACES.length);

  test.each(FULL ? FILE_SYSTEMS : FILE_SYSTEMS.slice(1, 2))(
    '[KEEP-1] [MSG-1] on %s loses nothing that people saw acknowledged or were shown, also while they come and go',
    async (fileSystem) => {
      const disk = await LoopDisk.make(fileSystem);
      const data = join(disk.folder, 'data');
      const people = [await aPerson('Ann'), await aPerson('Bob')] as const;
      const ledger = new TalkLedger();
      const topic = await makeRoom(data, people[0]);
      for (let number = 0; number < cuts; number += 1) {
        const cut = PLACES[(number + FILE_SYSTEMS.indexOf(fileSystem)) % PLACES.length] ?? undefined;
        await talkUntilCut(await start(data, disk, cut), people, topic, ledger, cut === undefined);
        disk.restart();
        const host = await start(data);
        const member = await Member.online(host, people[0]);
        expect(await ledger.broken(member, topic), JSON.stringify(cut)).toEqual([]);
        await member.disconnect();
        await host.end();
      }
      const figure = `host with people: ${cuts} cuts, ${ledger.acknowledged} acknowledged, ${ledger.shown} shown, 0 lost`;
      reportFigure(`power-${fileSystem}`, figure);
    },
    20_000 + cuts * 10_000,
  );
});
