import { Engine } from './engine';
import { type CallName, type EngineCalls, type EngineData, EngineFailure, type RemoteEngine } from './engine-calls';

/** An engine in the thread of its caller: for tests, and where a thread of its own is not worth it. */
export class InlineEngine implements RemoteEngine {
  readonly #engine: Engine;
  #stopped = false;

  constructor({ path, now }: EngineData) {
    this.#engine = Engine.open(path, now);
  }

  async call<K extends CallName>(name: K, ...args: Parameters<EngineCalls[K]>): Promise<ReturnType<EngineCalls[K]>> {
    if (this.#stopped) throw new EngineFailure('The search index is closed.');
    if (name === 'close') this.#stopped = true;
    const method = this.#engine[name] as (...args: Parameters<EngineCalls[K]>) => ReturnType<EngineCalls[K]>;
    try {
      return method.apply(this.#engine, args);
    } catch (cause) {
      throw new EngineFailure(cause instanceof Error ? cause.message : String(cause), { cause });
    }
  }

  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#engine.abandon();
  }
}
