import { randomInt } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { reportFigure, rounds } from '../../support/fault-figures';
import { type HeadlessHost, startHeadless } from '../../support/headless';
import { aPerson, type HostAddress, Member, type Person } from '../../support/member';
import { requires } from '../../support/requirements';
import { TalkLedger } from '../../support/talk-ledger';
import { tempFolder } from '../../support/temp-folder';

const ROUNDS = rounds(3, 60);
/** After so many kills people talk in a new room, so that what a round looks through stays small. */
const KILLS_PER_ROOM = 15;

const start = (data: string) =>
  startHeadless({ data, args: ['--bind', '127.0.0.1', '--no-discovery', '--no-rate-limit'] });

async function online(host: HostAddress, person: Person, topic: string): Promise<Member> {
  const member = await Member.online(host, person);
  await member.join(topic);
  return member;
}

async function makeRoom(host: HostAddress, person: Person): Promise<string> {
  const founder = await Member.online(host, person);
  const { chatroom } = await founder.do('system', 'chatroom-create', { name: 'Lunch' });
  await founder.disconnect();
  return `room-${chatroom.id}`;
}

/** Two people talk until the host is killed at a random instant. */
async function talkAndKill(
  host: HeadlessHost,
  [ann, bob]: readonly [Person, Person],
  topic: string,
  ledger: TalkLedger,
): Promise<void> {
  const [writer, reader] = [await online(host, ann, topic), await online(host, bob, topic)];
  const written = ledger.write(writer, topic, `kill-${randomInt(1e9)}`);
  await reader.next(topic, 'chat-message');
  // The instant of the kill is the experiment's subject, not a wait for something.
  await after(randomInt(10, 200));
  await host.end('SIGKILL');
  await Promise.all([written, reader.closed()]);
  ledger.noteShown(reader);
  ledger.noteShown(writer);
  await Promise.all([writer.disconnect(), reader.disconnect()]);
}

requires('build')('a host that is killed', () => {
  test(
    `[KEEP-1] [MSG-1] [ROOM-2] has all that it acknowledged or showed, once and in order, ${ROUNDS} times`,
    async () => {
      const data = await tempFolder();
      const people = [await aPerson('Ann'), await aPerson('Bob')] as const;
      let host = await start(data);
      let [topic, ledger] = [await makeRoom(host, people[0]), new TalkLedger()];
      let [acknowledged, shown, slowestMs] = [0, 0, 0];
      for (let round = 1; round <= ROUNDS; round += 1) {
        const before = [ledger.acknowledged, ledger.shown] as const;
        await talkAndKill(host, people, topic, ledger);
        acknowledged += ledger.acknowledged - before[0];
        shown += ledger.shown - before[1];
        const begun = performance.now();
        host = await start(data);
        slowestMs = Math.max(slowestMs, performance.now() - begun);
        const member = await Member.online(host, people[0]);
        expect(await ledger.broken(member, topic)).toEqual([]);
        await member.disconnect();
        if (round % KILLS_PER_ROOM === 0) [topic, ledger] = [await makeRoom(host, people[0]), new TalkLedger()];
      }
      expect(acknowledged).toBeGreaterThan(ROUNDS);
      const told = `${acknowledged} acknowledged and ${shown} shown, 0 lost, 0 doubled`;
      reportFigure('kill', `host: ${ROUNDS} kills, ${told}, up again in ${Math.ceil(slowestMs)} ms at most`);
    },
    20_000 + ROUNDS * 5_000,
  );
});
