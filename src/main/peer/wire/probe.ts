import { get } from 'node:https';
import type { Socket } from 'node:net';
import * as v from 'valibot';
import { HostCard } from '#shared/nouns/host';
import { err, ok, type Result } from '#shared/result';
import { type Address, urlAuthority } from './address';
import { type DialFailure, dialFailureOf } from './dial-failure';
import { dialPinned } from './pinned-tls';

/** The answer to `GET /hearth.json` is some 300 bytes; what sends more is no host. */
const MAX_CARD_BYTES = 16 * 1024;
/** From the first packet to the last byte, in milliseconds. */
const PROBE_MS = 8_000;

/** What answered: the card of a host and the certificate it was served with. */
export interface Probed {
  readonly card: HostCard;
  /** Of the certificate that was really shown, not the one the card claims. */
  readonly fingerprint: string;
}

/** Asks who answers at an address. With a `pin` nothing is sent to anyone else. */
export async function probeHost(target: Address, pin: string | null): Promise<Result<Probed, DialFailure>> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PROBE_MS);
  try {
    const { socket, fingerprint } = await dialPinned(target, { pin, signal: abort.signal });
    const body = await fetchCard(socket, target, abort.signal);
    const card = v.safeParse(HostCard, body === null ? null : parseJson(body));
    return card.success ? ok({ card: card.output, fingerprint }) : err({ kind: 'not-hearth' });
  } catch (error) {
    return err(abort.signal.aborted ? { kind: 'no-answer' } : dialFailureOf(error));
  } finally {
    clearTimeout(timer);
  }
}

/** The body of the answer; null when it is not an answer of a host. */
function fetchCard(socket: Socket, target: Address, signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const request = get(`https://${urlAuthority(target)}/hearth.json`, {
      createConnection: () => socket,
      headers: { accept: 'application/json', connection: 'close' },
      signal,
    });
    request.once('error', (error) => {
      socket.destroy();
      reject(error);
    });
    request.once('response', (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
        if (body.length > MAX_CARD_BYTES) response.destroy(new Error('The answer is too long.'));
      });
      response.once('error', reject);
      response.once('end', () => {
        socket.destroy();
        resolve(response.statusCode === 200 ? body : null);
      });
    });
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
