import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { Id } from '#shared/nouns/fields';
import type { Document } from '../../store/document';
import { Amendment } from './foresee';

const StoredAmendment = v.object({ id: Id, room: Id, amendment: Amendment });

/** What a person did to a message and the host has not acknowledged yet. */
export type StoredAmendment = v.InferOutput<typeof StoredAmendment>;

/** The amendments on their way to one host, in the order they were made. */
export const AmendmentsFile = v.object({ version: v.literal(1), entries: v.array(StoredAmendment) });
export type AmendmentsFile = v.InferOutput<typeof AmendmentsFile>;

/** The file before the first amendment. */
export const NO_AMENDMENTS: AmendmentsFile = { version: 1, entries: [] };

/** More than this many is a program gone wrong. */
const MOST_AMENDMENTS = 1_000;

/** Edits, deletions, reactions and pins made without a line, on disk until the host has answered them. */
export class Amendments {
  constructor(private readonly document: Document<AmendmentsFile>) {}

  get full(): boolean {
    return this.document.value.entries.length >= MOST_AMENDMENTS;
  }

  /** Rooms of which some wait. */
  rooms(): readonly string[] {
    return [...new Set(this.document.value.entries.map(({ room }) => room))];
  }

  of(room: string): readonly StoredAmendment[] {
    return this.document.value.entries.filter((entry) => entry.room === room);
  }

  /** The oldest of a room. */
  next(room: string): StoredAmendment | null {
    return this.document.value.entries.find((entry) => entry.room === room) ?? null;
  }

  /** Resolves once it is on disk. */
  add(room: string, amendment: Amendment): Promise<void> {
    const entry: StoredAmendment = { id: randomUUID(), room, amendment };
    return this.document.update((file) => ({ ...file, entries: [...file.entries, entry] }));
  }

  /** The host has answered it. */
  remove(id: string): Promise<void> {
    return this.document.update((file) => ({ ...file, entries: file.entries.filter((entry) => entry.id !== id) }));
  }

  close(): Promise<void> {
    return this.document.close();
  }
}
