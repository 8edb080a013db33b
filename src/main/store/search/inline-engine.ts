import { Engine } from './engine';
import type { CallName, EngineCalls, EngineData, RemoteEngine } from './engine-calls';

/** An engine in the thread of its caller: for tests, and where a thread of its own is not worth it. */
export class InlineEngine implements RemoteEngine {
  readonly #engine: Engine;
  #stopped = false;

  constructor({ path, now }: EngineData) {
    this.#engine = Engine.open(path, now);
  }

  async call<K extends CallName>(name: K, ...args: Parameters<EngineCalls[K]>): Promise<ReturnType<EngineCalls[K]>> {
    if (this.#stopped) throw new Error('The search index is closed.');
    if (name === 'close') this.#stopped = true;
    const method = this.#engine[name] as (...args: Parameters<EngineCalls[K]>) => ReturnType<EngineCalls[K]>;
    return method.apply(this.#engine, args);
  }

  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#engine.abandon();
  }
}
