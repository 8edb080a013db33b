import { createReadStream } from 'node:fs';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import * as v from 'valibot';
import { answerOf, type FileLine } from './file-line';
import { PIECE } from './read-source';

/** What is sent, and where to. */
export interface Sending {
  readonly path: string;
  readonly ticket: string;
  /** Where the host is with it. */
  readonly offset: number;
  readonly source: string;
  readonly size: number;
  readonly signal: AbortSignal;
  /** So many bytes are out. */
  progress(sent: number): void;
}

/** How the host answered. */
export interface Sent {
  readonly status: number;
  /** Why not, as the host says it. */
  readonly message: string;
  /** How long to wait before the next attempt, in milliseconds. */
  readonly retryAfter: number | null;
}

const Refused = v.object({ message: v.string() });

/**
 * Sends a file from an offset on (tus 1.0, PATCH). The host is asked first whether it takes the bytes, so that a refusal
 * costs none. Rejects when the line breaks.
 */
export async function sendBytes(line: FileLine, sending: Sending): Promise<Sent> {
  const { path, ticket, offset, size, signal } = sending;
  const request = await line.open({
    ...{ method: 'PATCH', path, ticket, signal },
    headers: {
      'Content-Type': 'application/offset+octet-stream',
      'Content-Length': size - offset,
      'Upload-Offset': offset,
      'Tus-Resumable': '1.0.0',
      Expect: '100-continue',
    },
  });
  const answered = answerOf(request);
  answered.catch(() => undefined);
  request.flushHeaders();
  const early = await Promise.race([continued(request), answered]);
  if (early) {
    request.destroy();
    return readAnswer(early);
  }
  // What breaks while bytes go out shows in the answer: the host may have said why.
  await pipeline(piecesOf(sending), request).catch(() => undefined);
  return readAnswer(await answered);
}

const continued = (request: ClientRequest): Promise<null> =>
  new Promise((resolve) => request.once('continue', () => resolve(null)));

async function* piecesOf({ source, offset, size, signal, progress }: Sending): AsyncGenerator<Uint8Array> {
  let sent = offset;
  if (sent === size) return;
  const stream = createReadStream(source, { start: offset, end: size - 1, highWaterMark: PIECE, signal });
  for await (const piece of stream) {
    yield piece;
    sent += piece.length;
    progress(sent);
  }
}

async function readAnswer(response: IncomingMessage): Promise<Sent> {
  const body = await text(response).catch(() => '');
  const seconds = Number(response.headers['retry-after']);
  return {
    status: response.statusCode ?? 0,
    message: messageIn(body),
    retryAfter: seconds > 0 ? seconds * 1_000 : null,
  };
}

function messageIn(body: string): string {
  try {
    const parsed = v.safeParse(Refused, JSON.parse(body));
    return parsed.success ? parsed.output.message : '';
  } catch {
    return '';
  }
}
