import { randomInt } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startHeadless } from '../../support/headless';
import { aPerson, type HostAddress, type Incoming, Member, type Person } from '../../support/member';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';

const ROUNDS = Number(process.env.FAULT_ROUNDS ?? 4);
const start = (data: string) =>
  startHeadless({ data, args: ['--bind', '127.0.0.1', '--no-discovery', '--no-rate-limit'] });

/** What people were told before the host was killed. */
interface Told {
  /** Acknowledged and shown messages, `seq client_id`. */
  readonly acked: string[];
  readonly shown: string[];
  /** Names of acknowledged teams. */
  readonly teams: string[];
}

/** Writes as fast as the host acknowledges, until it is gone. */
async function write(member: Member, topic: string, round: number, told: Told): Promise<void> {
  for (let n = 0; ; n += 1) {
    const client_id = `${round}-${n}`;
    const pushed = Promise.all([
      member.do(topic, 'chat-message', { message: `message ${client_id}`, client_id }),
      n % 10 === 0 ? member.do('system', 'team-create', { name: `Team ${client_id}` }) : null,
    ]);
    const [ack, reply] = await pushed.catch(() => [null, null]);
    if (ack === null) return;
    told.acked.push(`${ack.seq} ${client_id}`);
    if (reply) told.teams.push(reply.team.name);
  }
}

const shownTo = ({ frames }: Member): string[] =>
  frames
    .filter(({ event }: Incoming) => event === 'chat-message')
    .map(({ payload }) => `${payload.seq} ${payload.client_id}`);

/** Every message of a room, page by page. */
async function everything(member: Member, topic: string): Promise<{ seq: number; client_id: string }[]> {
  const all = [];
  for (let more = true; more; ) {
    const page = await member.do(topic, 'history', { after: all.length, limit: 100 });
    all.push(...page.messages);
    more = page.more;
  }
  return all;
}

async function online(host: HostAddress, person: Person, topic: string): Promise<Member> {
  const member = await Member.online(host, person);
  await member.join(topic);
  return member;
}

requires('build')('a host that is killed', () => {
  test(`[KEEP-1] [MSG-1] [ROOM-2] has all that it acknowledged or showed, once and in order, ${ROUNDS} times`, async () => {
    const data = await tempFolder();
    const [ann, bob] = [await aPerson('Ann'), await aPerson('Bob')];
    const told: Told = { acked: [], shown: [], teams: [] };
    let host = await start(data);
    const founder = await Member.online(host, ann);
    const { chatroom } = await founder.do('system', 'chatroom-create', { name: 'Lunch' });
    await founder.disconnect();
    const topic = `room-${chatroom.id}`;
    for (let round = 0; round < ROUNDS; round += 1) {
      const [writer, reader] = [await online(host, ann, topic), await online(host, bob, topic)];
      const written = write(writer, topic, round, told);
      await reader.next(topic, 'chat-message');
      // The instant of the kill is the experiment's subject, not a wait for something.
      await after(randomInt(10, 200));
      await host.end('SIGKILL');
      await Promise.all([written, reader.closed()]);
      told.shown.push(...shownTo(reader), ...shownTo(writer));
      await Promise.all([writer.disconnect(), reader.disconnect()]);

      host = await start(data);
      const again = await online(host, ann, topic);
      const kept = await everything(again, topic);
      expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, index) => index + 1));
      expect(new Set(kept.map(({ client_id }) => client_id)).size).toBe(kept.length);
      const found = new Set(kept.map(({ seq, client_id }) => `${seq} ${client_id}`));
      expect([...told.acked, ...told.shown].filter((one) => !found.has(one))).toEqual([]);
      const teams = new Set((await again.join('system')).response.teams.map(({ name }: { name: string }) => name));
      expect(told.teams.filter((name) => !teams.has(name))).toEqual([]);
      await again.disconnect();
    }
    expect(told.acked.length).toBeGreaterThan(ROUNDS);
  });
});
