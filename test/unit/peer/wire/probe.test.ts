import { expect, test } from 'vitest';
import { probeHost } from '../../../../src/main/peer/wire/probe';
import { closedPort, tcpStranger, tlsStranger } from '../../../support/stranger';

const card = {
  id: 'studio',
  name: 'Studio',
  policy: 'open',
  version: '0.1.0',
  fingerprint: 'ab'.repeat(32),
  protocol: 1,
};
const http = (body: string, status = '200 OK') =>
  `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

test('a host is asked for its card, and the certificate it really shows is told [CONN-3]', async () => {
  const stranger = await tlsStranger({ answer: http(JSON.stringify(card)) });
  const probed = await probeHost(stranger, null);
  expect(probed).toEqual({ ok: true, value: { card, fingerprint: stranger.fingerprint } });
  expect(stranger.heard()).toMatch(/^GET \/hearth\.json HTTP\/1\.1\r\n/);
});

test('with a pin, nothing is sent to anyone else', async () => {
  const stranger = await tlsStranger({ answer: http(JSON.stringify(card)) });
  const probed = await probeHost(stranger, '0'.repeat(64));
  expect(probed).toEqual({ ok: false, error: { kind: 'fingerprint', shown: stranger.fingerprint } });
  expect(stranger.heard()).toBe('');
});

test.each([
  ['another page', http('<html>')],
  ['another JSON', http('{"id":"studio"}')],
  ['not found', http(JSON.stringify(card), '404 Not Found')],
  ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ['an endless answer', http('x'.repeat(100_000))],
])('what answers with %s is no host', async (_, answer) => {
  const probed = await probeHost(await tlsStranger({ answer }), null);
  expect(probed.ok).toBe(false);
  expect(probed.ok || probed.error.kind).toMatch(/not-hearth|broken/);
});

test('what knows no TLS is no host', async () => {
  const probed = await probeHost(await tcpStranger('220 ready\r\n'), null);
  expect(probed).toEqual({ ok: false, error: { kind: 'not-hearth' } });
});

test('where nothing listens, that is told', async () => {
  const probed = await probeHost({ address: '127.0.0.1', port: await closedPort() }, null);
  expect(probed).toEqual({ ok: false, error: { kind: 'nothing-listens' } });
});
