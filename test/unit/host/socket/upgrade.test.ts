import { request } from 'node:https';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { aPerson } from '../../../support/member';
import { startHost } from '../../../support/peer-host';
import {
  enter,
  knock,
  knockAs,
  protocolsFor,
  RawSocket,
  type Refused,
  refusalOf,
  tokenFor,
} from '../../../support/raw-socket';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text: string;
}

const ask = (port: number, path: string, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asking = request({ port, host: '127.0.0.1', path, method, rejectUnauthorized: false }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    asking.on('error', reject);
    asking.end();
  });

const refused = async (outcome: Promise<RawSocket | Refused>): Promise<Refused> => {
  const result = await outcome;
  if (result instanceof RawSocket) throw new Error('let in');
  return result;
};

describe('plain requests', () => {
  test('[CONN-3] the card is for anyone', async () => {
    const host = await startHost({ policy: 'approval' });
    const answer = await ask(host.port, '/hearth.json?x=1');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(JSON.parse(answer.text)).toEqual({
      ...{ id: host.id, name: 'Studio', policy: 'approval', fingerprint: host.fingerprint, protocol: 1 },
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
  });

  test.each([
    ['GET', '/', 404],
    ['GET', '/hearth.json/', 404],
    ['GET', '/socket/websocket?vsn=2.0.0', 404],
    ['POST', '/socket/websocket', 404],
    ['POST', '/hearth.json', 405],
    ['DELETE', '/hearth.json', 405],
    ['HEAD', '/hearth.json', 200],
  ])('%s %s is answered %i', async (method, path, status) => {
    const host = await startHost();
    expect((await ask(host.port, path, method)).status).toBe(status);
  });

  test('headers that are too long are not read', async () => {
    const host = await startHost();
    const headers = { 'x-long': 'x'.repeat(10_000) };
    await expect(knock(host, { headers })).rejects.toThrow();
    expect((await ask(host.port, '/hearth.json')).status).toBe(200);
  });
});

describe('an upgrade', () => {
  test('[AUTH-1] with a good token is granted and selects phoenix', async () => {
    const host = await startHost();
    const socket = await enter(host, await aPerson('Ann'));
    expect(socket.ws.protocol).toBe('phoenix');
    expect(socket.ws.extensions).toBe('');
  });

  test.each([
    ['/socket/websocket', 400],
    ['/socket/websocket?vsn=1.0.0', 400],
    ['/socket?vsn=2.0.0', 404],
    ['/live/websocket?vsn=2.0.0', 404],
  ])('[CONN-1] of %s is refused', async (path, status) => {
    const host = await startHost();
    const protocols = protocolsFor(await tokenFor(host, await aPerson('Ann')));
    expect((await refused(knock(host, { path, protocols }))).status).toBe(status);
  });

  test.each([
    ['no subprotocol', []],
    ['no token', ['phoenix']],
    ['an empty token', ['phoenix', 'base64url.bearer.phx.']],
    ['a token that is none', ['phoenix', 'base64url.bearer.phx.bm9uc2Vuc2U']],
  ])('[AUTH-1] with %s is 401 bad_token', async (_what, protocols) => {
    const host = await startHost();
    const answer = await refused(knock(host, { protocols }));
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ reason: 'bad_token', message: expect.any(String) });
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  test('[AUTH-1] without phoenix among the subprotocols, or with two tokens, is refused', async () => {
    const host = await startHost();
    const [phoenix = '', bearer = ''] = protocolsFor(await tokenFor(host, await aPerson('Ann')));
    const [, other = ''] = protocolsFor(await tokenFor(host, await aPerson('Bob')));
    expect(await refusalOf(knock(host, { protocols: [bearer] }))).toBe('401 bad_token');
    expect(await refusalOf(knock(host, { protocols: [phoenix, bearer, other] }))).toBe('401 bad_token');
    expect(await refusalOf(knock(host, { protocols: [bearer, phoenix] }))).toBe('open');
  });

  test("[AUTH-4] with a clock that is wrong tells the host's time", async () => {
    const now = new Date('2026-11-22T10:00:00.000Z');
    const host = await startHost({}, { clock: () => now });
    const ann = await aPerson('Ann');
    const answer = await refused(knockAs(host, ann, {}, now.getTime() - 3_600_000));
    expect(answer).toMatchObject({ status: 401, body: { reason: 'bad_token', now: '2026-11-22T10:00:00.000Z' } });
    expect(await refusalOf(knockAs(host, ann, {}, now.getTime() - 30_000))).toBe('open');
  });

  test('[AUTH-5] with a token used before is refused, also after a restart', async () => {
    const host = await startHost();
    const protocols = protocolsFor(await tokenFor(host, await aPerson('Ann')));
    expect(await refusalOf(knock(host, { protocols }))).toBe('open');
    expect(await refusalOf(knock(host, { protocols }))).toBe('401 bad_token');
    await host.stop();
    await host.start();
    expect(await refusalOf(knock(host, { protocols }))).toBe('401 bad_token');
  });

  test('[AUTH-5] twice with one token at once lets one in', async () => {
    const host = await startHost();
    const protocols = protocolsFor(await tokenFor(host, await aPerson('Ann')));
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => refusalOf(knock(host, { protocols }))));
    expect(outcomes.sort()).toEqual(['401 bad_token', '401 bad_token', '401 bad_token', 'open']);
  });

  test('[CONN-5] too many sockets of one person are 429, others come in', async () => {
    const host = await startHost({}, { limits: { socketsPerUser: 2 } });
    const ann = await aPerson('Ann');
    const first = await enter(host, ann);
    await enter(host, ann);
    expect(await refusalOf(knockAs(host, ann))).toBe('429 too_many_sockets');
    expect(await refusalOf(knockAs(host, await aPerson('Bob')))).toBe('open');
    await first.close();
    expect(await refusalOf(knockAs(host, ann))).toBe('open');
  });

  test('[CONN-5] a full host is 503, too many from one address are 429', async () => {
    const full = await startHost({}, { limits: { socketsPerHost: 1 } });
    await enter(full, await aPerson('Ann'));
    expect(await refusalOf(knockAs(full, await aPerson('Bob')))).toBe('503 host_full');
    const crowded = await startHost({}, { limits: { socketsPerAddress: 1 } });
    await enter(crowded, await aPerson('Ann'));
    expect(await refusalOf(knockAs(crowded, await aPerson('Bob')))).toBe('429 too_many_sockets');
  });
});

describe('[CONN-5] where there is no room', () => {
  const limits = { socketsPerAddress: 3, handshakeMs: 60_000 };
  const idle = (port: number, localAddress: string) => {
    const socket = connectTcp({ port, host: '127.0.0.1', localAddress });
    const closed = new Promise<void>((resolve) => socket.on('error', () => undefined).on('close', () => resolve()));
    const opened = new Promise<void>((resolve) => socket.on('connect', () => resolve()));
    return { socket, closed, opened };
  };

  test('the connection that has been trying for longest makes way for a person, and no socket does', async () => {
    const host = await startHost({}, { limits });
    const ann = await enter(host, await aPerson('Ann'));
    const idlers = [idle(host.port, '127.0.0.1'), idle(host.port, '127.0.0.1')];
    for (const { opened } of idlers) await opened;
    const bob = await enter(host, await aPerson('Bob'));
    await idlers[0]?.closed;
    const cy = await enter(host, await aPerson('Cy'));
    await idlers[1]?.closed;
    expect(await refusalOf(knockAs(host, await aPerson('Dan')))).toBe('429 too_many_sockets');
    expect(await refusalOf(knockAs(host, await aPerson('Eve')))).toBe('429 too_many_sockets');
    await Promise.all([ann.settled(), bob.settled(), cy.settled()]);
  });

  test('at one address, connections from another are left alone; in the whole house, the oldest goes', async () => {
    const host = await startHost({}, { limits: { ...limits, socketsPerAddress: 1, socketsPerHost: 2 } });
    const [far, near] = [idle(host.port, '127.0.0.2'), idle(host.port, '127.0.0.1')];
    await Promise.all([far.opened, near.opened]);
    const socket = await enter(host, await aPerson('Ann'));
    await near.closed;
    expect(far.socket.destroyed).toBe(false);
    const another = idle(host.port, '127.0.0.3');
    await far.closed;
    await socket.settled();
    another.socket.destroy();
  });
});

describe('[CONN-4] a handshake that takes too long is cut off', () => {
  const handshakeMs = 150;
  const closes = (socket: { on(event: 'close', listener: () => void): unknown }) =>
    new Promise<void>((resolve) => socket.on('close', resolve));

  test('before TLS', async () => {
    const host = await startHost({}, { limits: { handshakeMs } });
    const silent = connectTcp(host.port, '127.0.0.1');
    silent.on('error', () => undefined);
    await closes(silent);
  });

  test('within TLS, dripping bytes', async () => {
    const host = await startHost({}, { limits: { handshakeMs } });
    const dripping = connectTcp(host.port, '127.0.0.1');
    dripping.on('error', () => undefined);
    // The beginning of a long ClientHello.
    const hello = Buffer.from([0x16, 0x03, 0x01, 0x10, 0x00, 0x01, 0x00, 0x0f, 0xfc, 0x03, 0x03]);
    let at = 0;
    const drip = setInterval(() => dripping.write(Buffer.from([hello[at++] ?? 0])), 15);
    await closes(dripping);
    clearInterval(drip);
  });

  test('within HTTP, dripping bytes, but not once it is a socket', async () => {
    const host = await startHost({}, { limits: { handshakeMs } });
    const socket = await enter(host, await aPerson('Ann'));
    const dripping = connectTls({ port: host.port, host: '127.0.0.1', rejectUnauthorized: false });
    dripping.on('error', () => undefined);
    const text = `GET /hearth.json HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(1_000)}`;
    let at = 0;
    const drip = setInterval(() => dripping.write(text[at++] ?? 'x'), 15);
    await closes(dripping);
    clearInterval(drip);
    await socket.settled();
  });

  test('asking for the card with a body that never ends', async () => {
    const host = await startHost({}, { limits: { handshakeMs } });
    const talking = connectTls({ port: host.port, host: '127.0.0.1', rejectUnauthorized: false });
    talking.on('error', () => undefined);
    talking.write('POST /hearth.json HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
    const drip = setInterval(() => talking.write('1\r\nx\r\n'), 15);
    await closes(talking.resume());
    clearInterval(drip);
  });

  test('after TLS, saying nothing', async () => {
    const host = await startHost({}, { limits: { handshakeMs } });
    const idle = connectTls({ port: host.port, host: '127.0.0.1', rejectUnauthorized: false });
    idle.on('error', () => undefined);
    idle.resume();
    await closes(idle);
  });
});
