import type { Store } from '../../src/main/store/store';
import { sha256Of, someBytes } from './file-line';
import { draft } from './opened-store';

/** The content of the file of a message. */
export const bytesOfFile = (number: number): Buffer => someBytes(300_000, number);

/** Sends a file, and writes the message with it; resolves with its id once that is acknowledged. */
export async function writeWithFile({ files, log }: Store, number: number): Promise<string> {
  const bytes = bytesOfFile(number);
  const created = '2026-11-22T10:00:00.000Z';
  const about = { room: 'room-1', user: 'user-1', name: 'a.bin', size: bytes.length, sha256: sha256Of(bytes), created };
  const { id } = await files.begin(about);
  await files.receive(id, 0, piecesOf(bytes));
  const finished = await files.finish(id, async () => ({ type: 'image/png' }));
  if (!finished.ok) throw new Error(finished.error);
  await files.attach([id], `client-${number}`);
  const file = { id, name: 'a.bin', size: bytes.length, type: 'image/png' };
  await log.append(draft(number, { files: [file] }));
  await files.settle([id], `client-${number}`);
  return id;
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000);
}
