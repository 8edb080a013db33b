import { readFile } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { Descriptors } from '../../support/descriptors';
import { reportFigure, rounds } from '../../support/fault-figures';
import { type HeadlessHost, startHeadless } from '../../support/headless';
import { aPerson, Member, type Person } from '../../support/member';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';

const REASON = 'too many files are open. Trying again may help.';
const CHANGES = `Changes can't be saved: ${REASON}`;
const MESSAGES = `Messages can't be saved: ${REASON}`;
const READING = `Messages can't be read: ${REASON}`;
const COMERS = rounds(20, 200);

const start = (data: string): Promise<HeadlessHost> =>
  startHeadless({ data, args: ['--bind', '127.0.0.1', '--no-discovery', '--no-rate-limit'] });

async function enter(host: HeadlessHost, person: Person): Promise<Member> {
  const member = await Member.online(host, person);
  onTestFinished(() => member.disconnect());
  return member;
}

/** Milliseconds of CPU that a process has used. Linux counts them in hundredths of a second. */
async function cpuOf(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

requires(
  'linux',
  'prlimit',
  'build',
)('a host that may open no more files', () => {
  test('[KEEP-4] says so, loses nobody, does not spin, and goes on by itself when it may', async () => {
    const data = await tempFolder();
    const host = await start(data);
    const people = [await aPerson('Ann'), await aPerson('Bob')] as const;
    const [ann, bob] = [await enter(host, people[0]), await enter(host, people[1])];
    const make = async (name: string) => `room-${(await ann.do('system', 'chatroom-create', { name })).chatroom.id}`;
    const [talking, silent] = [await make('Talking'), await make('Silent')];
    for (const topic of [talking, silent]) await Promise.all([ann.join(topic), bob.join(topic)]);
    const say = (member: Member, topic: string, text: string) =>
      member.push(topic, 'chat-message', { message: text, client_id: text });
    expect(await say(ann, talking, 'one')).toMatchObject({ status: 'ok' });

    const descriptors = new Descriptors(host.pid);
    await descriptors.leave(0);
    // What is open goes on.
    expect(await say(ann, talking, 'two')).toMatchObject({ status: 'ok', response: { seq: 2 } });
    const refused = [
      [await say(ann, silent, 'a first'), MESSAGES],
      [await ann.push('system', 'chatroom-create', { name: 'Tea' }), CHANGES],
      [await ann.push(talking, 'chatroom-update', { name: 'Dinner' }), CHANGES],
      [await bob.push(talking, 'history', { limit: 10 }), READING],
    ] as const;
    for (const [{ response }, message] of refused)
      expect(response).toEqual({ reason: 'unavailable', message, fault: 'io' });

    const before = await cpuOf(host.pid);
    const comers = await Promise.all(Array.from({ length: COMERS }, () => knocks(host)));
    expect(comers.every((came) => !came)).toBe(true);
    const idle = await cpuOf(host.pid);
    // What it does with nobody knocking is the subject: a host that spins uses all of it.
    await after(1_000);
    const spun = (await cpuOf(host.pid)) - idle;
    expect(spun).toBeLessThan(300);
    expect(await say(bob, talking, 'three')).toMatchObject({ status: 'ok', response: { seq: 3 } });

    // Who has a line but cannot be signed in for want of another file is told why.
    await descriptors.leave(1);
    const person = await aPerson('Carol');
    await expect(Member.connect(host, person)).rejects.toThrow(CHANGES);

    descriptors.giveBack();
    const carol = await enter(host, person);
    expect((await carol.join(talking)).response.messages).toHaveLength(3);
    expect(await say(ann, silent, 'a first')).toMatchObject({ status: 'ok', response: { seq: 1 } });
    expect(await ann.push('system', 'chatroom-create', { name: 'Cake' })).toMatchObject({ status: 'ok' });
    await host.end('SIGKILL');
    const again = await enter(await start(data), people[1]);
    const { chatrooms } = (await again.join('system')).response;
    expect(chatrooms.map(({ name }: { name: string }) => name).sort()).toEqual(['Cake', 'Silent', 'Talking']);
    expect((await again.join(silent)).response.messages).toHaveLength(1);
    const cost = `${idle - before} ms of CPU for ${COMERS} who knocked, ${spun} ms in the second after`;
    reportFigure('no-descriptors', `host: 5 requests refused in words, 0 of them there, nobody lost, ${cost}`);
  });
});

/** Whether somebody who comes meanwhile gets in. */
const knocks = async (host: HeadlessHost): Promise<boolean> =>
  Member.connect(host, await aPerson('Comer')).then(
    () => true,
    () => false,
  );
