import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import * as v from 'valibot';
import type { Problem } from '#shared/bridge/bridge';
import { err, ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import { FORMAT, FORMAT_VERSION, RoomArchive } from './archive-format';

/** The largest export that is read: it is held in memory as a whole. A million short messages are less. */
const MOST_BYTES = 256 * 1024 * 1024;

/** An export that may be imported, and the SHA-256 of its file. */
export interface ReadArchive {
  readonly archive: RoomArchive;
  readonly source: string;
}

type Problems = Words['archive']['problems'];

const Head = v.object({ format: v.literal(FORMAT), version: v.number() });

/** Reads an exported room and checks all of it before anything is done with it. */
export async function readArchive(path: string, problems: Problems): Promise<Result<ReadArchive, Problem>> {
  const bytes = await readBounded(path, problems);
  if (!bytes.ok) return bytes;
  const json = parsed(bytes.value);
  const head = v.safeParse(Head, json);
  if (!head.success) return err({ message: problems.notAnExport });
  if (head.output.version > FORMAT_VERSION) return err({ message: problems.newer });
  const archive = v.safeParse(RoomArchive, json, { abortEarly: true });
  if (!archive.success) return err({ message: problems.damaged(v.getDotPath(archive.issues[0]) ?? '?') });
  const refused = mistakeIn(archive.output, problems);
  if (refused) return err(refused);
  return ok({ archive: archive.output, source: createHash('sha256').update(bytes.value).digest('hex') });
}

async function readBounded(path: string, problems: Problems): Promise<Result<Buffer, Problem>> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) return err({ message: problems.tooLarge(`${MOST_BYTES / 1024 / 1024} MB`) });
    return ok(await readFile(path));
  } catch {
    return err({ message: problems.unreadable });
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

/** What the shape alone does not tell. */
function mistakeIn({ messages, people }: RoomArchive, problems: Problems): Problem | null {
  if (messages.length === 0) return { message: problems.empty };
  const named = new Set(people.map(({ id }) => id));
  let last = 0;
  for (const [index, { seq, user, reactions }] of messages.entries()) {
    if (seq <= last) return { message: problems.damaged(`messages.${index}.seq`) };
    last = seq;
    const users = [user, ...reactions.flatMap((reaction) => reaction.users)];
    if (users.some((id) => !named.has(id))) return { message: problems.stranger(seq) };
  }
  return null;
}
