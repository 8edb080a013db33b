import { Socket } from 'phoenix';
import { expect, test } from 'vitest';
import { dialFailureOf } from '../../../../src/main/peer/wire/dial-failure';
import { dialPinned, FingerprintMismatch } from '../../../../src/main/peer/wire/pinned-tls';
import { type Attempt, pinnedTransport } from '../../../../src/main/peer/wire/pinned-websocket';
import { closedPort, type Stranger, tcpStranger, tlsStranger } from '../../../support/stranger';

const OTHER_PIN = '0'.repeat(64);
const never = new AbortController().signal;

/** What an attempt of the phoenix client with our transport came to. */
function attemptWithPhoenix(target: Stranger, fingerprint: string): Promise<Error | number> {
  return new Promise((resolve) => {
    let outcome: Error | number = new Error('Nothing happened.');
    const attempt: Attempt = {
      target,
      fingerprint,
      dialled: () => undefined,
      refused: (status) => {
        outcome = status;
      },
      failed: (error) => {
        outcome = typeof outcome === 'number' ? outcome : error;
      },
    };
    const socket = new Socket('wss://hearth/socket', {
      transport: pinnedTransport(() => attempt),
      authToken: 'secret',
    });
    socket.onClose(() => {
      socket.disconnect();
      resolve(outcome);
    });
    socket.connect();
  });
}

test('the right certificate opens the line and its fingerprint is told [CONN-2]', async () => {
  const stranger = await tlsStranger();
  const line = await dialPinned(stranger, { pin: stranger.fingerprint, signal: never });
  expect(line.fingerprint).toBe(stranger.fingerprint);
  line.socket.destroy();
});

test.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'a stranger hears not one byte, 100 times over %s [CONN-2]',
  async (version) => {
    const stranger = await tlsStranger({ version });
    const outcomes = [];
    for (let time = 0; time < 100; time += 1) outcomes.push(await attemptWithPhoenix(stranger, OTHER_PIN));
    expect(outcomes.every((outcome) => outcome instanceof FingerprintMismatch)).toBe(true);
    expect(outcomes[0]).toMatchObject({ shown: stranger.fingerprint, pinned: OTHER_PIN });
    expect(stranger.heard()).toBe('');
  },
);

test('whoever shows the pinned certificate is asked for an upgrade, with the token as subprotocol', async () => {
  const body = '{"reason":"code_required","message":"No."}';
  const answer = `HTTP/1.1 403 Forbidden\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`;
  const stranger = await tlsStranger({ answer });
  expect(await attemptWithPhoenix(stranger, stranger.fingerprint)).toBe(403);
  expect(stranger.heard()).toContain('GET /socket/websocket?vsn=2.0.0 HTTP/1.1');
  expect(stranger.heard()).toContain(`phoenix,base64url.bearer.phx.${btoa('secret').replace(/=/g, '')}`);
});

test('an attempt that is given up leaves no line', async () => {
  const abort = new AbortController();
  const stranger = await tcpStranger(undefined);
  const dial = dialPinned(stranger, { pin: null, signal: abort.signal });
  abort.abort();
  await expect(dial).rejects.toThrow('given up');
});

test('every failure has its kind', async () => {
  const kindOf = (target: { address: string; port: number }) =>
    dialPinned(target, { pin: OTHER_PIN, signal: never, timeoutMs: 300 }).catch((error) => dialFailureOf(error).kind);
  expect(await kindOf({ address: '127.0.0.1', port: await closedPort() })).toBe('nothing-listens');
  expect(await kindOf(await tcpStranger(undefined))).toBe('no-answer');
  expect(await kindOf(await tcpStranger('HTTP/1.1 400 Bad Request\r\n\r\n'))).toBe('not-hearth');
  expect(await kindOf({ address: 'no-such-computer.invalid', port: 4747 })).toBe('unknown-name');
  expect(await kindOf(await tlsStranger())).toBe('fingerprint');
});
