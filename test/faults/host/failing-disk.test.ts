import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileShim, type Fault, faultEnvironment } from '../../support/fault-shim';
import { startHeadless } from '../../support/headless';
import { aPerson, Member } from '../../support/member';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';

const here = ['--bind', '127.0.0.1', '--no-discovery'];

requires(
  'linux',
  'gcc',
  'build',
)('a host whose disk fails', () => {
  let tools = '';
  let shim = '';
  beforeAll(async () => {
    tools = await mkdtemp(join(tmpdir(), 'hearth-shim-'));
    shim = await compileShim(tools);
  });
  afterAll(() => rm(tools, { recursive: true, force: true }));

  /** Starts a host that meets this fault. */
  const meeting = (data: string, fault: Fault) => {
    const environment = Object.entries(faultEnvironment(shim, fault)).map(([name, value]) => `${name}=${value}`);
    return startHeadless({ data, args: here, through: ['env', ...environment] });
  };

  const messagesIn = ({ frames }: Member): string[] =>
    frames.filter(({ event }) => event === 'chat-message').map(({ payload }) => payload.message);

  test.each<[string, Fault]>([
    ['cannot be written', { op: 'write', path: 'rooms', after: 2 }],
    ['cannot be synced', { op: 'fsync', path: '.log', after: 2 }],
  ])('[MSG-1] [KEEP-4] a message that %s is refused, shown to nobody, and never turns up', async (_, fault) => {
    const data = await tempFolder();
    const host = await meeting(data, fault);
    const [ann, bob] = [
      await Member.online(host, await aPerson('Ann')),
      await Member.online(host, await aPerson('Bob')),
    ];
    const { chatroom } = await ann.do('system', 'chatroom-create', { name: 'Lunch' });
    const topic = `room-${chatroom.id}`;
    await Promise.all([ann.join(topic), bob.join(topic)]);
    const outcomes: (number | string)[] = [];
    for (const n of [1, 2, 3, 4]) {
      const { status, response } = await ann.push(topic, 'chat-message', { message: `m${n}`, client_id: `c${n}` });
      outcomes.push(status === 'ok' ? response.seq : response.reason);
    }
    expect(outcomes).toEqual([1, 2, 'unavailable', 3]);
    await Promise.all([ann.settled(), bob.settled()]);
    const kept = ['m1', 'm2', 'm4'];
    expect([messagesIn(ann), messagesIn(bob)]).toEqual([kept, kept]);
    await Promise.all([ann.disconnect(), bob.disconnect()]);
    await host.end('SIGKILL');

    const again = await startHeadless({ data, args: here });
    const cy = await Member.online(again, await aPerson('Cy'));
    const { messages, seq } = (await cy.join(topic)).response;
    expect([messages.map(({ message }: { message: string }) => message), seq]).toEqual([kept, 3]);
    await cy.disconnect();
  });

  test('[KEEP-1] [KEEP-4] a change of people, teams or rooms that cannot be kept is refused and never turns up', async () => {
    const data = await tempFolder();
    // Late enough that the host has started and Ann is in.
    const host = await meeting(data, { op: 'fsync', path: 'registry', after: 4 });
    const ann = await Member.online(host, await aPerson('Ann'));
    const outcomes: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const { status, response } = await ann.push('system', 'chatroom-create', { name: `Room ${n}` });
      outcomes.push(status === 'ok' ? response.chatroom.name : response.reason);
    }
    expect(outcomes.filter((outcome) => outcome === 'unavailable')).toHaveLength(1);
    const kept = outcomes.filter((outcome) => outcome !== 'unavailable');
    await ann.settled();
    const announced = ann.frames.filter(({ topic, event }) => topic === 'system' && event === 'chatroom');
    expect(announced.map(({ payload }) => payload.chatroom.name)).toEqual(kept);
    await ann.disconnect();
    await host.end('SIGKILL');

    const again = await startHeadless({ data, args: here });
    const cy = await Member.online(again, await aPerson('Cy'));
    const { chatrooms } = (await cy.join('system')).response;
    expect(chatrooms.map(({ name }: { name: string }) => name)).toEqual(kept);
    await cy.disconnect();
  });
});
