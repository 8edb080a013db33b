import { extname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Problem } from '#shared/bridge/bridge';
import { LIMITS } from '#shared/protocol/limits';
import type { SystemPushReply } from '#shared/protocol/system-channel';
import { SYSTEM_TOPIC } from '#shared/protocol/topics';
import { err, ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { PeerFiles } from '../../peer/files/peer-files';
import type { ArchivedFile } from './archive-format';
import type { ArchivedFiles } from './archived-files';
import type { PacedPushes } from './paced-pushes';

/** What bringing files to a host stands on. */
export interface CarryFilesParts {
  readonly files: Pick<PeerFiles, 'send'>;
  readonly pushes: PacedPushes;
  readonly archived: ArchivedFiles;
  readonly host: string;
  /** The room that is being imported. */
  readonly room: string;
  readonly words: () => Words;
  readonly signal: AbortSignal;
}

/** What became of the files of a message. */
export interface Carried {
  /** As the host names them. */
  readonly ids: readonly string[];
  readonly missing: readonly ArchivedFile[];
}

type Way = SystemPushReply<'import-file'>;

/** A line that breaks is tried again so often without a byte that goes through, after so long. */
const RETRY_MS = 2_000;
const RETRIES = 30;

const TAKEN = 204;
const OTHER_CONTENT = 460;
const TOO_LONG = 413;
const DISK_FULL = 507;

/** Brings files of an export to the host, for the messages that are imported next. */
export class CarryFiles {
  readonly #parts: CarryFilesParts;

  constructor(parts: CarryFilesParts) {
    this.#parts = parts;
  }

  /** Brings the files of one message. What is not what it was, or too large for this host, is missing. */
  async carry(files: readonly ArchivedFile[]): Promise<Result<Carried, Problem>> {
    const ids: string[] = [];
    const missing: ArchivedFile[] = [];
    for (const file of withDistinctNames(files.slice(0, LIMITS.filesPerMessage))) {
      const path = await this.#parts.archived.find(file, this.#parts.signal);
      const brought = path === null ? ok(null) : await this.#bring(file, path);
      if (!brought.ok) return brought;
      if (brought.value === null) missing.push(file);
      else ids.push(brought.value);
    }
    return ok({ ids, missing: [...missing, ...files.slice(LIMITS.filesPerMessage)] });
  }

  /** The file's id; null where the host does not take it. */
  async #bring(file: ArchivedFile, source: string): Promise<Result<string | null, Problem>> {
    const { pushes, room, signal, words } = this.#parts;
    const { name, size, sha256, width, height } = file;
    let [stood, retries] = [-1, 0];
    for (;;) {
      const asked = { room, name, size, sha256, width, height };
      const way = await pushes.push<Way>(SYSTEM_TOPIC, 'import-file', asked);
      if (!way.ok) return way.error.reason === 'too_large' ? ok(null) : way;
      const outcome = await this.#send(way.value, size, source);
      if (typeof outcome !== 'number') return outcome;
      retries = way.value.offset > stood ? 0 : retries + 1;
      stood = way.value.offset;
      if (retries > RETRIES) return err({ message: words().archive.problems.unreachable });
      await pause(outcome, undefined, { signal });
    }
  }

  /** What an attempt came to, as {@link #bring}; a number says when to try again, in milliseconds. */
  async #send(way: Way, size: number, source: string): Promise<Result<string | null, Problem> | number> {
    const { files, host, signal } = this.#parts;
    const { id, path, ticket, offset, done } = way;
    if (done) return ok(id);
    try {
      const sending = { path, ticket, offset, source, size, signal, progress: () => {} };
      const { status, message, retryAfter } = await files.send(host, sending);
      if (status === TAKEN) return ok(id);
      if (status === OTHER_CONTENT || status === TOO_LONG) return ok(null);
      return status === DISK_FULL ? err({ message }) : (retryAfter ?? RETRY_MS);
    } catch {
      signal.throwIfAborted();
      return RETRY_MS;
    }
  }
}

/** What the host knows a file by, as long as it is in no message. */
const keyOf = ({ name, sha256 }: ArchivedFile): string => `${sha256} ${name}`;

/** Of a name, where something is added to it. */
const STEM = 200;

/** One message may have a content twice under one name; the host takes it for one file. */
function withDistinctNames(files: readonly ArchivedFile[]): ArchivedFile[] {
  const seen = new Set<string>();
  return files.map((file) => {
    let distinct = file;
    for (let copy = 2; seen.has(keyOf(distinct)); copy += 1) {
      const ending = extname(file.name);
      const stem = file.name.slice(0, file.name.length - ending.length).slice(0, STEM);
      distinct = { ...file, name: `${stem} (${copy})${ending}` };
    }
    seen.add(keyOf(distinct));
    return distinct;
  });
}
