import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import type { Problem } from '#shared/bridge/bridge';
import { FileName } from '#shared/nouns/file';
import { LIMITS } from '#shared/protocol/limits';
import { err, ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import { kindOf } from '../../content-kind';
import type { StoredAttachment } from './stored-attachment';

/** What is pasted is copied into our own folder; more than so many bytes are not. */
const PASTED_MOST = 100 * 1024 * 1024;

/** Attachments that are in no message yet: more are a program gone wrong. */
const MOST = 200;

const HEAD = 512 * 1024;

/** The files that a person has chosen for messages they did not send yet. What was sent of them is the outbox's. */
export class Attachments {
  readonly #chosen = new Map<string, StoredAttachment>();

  /** @param folder where pasted contents are kept until their message is gone */
  constructor(
    private readonly folder: string,
    private readonly words: () => Words,
  ) {}

  /** Removes pasted contents that no message waits with: the app ended before they were sent. */
  async tidy(inMessages: readonly StoredAttachment[]): Promise<void> {
    const kept = new Set(inMessages.map(({ path }) => path));
    for (const name of await readdir(this.folder).catch(() => [])) {
      const path = join(this.folder, name);
      if (!kept.has(path)) await rm(path, { force: true });
    }
  }

  get(id: string): StoredAttachment | undefined {
    return this.#chosen.get(id);
  }

  /** Takes files that have a place on this computer: all of them, or none with the reason. */
  async choose(paths: readonly string[]): Promise<Result<readonly StoredAttachment[], Problem>> {
    const chosen: StoredAttachment[] = [];
    for (const path of paths) {
      const found = await this.#look(path, nameOf(path), false);
      if (!found.ok) return found;
      chosen.push(found.value);
    }
    return this.#take(chosen);
  }

  /** Takes what has no place: it gets one in our own folder. */
  async paste(name: string, bytes: Uint8Array): Promise<Result<StoredAttachment, Problem>> {
    const { problems } = this.words().files;
    if (bytes.length > PASTED_MOST) return err({ message: problems.pasteTooLarge });
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, randomUUID());
    await writeFile(path, bytes, { mode: 0o600 });
    const found = await this.#look(path, name, true);
    const taken = found.ok ? this.#take([found.value]) : found;
    if (!taken.ok) await rm(path, { force: true });
    return taken.ok && found.ok ? found : (taken as Result<never, Problem>);
  }

  /** Notes how large a video is; of other files their content tells. */
  measure(id: string, extent: { readonly width: number; readonly height: number }): void {
    const attachment = this.#chosen.get(id);
    if (attachment?.type.startsWith('video/')) this.#chosen.set(id, { ...attachment, ...extent });
  }

  /** Gives one up; it may be gone already. */
  async discard(id: string): Promise<void> {
    const attachment = this.#chosen.get(id);
    this.#chosen.delete(id);
    if (attachment) await this.forget([attachment]);
  }

  /** Hands these over to a message; an error when one of them is not here. */
  forMessage(ids: readonly string[]): Result<StoredAttachment[], Problem> {
    const attachments = ids.flatMap((id) => this.#chosen.get(id) ?? []);
    if (attachments.length < ids.length) return err({ message: this.words().files.problems.attachmentGone });
    return ok(attachments);
  }

  /** They are in a message that is on disk. */
  handedOver(ids: readonly string[]): void {
    for (const id of ids) this.#chosen.delete(id);
  }

  /** Their message is gone: our copies go, too. */
  async forget(attachments: readonly StoredAttachment[]): Promise<void> {
    for (const { path, spooled } of attachments) if (spooled) await rm(path, { force: true });
  }

  #take(attachments: readonly StoredAttachment[]): Result<readonly StoredAttachment[], Problem> {
    if (this.#chosen.size + attachments.length > MOST) {
      return err({ message: this.words().files.problems.tooMany(LIMITS.filesPerMessage) });
    }
    for (const attachment of attachments) this.#chosen.set(attachment.id, attachment);
    return ok(attachments);
  }

  async #look(path: string, name: string, spooled: boolean): Promise<Result<StoredAttachment, Problem>> {
    const { problems } = this.words().files;
    try {
      const found = await stat(path);
      if (!found.isFile()) return err({ message: problems.notAFile(name) });
      const kind = await kindOf(await headOf(path));
      const place = { path, spooled, modified: found.mtimeMs };
      const progress = { sha256: null, upload: null, state: 'waiting', error: null } as const;
      return ok({ id: randomUUID(), name, size: found.size, ...kind, ...place, ...progress });
    } catch {
      return err({ message: problems.sourceUnreadable(name) });
    }
  }
}

async function headOf(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The name under which a file is sent: what the wire does not take of it is left out. */
function nameOf(path: string): string {
  const name = [...basename(path)].filter((character) => v.is(FileName, `a${character}a`)).join('');
  const parsed = v.safeParse(FileName, name.slice(-LIMITS.fileNameLength));
  return parsed.success ? parsed.output : 'file';
}
