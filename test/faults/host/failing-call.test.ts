import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportFigure, rounds } from '../../support/fault-figures';
import { compileShim, type Fault, faultEnvironment } from '../../support/fault-shim';
import { type HeadlessHost, startHeadless } from '../../support/headless';
import { aPerson, Member, type Person } from '../../support/member';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';

const QUIET = ['--bind', '127.0.0.1', '--no-discovery', '--no-rate-limit'];
const WORDS = /^(Messages|Changes) can't be saved: the disk reports an error\. Trying again may help\.$/;

/** What a person was told there is. */
interface Told {
  readonly rooms: Map<string, string>;
  readonly messages: Map<string, string[]>;
  readonly teams: string[];
  refused: number;
}

/** Comes in, again where the disk would not have it. */
async function comeIn(host: HeadlessHost, person: Person): Promise<Member> {
  const first = await Member.online(host, person).catch(() => null);
  return first ?? (await Member.online(host, person));
}

/** Does what people do and notes what is granted. */
async function live(member: Member): Promise<Told> {
  const told: Told = { rooms: new Map(), messages: new Map(), teams: [], refused: 0 };
  const attempt = async (topic: string, event: string, payload: object = {}) => {
    const { status, response } = await member.push(topic, event, payload);
    if (status === 'ok') return response;
    expect(response).toEqual({ reason: 'unavailable', message: expect.stringMatching(WORDS), fault: 'io' });
    told.refused += 1;
    return null;
  };
  for (const name of ['Lunch', 'Tea', 'Cake']) {
    const made = await attempt('system', 'chatroom-create', { name });
    if (made) await liveIn(member, made.chatroom.id, name, told, attempt);
    if (await attempt('system', 'team-create', { name })) told.teams.push(name);
  }
  return told;
}

async function liveIn(
  member: Member,
  id: string,
  name: string,
  told: Told,
  attempt: (topic: string, event: string, payload?: object) => Promise<unknown>,
): Promise<void> {
  const topic = `room-${id}`;
  const said: string[] = [];
  told.rooms.set(id, name);
  told.messages.set(id, said);
  await member.join(topic);
  for (const text of ['one', 'two', 'three']) {
    if (await attempt(topic, 'chat-message', { message: text, client_id: `${id}-${text}` })) said.push(text);
  }
  if (await attempt(topic, 'chatroom-update', { name: `${name} at noon` })) told.rooms.set(id, `${name} at noon`);
  if (name === 'Tea' && (await attempt(topic, 'chatroom-delete'))) told.rooms.delete(id);
}

/** Expects a host that started anew to have this and nothing else. */
async function expectExactly(host: HeadlessHost, person: Person, told: Told, when: string): Promise<void> {
  const member = await Member.connect(host, person);
  const { response } = await member.join('system');
  const rooms = response.chatrooms.map(({ id, name }: { id: string; name: string }) => [id, name]);
  expect(Object.fromEntries(rooms), when).toEqual(Object.fromEntries(told.rooms));
  expect(response.teams.map(({ name }: { name: string }) => name).sort(), when).toEqual([...told.teams].sort());
  for (const id of told.rooms.keys()) {
    const { messages } = (await member.join(`room-${id}`)).response;
    expect(
      messages.map(({ message }: { message: string }) => message),
      when,
    ).toEqual(told.messages.get(id));
  }
  await member.disconnect();
}

requires(
  'linux',
  'gcc',
  'build',
)('a host whose disk fails at one call', () => {
  let tools = '';
  let shim = '';
  beforeAll(async () => {
    tools = await mkdtemp(join(tmpdir(), 'hearth-shim-'));
    shim = await compileShim(tools);
  });
  afterAll(() => rm(tools, { recursive: true, force: true }));

  const start = (data: string, fault?: Fault): Promise<HeadlessHost> => {
    const environment = fault ? faultEnvironment(shim, fault) : {};
    const through = ['env', ...Object.entries(environment).map(([name, value]) => `${name}=${value}`)];
    return startHeadless({ data, args: QUIET, through });
  };

  const last = rounds(6, 75);

  test(
    '[KEEP-4] refuses in words what that call was for, and has exactly what it granted after a restart',
    async () => {
      let [runs, refused] = [0, 0];
      for (let skip = 5; skip <= last; skip += 5) {
        const data = join(await tempFolder(), 'data');
        const person = await aPerson('Ann');
        await (await start(data)).end();
        const fault: Fault = { op: 'write,fsync,rename', path: data, after: skip };
        // A start that meets it says so and ends; the next one comes through.
        const host = await start(data, fault).catch(() => start(data));
        const member = await comeIn(host, person);
        const told = await live(member);
        await host.end('SIGKILL');
        await member.disconnect();
        const again = await start(data);
        await expectExactly(again, person, told, `call ${skip}`);
        await again.end();
        runs += 1;
        refused += told.refused;
      }
      reportFigure(
        'failing-disk',
        `host: ${runs} calls failed in turn, ${refused} requests refused in words, 0 false acks, 0 ghosts`,
      );
    },
    rounds(20_000, 240_000),
  );
});
