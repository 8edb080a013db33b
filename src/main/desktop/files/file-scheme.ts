import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { CustomScheme, Protocol } from 'electron';
import { FILE_SCHEME } from '#shared/bridge/files';
import { readRange } from '../../byte-range';
import type { PeerFiles } from '../../peer/files/peer-files';
import type { ShownContent } from '../../peer/files/shown-files';

/** What Chromium must know of the scheme before the app is ready: addresses with paths, and media that is streamed. */
export const FILE_SCHEME_PRIVILEGES: CustomScheme = {
  scheme: FILE_SCHEME,
  privileges: { standard: true, secure: true, stream: true },
};

/** The peer's files, as far as pages may see them. */
export type ShownSource = Pick<PeerFiles, 'shown' | 'shownAttachment'>;

/**
 * Serves pictures, videos and sounds of messages to our pages, which name a file by its host, room and id and get what the
 * person may see there. What a content is its bytes say; anything else is not found.
 */
export function serveFiles(protocol: Protocol, files: ShownSource): void {
  protocol.handle(FILE_SCHEME, (request) => answerFile(request, files));
}

/** Answers one request for a file. */
export async function answerFile(
  request: Pick<Request, 'url' | 'method' | 'headers'>,
  files: ShownSource,
): Promise<Response> {
  const content = request.method === 'GET' ? await find(request.url, files).catch(() => null) : null;
  if (!content) return new Response('Not found', { status: 404 });
  const { size } = content;
  const range = readRange(request.headers.get('range') ?? undefined, size);
  if (range === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
  }
  const { start, end } = range ?? { start: 0, end: size };
  return new Response(streamOf(content, start, end), {
    status: range ? 206 : 200,
    headers: {
      'content-type': content.type,
      'content-length': String(end - start),
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      ...(range && { 'content-range': `bytes ${start}-${end - 1}/${size}` }),
    },
  });
}

async function find(url: string, files: ShownSource): Promise<ShownContent | null> {
  const { host: kind, pathname } = new URL(url);
  const [, ...parts] = pathname.split('/');
  const [first = '', room = '', file = ''] = parts;
  if (kind === 'attachment' && parts.length === 1) return files.shownAttachment(first);
  if (kind === 'file' && parts.length === 3) return files.shown({ host: first, room, file });
  return null;
}

type Body = ConstructorParameters<typeof Response>[0];

/** The bytes from `start` up to `end`, read as they are asked for. */
function streamOf({ path }: ShownContent, start: number, end: number): Body {
  if (start === end) return null;
  const stream = createReadStream(path, { start, end: end - 1 });
  // A page that looks elsewhere ends it early.
  stream.on('error', () => undefined);
  // Node's types of streams and the web's differ in names only.
  return Readable.toWeb(stream) as Body;
}
