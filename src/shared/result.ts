/**
 * An expected outcome as a value: what a function answers when a refusal is part of its job. Exceptions stay for bugs
 * and for I/O.
 */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** A success. */
export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });

/** An expected refusal. */
export const err = <E>(error: E): Result<never, E> => ({ ok: false, error });
