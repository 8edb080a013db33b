import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import {
  type AnswerMessage,
  type CallMessage,
  type CallName,
  type EngineCalls,
  type EngineData,
  EngineFailure,
  type RemoteEngine,
} from './engine-calls';

/** What is short-lived in the thread is small: the memory of the process need not grow for it. */
const YOUNG_MB = 4;

/**
 * V8 compiles WebAssembly twice: at once, and again to make it faster. Making SQLite faster by a third costs 40 MB that the
 * process never gives back, so it stays as it was compiled first. It is a setting of the whole process; what else there is of
 * WebAssembly, to check spelling, is fast enough with it.
 */
const COMPILED_ONCE = '--liftoff-only';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** An engine in a thread of its own, so that nobody waits for it but who asks it. */
export class WorkerEngine implements RemoteEngine {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;
  #ended: EngineFailure | null = null;

  /** @param script the built `search-worker.cjs` */
  constructor(script: string, data: EngineData) {
    setFlagsFromString(COMPILED_ONCE);
    this.#worker = new Worker(script, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
    this.#worker.on('message', (answer: AnswerMessage) => this.#settle(answer));
    this.#worker.on('error', (error) => this.#end(`Its thread failed: ${String(error)}`));
    this.#worker.on('exit', () => this.#end('The search index is closed.'));
    this.#rest();
  }

  call<K extends CallName>(name: K, ...args: Parameters<EngineCalls[K]>): Promise<ReturnType<EngineCalls[K]>> {
    if (this.#ended) return Promise.reject(this.#ended);
    const id = ++this.#calls;
    const message: CallMessage = { id, name, args };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.#worker.ref();
      this.#worker.postMessage(message);
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(answer: AnswerMessage): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    this.#rest();
    if ('error' in answer) waiting?.reject(new EngineFailure(answer.error));
    else waiting?.resolve(answer.value);
  }

  /** A thread that waits for questions is no reason for a process to go on. */
  #rest(): void {
    if (this.#waiting.size === 0) this.#worker.unref();
  }

  #end(reason: string): void {
    this.#ended ??= new EngineFailure(reason);
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
  }
}
