import { Worker } from 'node:worker_threads';
import type { Question, QuestionMessage, ReplyMessage, Speller, SpellerData } from './speller';

/** What is short-lived in the thread is small: the memory of the process need not grow for it. */
const YOUNG_MB = 4;

interface Waiting {
  readonly resolve: (words: string[]) => void;
  readonly reject: (error: Error) => void;
}

/** A speller in a thread of its own: loading a dictionary and looking for suggestions keep nobody waiting but who asks. */
export class ThreadSpeller implements Speller {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #ended: Error | null = null;

  /** @param script the built `spell-worker.cjs` */
  constructor(script: string, data: SpellerData) {
    this.#worker = new Worker(script, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
    this.#worker.on('message', (reply: ReplyMessage) => this.#settle(reply));
    this.#worker.on('error', (error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(new Error('The dictionaries are closed.')));
  }

  wrong(words: readonly string[]): Promise<string[]> {
    return this.#ask({ for: 'wrong', words });
  }

  suggestions(word: string): Promise<string[]> {
    return this.#ask({ for: 'suggestions', word });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #ask(question: Question): Promise<string[]> {
    if (this.#ended) return Promise.reject(this.#ended);
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      const message: QuestionMessage = { id, question };
      this.#worker.postMessage(message);
    });
  }

  #settle(reply: ReplyMessage): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('error' in reply) waiting?.reject(new Error(reply.error));
    else waiting?.resolve(reply.words);
  }

  #end(reason: Error): void {
    this.#ended ??= reason;
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
  }
}
