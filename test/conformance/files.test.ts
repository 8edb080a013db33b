import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '#shared/protocol/limits';
import { Company } from '../support/company';
import {
  announce,
  askFile,
  type FileWay,
  openFile,
  patchFrom,
  responseOf,
  sendFile,
  sha256Of,
  someBytes,
  upload,
} from '../support/file-line';
import { lunch } from '../support/lunch';
import type { Member } from '../support/member';

/** A room with Ann and Bob in it, on a host that takes files. */
async function room() {
  const company = await Company.gather();
  const [ann, bob] = await company.all('ann', 'bob');
  const { topic, chatroom } = await lunch(ann);
  await ann.join(topic);
  await bob.join(topic);
  return { company, port: company.host.port, ann, bob, topic, chatroom };
}

const PNG = 'resources/icons/16x16.png';

describe('sending a file', () => {
  it('[FILE-1] [FILE-2] [FILE-6] goes from announcement over PATCH into a message, and to others over GET', async () => {
    const { port, ann, bob, topic } = await room();
    const bytes = await readFile(PNG);
    const way = await announce(ann, topic, 'boat.png', bytes);
    expect(way).toMatchObject({ path: `/files/${way.id}`, offset: 0, done: false });
    const sent = await askFile(port, way, 'PATCH', patchFrom(0), bytes);
    expect([sent.status, sent.headers['upload-offset'], sent.headers['tus-resumable']]).toEqual([
      204,
      `${bytes.length}`,
      '1.0.0',
    ]);
    const ack = await ann.do(topic, 'chat-message', { message: '', client_id: 'a', files: [way.id] });
    const message = await bob.next(topic, 'chat-message');
    expect(message).toMatchObject({ seq: ack.seq, message: '' });
    expect(message.files).toEqual([
      { id: way.id, name: 'boat.png', size: bytes.length, type: 'image/png', width: 16, height: 16 },
    ]);

    const down = await bob.do(topic, 'file-download', { id: way.id });
    expect(down).toMatchObject({ size: bytes.length, sha256: sha256Of(bytes), type: 'image/png' });
    const got = await askFile(port, down, 'GET');
    expect(got.status).toBe(200);
    expect(got.body.equals(bytes)).toBe(true);
    expect(got.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-disposition': 'attachment',
      etag: `"${sha256Of(bytes)}"`,
    });
  });

  it('[FILE-3] goes on where it stands after a broken line', async () => {
    const { port, ann, topic } = await room();
    const bytes = someBytes(1_000_000);
    const way = await announce(ann, topic, 'a.bin', bytes);
    const request = openFile(port, 'PATCH', way.path, {
      ...patchFrom(0),
      Authorization: `Bearer ${way.ticket}`,
      'Content-Length': bytes.length,
    });
    request.on('error', () => undefined);
    await new Promise<void>((resolve) => request.write(bytes.subarray(0, 600_000), () => resolve()));
    let stands = await ann.do(topic, 'file-resume', { id: way.id });
    request.destroy();
    stands = await ann.do(topic, 'file-resume', { id: way.id });
    expect(stands.offset).toBeLessThanOrEqual(600_000);
    expect(stands.ticket).not.toBe(way.ticket);
    const wrong = await askFile(port, stands, 'PATCH', patchFrom(stands.offset + 1), bytes.subarray(stands.offset + 1));
    expect([wrong.status, wrong.headers['upload-offset']]).toEqual([409, `${stands.offset}`]);
    const head = await askFile(port, stands, 'HEAD');
    expect([head.status, head.headers['upload-offset']]).toEqual([200, `${stands.offset}`]);
    const rest = await askFile(port, stands, 'PATCH', patchFrom(stands.offset), bytes.subarray(stands.offset));
    expect(rest.status).toBe(204);
    expect(await ann.do(topic, 'file-resume', { id: way.id })).toMatchObject({ done: true, offset: bytes.length });
  });

  it('[FILE-4] refuses a content that is not the one announced, and keeps nothing of it', async () => {
    const { port, ann, topic } = await room();
    const bytes = someBytes(5_000);
    const way = await announce(ann, topic, 'a.bin', bytes);
    const { status } = await askFile(port, way, 'PATCH', patchFrom(0), someBytes(5_000, 2));
    expect(status).toBe(460);
    expect(await ann.refused(topic, 'file-resume', { id: way.id })).toBe('not_found');
    expect(await ann.refused(topic, 'chat-message', { message: '', client_id: 'a', files: [way.id] })).toBe(
      'bad_request files',
    );
  });

  it('[FILE-7] takes what is deleted away, and cuts who is receiving it', async () => {
    const { port, ann, bob, topic } = await room();
    const bytes = someBytes(30_000_000);
    const { id, seq } = await sendFile(port, ann, topic, 'a.bin', bytes);
    const down = await bob.do(topic, 'file-download', { id });
    const request = openFile(port, 'GET', down.path, { Authorization: `Bearer ${down.ticket}` });
    const answered = responseOf(request);
    request.end();
    const response = await answered;
    const closed = new Promise<void>((resolve) => response.once('close', () => resolve()));
    response.once('error', () => undefined);
    await ann.do(topic, 'chat-message-delete', { seq });
    response.resume();
    await closed;
    expect(response.complete).toBe(false);
    expect((await askFile(port, down, 'GET')).status).toBe(404);
    expect(await bob.refused(topic, 'file-download', { id })).toBe('not_found');
  });

  it("[FILE-5] a file is in one message only, and is its sender's in its room", async () => {
    const { port, ann, bob, topic } = await room();
    const id = await upload(port, ann, topic, 'a.bin', someBytes(10));
    expect(await bob.refused(topic, 'chat-message', { message: 'x', client_id: 'b', files: [id] })).toBe(
      'bad_request files',
    );
    const ack = await ann.do(topic, 'chat-message', { message: 'x', client_id: 'a', files: [id] });
    expect(await ann.do(topic, 'chat-message', { message: 'x', client_id: 'a', files: [id] })).toEqual(ack);
    expect(await ann.refused(topic, 'chat-message', { message: 'x', client_id: 'c', files: [id] })).toBe(
      'bad_request files',
    );
  });
});

/** Waits until an answer ends, however it does; whether it came whole. */
async function ending(response: IncomingMessage): Promise<boolean> {
  const closed = new Promise<void>((resolve) => response.once('close', () => resolve()));
  response.once('error', () => undefined);
  response.resume();
  await closed;
  return response.complete;
}

/** A download that has begun, and whose bytes are not read yet. */
async function beginning(port: number, { path, ticket }: FileWay): Promise<IncomingMessage> {
  const request = openFile(port, 'GET', path, { Authorization: `Bearer ${ticket}` });
  const answered = responseOf(request);
  request.end();
  return answered;
}

const LARGE = 40_000_000;

describe('who may have a file', () => {
  it('[FILE-8] is asked with each request, whatever the ticket says', async () => {
    const { company, port, ann, bob } = await room();
    const cellar = await lunch(ann, { private: true, users: [bob.id] });
    for (const person of [ann, bob]) await person.join(cellar.topic);
    const { id } = await sendFile(port, ann, cellar.topic, 'a.bin', someBytes(LARGE));
    const down = await bob.do(cellar.topic, 'file-download', { id });
    const up = await announce(bob, cellar.topic, 'b.bin', someBytes(100));
    const begun = await beginning(port, down);
    await ann.do(cellar.topic, 'chatroom-update', { users: [ann.id] });
    expect(await ending(begun)).toBe(false);
    expect((await askFile(port, down, 'GET')).status).toBe(404);
    expect((await askFile(port, up, 'PATCH', patchFrom(0), someBytes(100))).status).toBe(404);
    expect((await askFile(port, up, 'HEAD')).status).toBe(404);

    const eve = await company.online('eve');
    const lost = await sendFile(port, ann, (await general(ann)).topic, 'c.bin', someBytes(LARGE, 2));
    await eve.join((await general(ann)).topic);
    const way = await eve.do((await general(ann)).topic, 'file-download', { id: lost.id });
    const running = await beginning(port, way);
    await ann.do('system', 'user-remove', { id: eve.id });
    expect(await ending(running)).toBe(false);
    expect((await askFile(port, way, 'GET')).status).toBe(404);
  });

  it('[FILE-8] is the person, file and direction of the ticket, for ten minutes', async () => {
    const { port, ann, bob, topic } = await room();
    const bytes = someBytes(100);
    const { id } = await sendFile(port, ann, topic, 'a.bin', bytes);
    const down = await bob.do(topic, 'file-download', { id });
    const up = await announce(ann, topic, 'b.bin', someBytes(100, 2));
    const other = await announce(bob, topic, 'c.bin', someBytes(100, 3));
    const asked = async (way: FileWay, method: string) => (await askFile(port, way, method, patchFrom(0))).status;
    expect(await asked({ path: down.path, ticket: up.ticket }, 'GET')).toBe(401);
    expect(await asked({ path: up.path, ticket: other.ticket }, 'PATCH')).toBe(401);
    expect(await asked({ path: down.path, ticket: 'x'.repeat(32) }, 'GET')).toBe(401);
    expect(await asked({ path: `${down.path}/../${up.id}`, ticket: down.ticket }, 'GET')).toBe(401);
    expect(await asked(down, 'PATCH')).toBe(405);
    expect(await asked(up, 'GET')).toBe(405);
    expect(await asked(down, 'DELETE')).toBe(405);
    expect((await askFile(port, down, 'GET')).body.equals(bytes)).toBe(true);
    expect(await bob.refused(topic, 'file-resume', { id: up.id })).toBe('not_found');
    expect(await bob.refused(topic, 'file-cancel', { id: up.id })).toBe('not_found');
    expect(await bob.refused(topic, 'file-download', { id: up.id })).toBe('not_found');
  });

  it('[FILE-8] a ticket ends after its time, and with the host', async () => {
    const company = await Company.gather({ tuning: { limits: { ticketMs: 0 } } });
    const [ann] = await company.all('ann');
    const { topic } = await lunch(ann);
    await ann.join(topic);
    const way = await announce(ann, topic, 'a.bin', someBytes(10));
    expect((await askFile(company.host.port, way, 'PATCH', patchFrom(0), someBytes(10))).status).toBe(401);
  });
});

/** A room that everybody may enter, made by Ann. */
const rooms = new WeakMap<Member, ReturnType<typeof lunch>>();
async function general(ann: Member) {
  const made = rooms.get(ann) ?? lunch(ann, { name: 'Everybody' });
  rooms.set(ann, made);
  const found = await made;
  await ann.join(found.topic);
  return found;
}

describe('limits of files', () => {
  it('[FILE-9] a file is as large as the host takes, which its admins choose', async () => {
    const { ann, bob, topic } = await room();
    const file = (size: number) => ({ name: 'a.bin', size, sha256: sha256Of(Buffer.alloc(0)) });
    expect((await ann.push(topic, 'file-upload', file(200 * 1024 * 1024 + 1))).response).toMatchObject({
      reason: 'too_large',
      message: 'This host takes files of up to 200 MB.',
    });
    expect(await bob.refused('system', 'host-update', { file_bytes: 0 })).toBe('forbidden');
    expect((await ann.do('system', 'host-update', { file_bytes: 1_000 })).host.file_bytes).toBe(1_000);
    expect((await bob.next('system', 'host')).host.file_bytes).toBe(1_000);
    expect((await ann.push(topic, 'file-upload', file(1_001))).response.message).toContain('1000 bytes');
    expect((await ann.push(topic, 'file-upload', file(1_000))).status).toBe('ok');
    await ann.do('system', 'host-update', { file_bytes: 0 });
    expect((await ann.push(topic, 'file-upload', file(1))).response.message).toBe('This host takes no files.');
  });

  it('[FILE-9] one person has at most 20 uploads that are in no message yet', async () => {
    const { ann, bob, topic } = await room();
    for (let number = 1; number <= LIMITS.uploadsPerPerson; number += 1) {
      await announce(ann, topic, 'a.bin', someBytes(10, number));
    }
    const next = { name: 'a.bin', size: 10, sha256: sha256Of(someBytes(10, 99)) };
    expect(await ann.refused(topic, 'file-upload', next)).toBe('conflict');
    const first = await bob.do(topic, 'file-upload', next);
    await bob.do(topic, 'file-cancel', { id: first.id });
    expect(await bob.refused(topic, 'file-resume', { id: first.id })).toBe('not_found');
  });

  it('[FILE-9] so many transfers at once, and the next one is asked to wait', async () => {
    const company = await Company.gather({ tuning: { limits: { transfersPerPerson: 1 } } });
    const { port } = company.host;
    const [ann] = await company.all('ann');
    const { topic } = await lunch(ann);
    await ann.join(topic);
    const { id } = await sendFile(port, ann, topic, 'a.bin', someBytes(LARGE));
    const down = await ann.do(topic, 'file-download', { id });
    const begun = await beginning(port, down);
    const refused = await askFile(port, down, 'GET');
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '1']);
    expect(await ending(begun)).toBe(true);
    expect((await askFile(port, down, 'HEAD')).status).toBe(200);
  });

  it('[FILE-12] who says nothing is cut off: without a ticket by the deadline of handshakes, with one after a silence', async () => {
    const company = await Company.gather({ tuning: { limits: { handshakeMs: 300, transferSilenceMs: 400 } } });
    const { port } = company.host;
    const stranger = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
    stranger.on('error', () => undefined);
    const gone = new Promise<void>((resolve) => stranger.once('close', () => resolve()));
    stranger.write('PATCH /files/x HTTP/1.1\r\nHost: x\r\n');
    await gone;

    const ann = await company.connected('ann');
    await ann.join('system');
    const { topic } = await lunch(ann);
    await ann.join(topic);
    const bytes = someBytes(1_000_000);
    const way = await announce(ann, topic, 'a.bin', bytes);
    const request = openFile(port, 'PATCH', way.path, {
      ...patchFrom(0),
      Authorization: `Bearer ${way.ticket}`,
      'Content-Length': bytes.length,
    });
    const broken = new Promise<void>((resolve) => request.once('error', () => resolve()));
    // For longer than a handshake may take, piece by piece.
    for (const begun = performance.now(); performance.now() - begun < 700; ) {
      request.write(bytes.subarray(0, 10));
      expect((await askFile(port, way, 'HEAD')).status).toBe(200);
    }
    expect(request.destroyed).toBe(false);
    await broken;
  });
});

describe('what a file is', () => {
  it('[FILE-10] its content says, and what could run is text', async () => {
    const { port, ann, topic } = await room();
    const typed = async (name: string, bytes: Uint8Array, more: object = {}) => {
      const way = await announce(ann, topic, name, bytes, more);
      await askFile(port, way, 'PATCH', patchFrom(0), bytes);
      await ann.do(topic, 'chat-message', { message: '', client_id: name, files: [way.id] });
      const { files } = await ann.next(topic, 'chat-message');
      const { id: _, name: __, size: ___, ...kind } = files[0];
      return kind;
    };
    const png = await readFile(PNG);
    expect(await typed('page.html', png)).toEqual({ type: 'image/png', width: 16, height: 16 });
    expect(await typed('boat.png', Buffer.from('<html><script>alert(1)</script>'))).toEqual({ type: 'text/plain' });
    expect(await typed('a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toEqual({
      type: 'text/plain',
    });
    expect(await typed('b.svg', Buffer.from('<?xml version="1.0"?><svg/>'))).toEqual({ type: 'text/plain' });
    expect(await typed('c', Buffer.from([1, 2, 0, 255, 254]))).toEqual({ type: 'application/octet-stream' });
    expect(await typed('empty.png', Buffer.alloc(0))).toEqual({ type: 'application/octet-stream' });
    const lies = { width: 5_000, height: 5_000 };
    expect(await typed('lies.png', Buffer.concat([png, Buffer.from(' ')]), lies)).toMatchObject({ width: 16 });
  });

  it('[FILE-11] a content is kept once, and sent again to no room whose people have it', async () => {
    const { company, port, ann, bob, topic } = await room();
    const bytes = someBytes(50_000);
    const first = await sendFile(port, ann, topic, 'a.bin', bytes);
    expect(await announce(bob, topic, 'b.bin', bytes)).toMatchObject({ done: true, offset: bytes.length });
    const cellar = await lunch(ann, { name: 'Cellar', private: true });
    await ann.join(cellar.topic);
    const secret = someBytes(50_000, 2);
    await sendFile(port, ann, cellar.topic, 'c.bin', secret);
    expect(await announce(bob, topic, 'd.bin', secret)).toMatchObject({ done: false, offset: 0 });
    const second = await sendFile(port, bob, topic, 'b.bin', bytes);
    expect(await company.host.kept()).toMatchObject({ files: 2, file_bytes: 100_000 });
    await ann.do(topic, 'chat-message-delete', { seq: first.seq });
    expect((await askFile(port, await bob.do(topic, 'file-download', { id: second.id }), 'GET')).status).toBe(200);
    await bob.do(topic, 'chat-message-delete', { seq: second.seq });
    expect((await company.host.kept()).files).toBe(2);
  });

  it.each([
    ['bytes=0-9', 206, 'bytes 0-9/100'],
    ['bytes=90-', 206, 'bytes 90-99/100'],
    ['bytes=-5', 206, 'bytes 95-99/100'],
    ['bytes=50-5000', 206, 'bytes 50-99/100'],
    ['bytes=100-', 416, 'bytes */100'],
    ['bytes=-0', 416, 'bytes */100'],
    ['bytes=9-1', 200, undefined],
    ['bytes=0-1,5-6', 200, undefined],
    ['lines=0-1', 200, undefined],
  ])('[FILE-6] the range %s is answered %d', async (range, status, told) => {
    const { port, ann, topic } = await room();
    const bytes = someBytes(100);
    const { id } = await sendFile(port, ann, topic, 'a.bin', bytes);
    const down = await ann.do(topic, 'file-download', { id });
    const got = await askFile(port, down, 'GET', { Range: range });
    expect([got.status, got.headers['content-range']]).toEqual([status, told]);
    const stale = await askFile(port, down, 'GET', { Range: range, 'If-Range': '"other"' });
    expect([stale.status, stale.body.length]).toEqual([200, 100]);
  });
});

it('[FILE-7] a deleted room leaves no files', async () => {
  const { company, port, ann, topic } = await room();
  await sendFile(port, ann, topic, 'a.bin', someBytes(100));
  await upload(port, ann, topic, 'b.bin', someBytes(100, 2));
  await ann.do(topic, 'chatroom-delete');
  await company.restart();
  expect(await company.host.kept()).toMatchObject({ files: 0, file_bytes: 0 });
});

it('[FILE-3] an upload goes on after a restart of the host', async () => {
  const { company, ann, topic, chatroom } = await room();
  const bytes = someBytes(500_000);
  const way = await announce(ann, topic, 'a.bin', bytes);
  const request = openFile(company.host.port, 'PATCH', way.path, {
    ...patchFrom(0),
    Authorization: `Bearer ${way.ticket}`,
    'Content-Length': bytes.length,
  });
  request.on('error', () => undefined);
  await new Promise<void>((resolve) => request.write(bytes.subarray(0, 300_000), () => resolve()));
  await ann.do(topic, 'file-resume', { id: way.id });
  await company.restart();
  const [again] = await company.all('ann');
  await again.join(`room-${chatroom.id}`);
  const stands = await again.do(topic, 'file-resume', { id: way.id });
  const rest = bytes.subarray(stands.offset);
  expect((await askFile(company.host.port, stands, 'PATCH', patchFrom(stands.offset), rest)).status).toBe(204);
});
