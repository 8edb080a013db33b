import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { Company } from '../support/company';
import {
  announce,
  askFile,
  openFile,
  patchFrom,
  responseOf,
  sendFile,
  sha256Of,
  someBytes,
  upload,
} from '../support/file-line';
import { lunch } from '../support/lunch';

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
