import * as v from 'valibot';
import type { Draft } from '#shared/bridge/state';
import { SeqOrZero } from '#shared/nouns/fields';
import type { Logger } from '../logger';
import type { Document } from '../store/document';

/** What was being written, by host id and `draftKey`. */
export const DraftsFile = v.object({
  drafts: v.optional(
    v.record(v.string(), v.record(v.string(), v.object({ text: v.string(), reply_to: v.nullable(SeqOrZero) }))),
    {},
  ),
});
export type DraftsFile = v.InferOutput<typeof DraftsFile>;

/** How long typing may go on before it is written, in milliseconds: what a crash may cost. */
const WRITE_AFTER_MS = 500;

/** What is being written in each room, kept across restarts. Windows read it once, when they begin. */
export class Drafts {
  #drafts: AppDrafts;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly document: Document<DraftsFile>,
    private readonly logger: Logger,
  ) {
    this.#drafts = document.value.drafts;
  }

  /** By host id and `draftKey`. */
  all(): AppDrafts {
    return this.#drafts;
  }

  /** Keeps a draft, soon on disk; one without text and without what it answers ends it. */
  set(host: string, key: string, draft: Draft): void {
    const { [key]: _, ...others } = this.#drafts[host] ?? {};
    const isEmpty = draft.text === '' && draft.reply_to === null;
    this.#keep({ ...this.#drafts, [host]: isEmpty ? others : { ...others, [key]: draft } });
  }

  /** Nothing is being written on this host any more: it was left. */
  forget(host: string): void {
    if (!this.#drafts[host]) return;
    const { [host]: _, ...others } = this.#drafts;
    this.#keep(others);
  }

  /** Writes what waits. */
  async close(): Promise<void> {
    if (this.#timer) await this.#write();
  }

  #keep(drafts: AppDrafts): void {
    this.#drafts = drafts;
    this.#timer ??= setTimeout(() => void this.#write(), WRITE_AFTER_MS);
  }

  async #write(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const drafts = this.#drafts;
    await this.document
      .update(() => ({ drafts: drafts as DraftsFile['drafts'] }))
      .catch((error: unknown) => this.logger.error('drafts_not_kept', error));
  }
}

type AppDrafts = Readonly<Record<string, Readonly<Record<string, Draft>>>>;
