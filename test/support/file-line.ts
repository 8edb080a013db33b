import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { buffer } from 'node:stream/consumers';
import type { Member } from './member';

/** How a request about a file was answered. */
export interface FileAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What leads to a file's bytes. */
export interface FileWay {
  readonly path: string;
  readonly ticket: string;
}

/** One request about a file, and its answer. */
export async function askFile(
  port: number,
  { path, ticket }: FileWay,
  method: string,
  headers: Record<string, string | number> = {},
  body?: Uint8Array,
): Promise<FileAnswer> {
  const request = openFile(port, method, path, { Authorization: `Bearer ${ticket}`, ...headers });
  const answered = responseOf(request);
  request.end(body);
  const response = await answered;
  return { status: response.statusCode ?? 0, headers: response.headers, body: await buffer(response) };
}

/** A request that the caller ends by themself. */
export const openFile = (port: number, method: string, path: string, headers: RequestOptions['headers']) =>
  httpsRequest({ host: '127.0.0.1', port, method, path, headers, agent: false, rejectUnauthorized: false });

/** The answer to a request, with its body still to come. */
export const responseOf = (request: ReturnType<typeof openFile>): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => request.once('response', resolve).once('error', reject));

/** The headers with which bytes are sent from an offset on. */
export const patchFrom = (offset: number) => ({
  'Content-Type': 'application/offset+octet-stream',
  'Upload-Offset': offset,
  'Tus-Resumable': '1.0.0',
});

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A content that tells nothing of what it is, the same one for the same seed. */
export function someBytes(length: number, seed = 1): Buffer {
  const block = createHash('sha512').update(String(seed)).digest();
  return Buffer.alloc(length, block);
}

/** Announces a content in a room that this person has joined. */
export const announce = (member: Member, topic: string, name: string, bytes: Uint8Array, more: object = {}) =>
  member.do(topic, 'file-upload', { name, size: bytes.length, sha256: sha256Of(bytes), ...more });

/** Sends a whole file to a room; resolves with its id. */
export async function upload(
  port: number,
  member: Member,
  topic: string,
  name: string,
  bytes: Uint8Array,
): Promise<string> {
  const way = await announce(member, topic, name, bytes);
  if (way.done) return way.id;
  const { status, body } = await askFile(port, way, 'PATCH', patchFrom(0), bytes);
  if (status !== 204) throw new Error(`The upload was answered ${status}: ${body}`);
  return way.id;
}

/** Sends a whole file in a message of its own; resolves with the message's seq and the file's id. */
export async function sendFile(
  port: number,
  member: Member,
  topic: string,
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly id: string; readonly seq: number }> {
  const id = await upload(port, member, topic, name, bytes);
  const { seq } = await member.do(topic, 'chat-message', {
    message: '',
    client_id: `with-${id}`.slice(0, 64),
    files: [id],
  });
  return { id, seq };
}
