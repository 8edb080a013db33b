import type { Engine } from './engine';

/** What an engine is called for, wherever it runs. */
export type EngineCalls = Pick<
  Engine,
  'opened' | 'apply' | 'find' | 'counts' | 'replies' | 'threadsOf' | 'unread' | 'drop' | 'sweep' | 'close'
>;

export type CallName = keyof EngineCalls;

/** An engine that may run in another thread; what fails in it rejects with {@link EngineFailure}. Calls are done one after the other, in the order in which they were made. */
export interface RemoteEngine {
  call<K extends CallName>(name: K, ...args: Parameters<EngineCalls[K]>): Promise<ReturnType<EngineCalls[K]>>;
  /** Ends it whatever it does. Nothing it was doing is answered. */
  stop(): Promise<void>;
}

/** The engine cannot do what it was called for: its file is damaged, say, or its thread ended. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';
}

/** Where an engine's file is. */
export interface EngineData {
  readonly path: string;
  /** The computer's time, in milliseconds since 1970. */
  readonly now: number;
}

/** A call on its way to a worker, and what comes back. */
export interface CallMessage {
  readonly id: number;
  readonly name: CallName;
  readonly args: readonly unknown[];
}

export type AnswerMessage =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };
