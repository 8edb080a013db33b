import { basename, dirname } from 'node:path';
import * as v from 'valibot';
import type { DamagedFile, StorageTrouble } from '#shared/bridge/state';
import { DAMAGE_KINDS } from '#shared/damage';
import type { Damage } from '../store/store';

const DamageNote = v.object({
  /** Notes of an older Hearth have none, and a newer one may have others: the sentence stands for them. */
  kind: v.fallback(v.nullable(v.picklist(DAMAGE_KINDS)), null),
  file: v.string(),
  offset: v.number(),
  message: v.string(),
  /** The damaged file as it was, kept aside under another name; null where there was nothing to keep. */
  copy: v.nullable(v.string()),
  put_away: v.boolean(),
});
/** A damage that was found on this computer, and whether its owner has put the news of it away. */
type DamageNote = v.InferOutput<typeof DamageNote>;

/** What is remembered of the trouble that this install's own host had with its disk. */
export const StorageNotes = v.object({
  damages: v.optional(v.array(DamageNote), []),
  last_trouble: v.optional(
    v.nullable(v.object({ message: v.string(), since: v.string(), until: v.nullable(v.string()) })),
    null,
  ),
});
export type StorageNotes = v.InferOutput<typeof StorageNotes>;

/** Notes kept at most: a disk that falls apart is told by as many. */
const MOST_NOTES = 1_000;

/** A damage with the copy that was kept of its file. */
export interface FoundDamage extends Damage {
  readonly copy: string | null;
}

/**
 * Notes what is new. A damage that stays where it is, is reported anew whenever it is read: it is the same for as long as
 * the same copy lies beside its file. The very notes when nothing is new.
 */
export function noteDamages(notes: StorageNotes, found: readonly FoundDamage[]): StorageNotes {
  const fresh = found.filter((damage) => !notes.damages.some((note) => isSame(note, damage)));
  if (fresh.length === 0) return notes;
  const added = fresh.map(({ kind, file, offset, message, copy }) => ({
    ...{ kind, file, offset, message, copy },
    put_away: false,
  }));
  return { ...notes, damages: [...notes.damages, ...added].slice(-MOST_NOTES) };
}

// A copy may be made a moment after the damage was told.
const isSame = (note: DamageNote, { file, offset, copy }: FoundDamage): boolean =>
  note.file === file && note.offset === offset && (note.copy === copy || note.copy === null || copy === null);

/** The owner has seen what became of a file. */
export const putAway = (notes: StorageNotes, file: string): StorageNotes => ({
  ...notes,
  damages: notes.damages.map((note) => (note.file === file ? { ...note, put_away: true } : note)),
});

/** The files whose news were not put away, those found last first. */
export function damagedFiles({ damages }: StorageNotes): DamagedFile[] {
  const files = new Map<string, DamageNote[]>();
  for (const note of damages) {
    if (!note.put_away) files.set(note.file, [...(files.get(note.file) ?? []), note]);
  }
  return [...files].reverse().map(([file, notes]) => ({
    file,
    room: roomOf(file),
    offsets: notes.map(({ offset }) => offset),
    losses: lossesIn(notes),
    copy: notes.find(({ copy }) => copy !== null)?.copy ?? null,
  }));
}

/** What is lost, each once. */
const lossesIn = (notes: readonly DamageNote[]): DamagedFile['losses'] => [
  ...new Map(notes.map(({ kind, message }) => [message, { kind, message }])).values(),
];

/** The room whose messages a file holds (`rooms/<id>/<seq>.log`), or null. */
function roomOf(file: string): string | null {
  const folder = dirname(file);
  return basename(dirname(folder)) === 'rooms' && file.endsWith('.log') ? basename(folder) : null;
}

/** Notes that saving fails since then, or did for a while (`until`). */
export const noteTrouble = (
  notes: StorageNotes,
  { message, since }: StorageTrouble,
  until: Date | null,
): StorageNotes => ({
  ...notes,
  last_trouble: { message, since, until: until?.toISOString() ?? null },
});
