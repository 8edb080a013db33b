import { randomInt } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { reportFigure, rounds } from '../../support/fault-figures';
import { announce, askFile, openFile, patchFrom, sendFile, sha256Of, someBytes } from '../../support/file-line';
import { type HeadlessHost, startHeadless } from '../../support/headless';
import { aPerson, Member, type Person } from '../../support/member';
import { startHost } from '../../support/peer-host';
import { requires } from '../../support/requirements';
import { SmallDisk } from '../../support/small-disk';
import { tempFolder } from '../../support/temp-folder';

const ROUNDS = rounds(3, 40);

const start = (data: string) =>
  startHeadless({ data, args: ['--bind', '127.0.0.1', '--no-discovery', '--no-rate-limit'] });

/** Sends from where the upload stands until the host is killed at a random instant. */
async function sendAndKill(
  host: HeadlessHost,
  member: Member,
  topic: string,
  id: string,
  bytes: Buffer,
): Promise<void> {
  const way = await member.do(topic, 'file-resume', { id });
  const headers = { ...patchFrom(way.offset), Authorization: `Bearer ${way.ticket}` };
  const request = openFile(host.port, 'PATCH', way.path, headers);
  request.on('error', () => undefined);
  const broken = new Promise<void>((resolve) => request.once('close', () => resolve()));
  request.end(bytes.subarray(way.offset));
  // The instant of the kill is the experiment's subject, not a wait for something.
  await after(randomInt(5, 60));
  await host.end('SIGKILL');
  await Promise.all([broken, member.disconnect()]);
}

async function online(host: HeadlessHost, person: Person, topic: string): Promise<Member> {
  const member = await Member.online(host, person);
  await member.join(topic);
  return member;
}

requires('build')('a host that is killed while it takes a file', () => {
  test(
    `[FILE-3] goes on with it from what it has, ${ROUNDS} times, and keeps every file that it acknowledged`,
    async () => {
      const data = await tempFolder();
      const ann = await aPerson('Ann');
      let host = await start(data);
      const founder = await Member.online(host, ann);
      const { chatroom } = await founder.do('system', 'chatroom-create', { name: 'Lunch' });
      const topic = `room-${chatroom.id}`;
      await founder.join(topic);
      const kept = await sendFile(host.port, founder, topic, 'kept.bin', someBytes(50_000, 7));
      const bytes = someBytes(60_000_000);
      const { id } = await announce(founder, topic, 'film.bin', bytes);
      await founder.disconnect();
      for (let round = 1; round <= ROUNDS; round += 1) {
        await sendAndKill(host, await online(host, ann, topic), topic, id, bytes);
        host = await start(data);
      }
      const member = await online(host, ann, topic);
      const way = await member.do(topic, 'file-resume', { id });
      if (!way.done) {
        const sent = await askFile(host.port, way, 'PATCH', patchFrom(way.offset), bytes.subarray(way.offset));
        expect(sent.status).toBe(204);
      }
      await member.do(topic, 'chat-message', { message: '', client_id: 'film', files: [id] });
      for (const [file, hash] of [
        [id, sha256Of(bytes)],
        [kept.id, sha256Of(someBytes(50_000, 7))],
      ] as const) {
        const down = await member.do(topic, 'file-download', { id: file });
        expect(sha256Of((await askFile(host.port, down, 'GET')).body)).toBe(hash);
      }
      await member.disconnect();
      reportFigure('files', `${ROUNDS} kills during an upload, resumed each time, hash right`);
    },
    30_000 + ROUNDS * 5_000,
  );
});

requires('mount')('a disk without room for a file', () => {
  test('[FILE-9] refuses it in words before a byte comes, or leaves nothing of it, and messages go on', async () => {
    const disk = await SmallDisk.mount(100);
    const host = await startHost({ data: join(disk.folder, 'data'), rateLimit: false });
    const member = await Member.online(host, await aPerson('Ann'));
    const { chatroom } = await member.do('system', 'chatroom-create', { name: 'Lunch' });
    const topic = `room-${chatroom.id}`;
    await member.join(topic);
    const large = { name: 'a.bin', size: 60_000_000, sha256: sha256Of(Buffer.alloc(0)) };
    expect((await member.push(topic, 'file-upload', large)).response).toMatchObject({
      reason: 'unavailable',
      message: 'There is no room for this file on the disk of this host. Its owner has to make room first.',
    });

    const bytes = someBytes(20_000_000);
    const way = await announce(member, topic, 'b.bin', bytes);
    await disk.fill(5_000_000);
    const sent = await askFile(host.port, way, 'PATCH', patchFrom(0), bytes).catch(() => null);
    // The refusal may be cut off where more bytes are under way than the host reads.
    if (sent) {
      expect(sent.status).toBe(507);
      expect(sent.body.toString()).toContain("Files can't be saved: the disk is full.");
    }
    expect(await member.refused(topic, 'file-resume', { id: way.id })).toBe('not_found');
    expect(await readdir(join(disk.folder, 'data/files/uploads'))).toEqual([]);
    await member.do(topic, 'chat-message', { message: 'Messages go on.', client_id: 'm' });
    await disk.empty();
    await sendFile(host.port, member, topic, 'b.bin', bytes);
    await member.disconnect();
  });
});
