import * as v from 'valibot';
import type { Problem } from '#shared/bridge/bridge';
import { err, ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import {
  ArchivedMessage,
  ArchivedPerson,
  type ArchivedRoom,
  ArchiveHead,
  FORMAT,
  FORMAT_VERSION,
} from './archive-format';
import type { ArchivePart } from './archive-parts';

/** What an export has, without its messages. */
export interface Surveyed {
  readonly room: ArchivedRoom;
  readonly people: readonly ArchivedPerson[];
  /** The seqs of its messages, ascending. */
  readonly seqs: readonly number[];
  /** How many files its messages have. */
  readonly files: number;
}

type Problems = Words['archive']['problems'];

const Kind = v.object({ format: v.literal(FORMAT), version: v.number() });

/** Looks at an export part by part, and says whether all of it may be imported. Of a message only its number is held. */
export class ArchiveSurvey {
  readonly #problems: Problems;
  readonly #head: Record<string, unknown> = {};
  readonly #people = new Map<string, ArchivedPerson>();
  readonly #seqs: number[] = [];
  /** Who wrote or reacted, and in which message first. */
  readonly #wanted = new Map<string, number>();
  #files = 0;
  #mistake: Problem | null = null;

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  take(part: ArchivePart): void {
    if (part.index === null) this.#head[part.field] = part.value;
    else if (this.#mistake === null) this.#mistake = part.field === 'people' ? this.#person(part) : this.#message(part);
  }

  outcome(): Result<Surveyed, Problem> {
    const kind = v.safeParse(Kind, this.#head);
    if (!kind.success) return err({ message: this.#problems.notAnExport });
    if (kind.output.version > FORMAT_VERSION) return err({ message: this.#problems.newer });
    const head = v.safeParse(ArchiveHead, this.#head);
    if (!head.success) return err(this.#damaged(v.getDotPath(head.issues[0]) ?? '?'));
    const mistake = this.#mistake ?? this.#stranger();
    if (mistake) return err(mistake);
    if (this.#seqs.length === 0) return err({ message: this.#problems.empty });
    const { room } = head.output;
    return ok({ room, people: [...this.#people.values()], seqs: this.#seqs, files: this.#files });
  }

  #person({ index, value }: ArchivePart): Problem | null {
    const person = v.safeParse(ArchivedPerson, value);
    if (!person.success) return this.#damaged(`people.${index}.${v.getDotPath(person.issues[0]) ?? '?'}`);
    this.#people.set(person.output.id, person.output);
    return null;
  }

  #message({ index, value }: ArchivePart): Problem | null {
    const message = v.safeParse(ArchivedMessage, value);
    if (!message.success) return this.#damaged(`messages.${index}.${v.getDotPath(message.issues[0]) ?? '?'}`);
    const { seq, user, reactions, files } = message.output;
    if (seq <= (this.#seqs.at(-1) ?? 0)) return this.#damaged(`messages.${index}.seq`);
    this.#seqs.push(seq);
    this.#files += files.length;
    for (const id of [user, ...reactions.flatMap((reaction) => reaction.users)]) {
      if (!this.#wanted.has(id)) this.#wanted.set(id, seq);
    }
    return null;
  }

  #stranger(): Problem | null {
    for (const [id, seq] of this.#wanted) if (!this.#people.has(id)) return { message: this.#problems.stranger(seq) };
    return null;
  }

  #damaged(where: string): Problem {
    return { message: this.#problems.damaged(where) };
  }
}
