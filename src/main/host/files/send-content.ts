import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type ByteRange, readRange } from '../../byte-range';
import type { ContentReader, StoredFile } from '../../store/files';
import { head } from './file-answers';

/** Bytes that are read at once: as many wait for a slow reader, and no more. */
const CHUNK = 128 * 1024;

/**
 * Answers a GET or HEAD with a content, or a part of it. It never says what the content is: nothing that reads it from
 * here is to show or run it.
 */
export async function sendContent(
  { sha256 }: StoredFile,
  reader: ContentReader,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const etag = `"${sha256}"`;
  const common = { ETag: etag, 'Accept-Ranges': 'bytes', 'Content-Disposition': 'attachment', 'Content-Type': TYPE };
  const condition = request.headers['if-range'];
  const asked = condition === undefined || condition === etag ? request.headers.range : undefined;
  const range = readRange(asked, reader.size);
  if (range === 'unsatisfiable') {
    head(response, 416, { ...common, 'Content-Range': `bytes */${reader.size}` });
    response.end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: reader.size };
  const part = range && { 'Content-Range': `bytes ${start}-${end - 1}/${reader.size}` };
  head(response, range ? 206 : 200, { ...common, ...part, 'Content-Length': end - start });
  if (request.method === 'HEAD') response.end();
  else await pipeline(piecesOf(reader, { start, end }), response);
}

const TYPE = 'application/octet-stream';

async function* piecesOf(reader: ContentReader, { start, end }: ByteRange): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; ) {
    const piece = await reader.read(at, Math.min(CHUNK, end - at));
    if (piece.length === 0) throw new Error('A content is shorter than it was.');
    yield piece;
    at += piece.length;
  }
}
