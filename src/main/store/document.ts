/**
 * One small JSON value in one file, checked by a schema when read and replaced atomically when written: settings, known
 * hosts, outboxes. Adapters fsync file and folder before `update` resolves, and coalesce updates made meanwhile.
 */
export interface Document<T> {
  /** The value as last updated, on disk or about to be. A value: replace it, never mutate. */
  readonly value: T;
  /**
   * Replaces the value by what `change` makes of it; resolves when it is on disk. When it cannot be written it rejects
   * with {@link StoreFault} and `value` is as if this update had not been. `change` is a pure function: it may run again.
   */
  update(change: (value: T) => T): Promise<void>;
  /** Resolves when everything so far is on disk. */
  close(): Promise<void>;
}
