import { connect } from 'node:tls';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Company } from '../support/company';
import { announce, askFile, patchFrom, sendFile, someBytes } from '../support/file-line';
import { lunch } from '../support/lunch';

/** Writes a request as it is, and waits until the host has answered or hung up. */
const say = (port: number, text: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
    let heard = '';
    socket.on('data', (data) => {
      heard += data.toString('latin1');
      // What it asks for is not sent: it has answered.
      if (heard.includes('\r\n\r\n')) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.once('close', () => resolve(heard));
    socket.write(text);
  });

const METHODS = ['GET', 'HEAD', 'PATCH', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'TRACE'];
const ODD = ['', '-1', '1e9', '0x10', '9'.repeat(30), 'NaN', '\u00ff', 'bytes=0-,-', 'a'.repeat(300)];

it('[FILE-2] [FILE-8] nonsense about files is refused, and harms nobody', async () => {
  const company = await Company.gather();
  const { port } = company.host;
  const [ann] = await company.all('ann');
  const { topic } = await lunch(ann);
  await ann.join(topic);
  const bytes = someBytes(1_000);
  const up = await announce(ann, topic, 'a.bin', bytes);
  const { id } = await sendFile(port, ann, topic, 'b.bin', someBytes(1_000, 2));
  const down = await ann.do(topic, 'file-download', { id });

  const odd = fc.constantFrom(...ODD);
  const request = fc.record({
    method: fc.constantFrom(...METHODS),
    path: fc.constantFrom(up.path, down.path, '/files/', '/files/../registry', `${up.path}/..`, `${up.path}%00`),
    ticket: fc.constantFrom(up.ticket, down.ticket, 'x', '', `${up.ticket}\u00ff`),
    offset: fc.oneof(odd, fc.constantFrom('1', '1000', '1001')),
    length: fc.oneof(odd, fc.constant('5000')),
    type: fc.constantFrom('application/offset+octet-stream', 'text/html', ''),
    range: odd,
    expect: fc.constantFrom('100-continue', '', 'tea'),
  });
  await fc.assert(
    fc.asyncProperty(request, async (asked) => {
      const lines = [
        `${asked.method} ${asked.path} HTTP/1.1`,
        'Host: x',
        `Authorization: Bearer ${asked.ticket}`,
        `Upload-Offset: ${asked.offset}`,
        `Content-Type: ${asked.type}`,
        `Range: ${asked.range}`,
        ...(asked.length === '' ? [] : [`Content-Length: ${asked.length}`]),
        ...(asked.expect === '' ? [] : [`Expect: ${asked.expect}`]),
      ];
      const heard = await say(port, `${lines.join('\r\n')}\r\n\r\n`);
      expect(heard).not.toMatch(/^HTTP\/1\.1 5/);
    }),
    { numRuns: 150 },
  );

  const stands = await ann.do(topic, 'file-resume', { id: up.id });
  expect(stands.offset).toBe(0);
  expect((await askFile(port, stands, 'PATCH', patchFrom(0), bytes)).status).toBe(204);
  expect((await askFile(port, down, 'GET')).body.equals(someBytes(1_000, 2))).toBe(true);
});
