import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { reportFigure } from '../../support/fault-figures';
import { compileShim, type Fault, faultEnvironment } from '../../support/fault-shim';
import { type HeadlessHost, startHeadless } from '../../support/headless';
import { aPerson, Member, type Person } from '../../support/member';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';

const MESSAGES = "Messages can't be saved: the disk reports an error. Trying again may help.";
const CHANGES = "Changes can't be saved: the disk reports an error. Trying again may help.";

requires(
  'linux',
  'gcc',
  'build',
)("a host's failing disk", () => {
  let tools = '';
  let shim = '';
  beforeAll(async () => {
    tools = await mkdtemp(join(tmpdir(), 'hearth-shim-'));
    shim = await compileShim(tools);
  });
  afterAll(() => rm(tools, { recursive: true, force: true }));

  const quiet = ['--bind', '127.0.0.1', '--no-discovery', '--no-rate-limit'];

  const start = (data: string, fault?: Fault): Promise<HeadlessHost> => {
    const environment = fault ? faultEnvironment(shim, fault) : {};
    const through = ['env', ...Object.entries(environment).map(([name, value]) => `${name}=${value}`)];
    return startHeadless({ data, args: quiet, through });
  };

  async function enter(host: HeadlessHost, person: Person): Promise<Member> {
    const member = await Member.online(host, person);
    onTestFinished(() => member.disconnect());
    return member;
  }

  test.each<[string, Fault]>([
    ['cannot be written', { op: 'write', path: '.log', after: 1 }],
    ['cannot be synced', { op: 'fsync', path: '.log', after: 1 }],
    ['cannot be synced, nor cut back at once', { op: 'fsync,truncate', path: '.log', after: 1, count: 2 }],
  ])(
    '[KEEP-4] a message that %s is refused in words, the same one is kept later, and others talk on',
    async (what, fault) => {
      const data = await tempFolder();
      const host = await start(data, fault);
      const people = [await aPerson('Ann'), await aPerson('Bob')] as const;
      const [ann, bob] = [await enter(host, people[0]), await enter(host, people[1])];
      const { id } = (await ann.do('system', 'chatroom-create', { name: 'Lunch' })).chatroom;
      const topic = `room-${id}`;
      await Promise.all([ann.join(topic), bob.join(topic)]);
      const say = (member: Member, text: string) =>
        member.push(topic, 'chat-message', { message: text, client_id: text });

      expect(await say(ann, 'one')).toMatchObject({ status: 'ok', response: { seq: 1 } });
      expect((await say(ann, 'two')).response).toEqual({ reason: 'unavailable', message: MESSAGES, fault: 'io' });
      expect(await say(bob, 'three')).toMatchObject({ status: 'ok', response: { seq: 2 } });
      expect(await say(ann, 'two')).toMatchObject({ status: 'ok', response: { seq: 3 } });
      await bob.settled();
      const heard = bob.frames.filter(({ event }) => event === 'chat-message').map(({ payload }) => payload.message);
      expect(heard).toEqual(['one', 'three', 'two']);

      await host.end('SIGKILL');
      const again = await start(data);
      const { response } = await (await enter(again, people[1])).join(topic);
      expect(response.messages.map((message: { message: string }) => message.message)).toEqual(['one', 'three', 'two']);
      reportFigure('failing-disk', `host, a message that ${what}: refused in words, kept when sent again`);
    },
  );

  test.each<[string, Fault]>([
    ['written', { op: 'write', path: 'registry', after: 8, count: 3 }],
    ['synced', { op: 'fsync', path: 'registry', after: 8, count: 3 }],
    ['put in its place', { op: 'rename', path: 'registry', after: 8, count: 3 }],
  ])(
    '[KEEP-4] a room that cannot be %s is refused in words, leaves no trace, and others are made',
    async (what, fault) => {
      const data = await tempFolder();
      const host = await start(data, fault);
      const person = await aPerson('Ann');
      const [ann, bob] = [await enter(host, person), await enter(host, await aPerson('Bob'))];
      const made: string[] = [];
      const refusals: unknown[] = [];
      for (let number = 1; number <= 20; number += 1) {
        const { status, response } = await ann.push('system', 'chatroom-create', { name: `Room ${number}` });
        if (status === 'ok') made.push(response.chatroom.name);
        else refusals.push(response);
      }
      // At most one of the three failures met another change: when people were last here is kept after a second.
      expect(refusals.length).toBeGreaterThanOrEqual(2);
      for (const refused of refusals) expect(refused).toEqual({ reason: 'unavailable', message: CHANGES, fault: 'io' });
      await bob.settled();
      const told = bob.frames.filter(({ event }) => event === 'chatroom').map(({ payload }) => payload.chatroom.name);
      expect(told).toEqual(made);

      await host.end('SIGKILL');
      const { response } = await (await Member.connect(await start(data), person)).join('system');
      expect(response.chatrooms.map((room: { name: string }) => room.name).sort()).toEqual(made.sort());
      const kept = `${made.length} of 20 made and there`;
      reportFigure('failing-disk', `host, rooms that cannot be ${what}: ${refusals.length} refused in words, ${kept}`);
    },
  );
});
