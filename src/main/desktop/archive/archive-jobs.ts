import type { Archiving } from '#shared/bridge/state';

/** Windows hear of progress so often, in milliseconds. */
const TELL_MS = 200;

/** A room that is being written to a file, or made of one. */
export class ArchiveJob {
  readonly #abort = new AbortController();
  readonly #changed: () => void;
  #state: Archiving;
  #told = 0;
  #cancelled = false;

  constructor(state: Archiving, changed: () => void) {
    this.#state = state;
    this.#changed = changed;
  }

  get state(): Archiving {
    return this.#state;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** The person does not want it any more; else it was stopped because the app ends. */
  get cancelled(): boolean {
    return this.#cancelled;
  }

  /** What there is to do is known. */
  expect({ room, messages, files }: { room: string; messages: number; files: number }): void {
    this.#state = { ...this.#state, room, messages: { done: 0, of: messages }, files: { done: 0, of: files } };
    this.#changed();
  }

  /** One more message is done, with so many files. */
  did(filesOfIt: number): void {
    const { messages, files } = this.#state;
    this.#state = {
      ...this.#state,
      messages: { ...messages, done: messages.done + 1 },
      files: { ...files, done: files.done + filesOfIt },
    };
    const now = performance.now();
    if (now - this.#told < TELL_MS) return;
    this.#told = now;
    this.#changed();
  }

  cancel(): void {
    this.#cancelled = true;
    this.#abort.abort();
  }

  stop(): void {
    this.#abort.abort();
  }
}

/** What is being exported or imported: one room at a time, so that nobody loses sight of it. */
export class ArchiveJobs {
  readonly #listeners = new Set<() => void>();
  #job: ArchiveJob | null = null;
  #over: Promise<unknown> = Promise.resolve();

  current(): Archiving | null {
    return this.#job?.state ?? null;
  }

  /** Does some work as the only job; null where there is one already, or where it was cancelled. */
  async run<T>(state: Archiving, work: (job: ArchiveJob) => Promise<T>): Promise<T | 'busy' | 'cancelled'> {
    if (this.#job) return 'busy';
    const job = new ArchiveJob(state, () => this.#changed());
    this.#job = job;
    this.#changed();
    const done = this.#finish(job, work);
    this.#over = done.catch(() => undefined);
    return done;
  }

  /** Cancels what is being done; there may be nothing any more. */
  cancel(): void {
    this.#job?.cancel();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stops what is being done: an import goes on another time. */
  async close(): Promise<void> {
    this.#job?.stop();
    await this.#over;
    this.#listeners.clear();
  }

  async #finish<T>(job: ArchiveJob, work: (job: ArchiveJob) => Promise<T>): Promise<T | 'cancelled'> {
    try {
      return await work(job);
    } catch (error) {
      if (job.signal.aborted) return 'cancelled';
      throw error;
    } finally {
      this.#job = null;
      this.#changed();
    }
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
