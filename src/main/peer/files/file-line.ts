import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import type { Address } from '../wire/address';
import { urlAuthority } from '../wire/address';
import { dialPinned } from '../wire/pinned-tls';

/** Where a host is now, and how to know it. */
export interface FileLineOptions {
  /** The address it was last reached at; undefined while none is known. */
  address(): Address | undefined;
  fingerprint(): string;
}

/** A request for the bytes of a file. */
export interface FileRequest {
  readonly method: 'PATCH' | 'GET';
  readonly path: string;
  readonly ticket: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly signal: AbortSignal;
}

/** A line on which nothing moves for so long is dead, in milliseconds. */
const SILENCE_MS = 20_000;

/** The lines to one host on which bytes of files go: one for each transfer, pinned like the one of messages. */
export class FileLine {
  constructor(private readonly options: FileLineOptions) {}

  /** Begins a request; whoever asked sends the body and waits for {@link answerOf}. Rejects when there is no line. */
  async open({ method, path, ticket, headers, signal }: FileRequest): Promise<ClientRequest> {
    const address = this.options.address();
    if (!address) throw Object.assign(new Error('No address is known.'), { code: 'ENOTFOUND' });
    const { socket } = await dialPinned(address, { pin: this.options.fingerprint(), signal });
    socket.setTimeout(SILENCE_MS, () => socket.destroy());
    const request = httpRequest({
      ...{ method, path, signal },
      headers: { Host: urlAuthority(address), Authorization: `Bearer ${ticket}`, Connection: 'close', ...headers },
      createConnection: () => socket,
    });
    // A late error of a request that is over must find a listener.
    request.on('error', () => undefined);
    return request;
  }
}

/** The answer to a request, its body still to come; rejects when the line breaks before. */
export const answerOf = (request: ClientRequest): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const broken = () => reject(Object.assign(new Error('The line was closed.'), { code: 'ECONNRESET' }));
    request.once('response', resolve).once('error', reject).once('close', broken);
  });
