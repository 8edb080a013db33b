import * as v from 'valibot';
import type { Document } from '../../store/document';

/** The words a person added, in the order they did. */
export const PersonalWords = v.object({ words: v.optional(v.array(v.string()), []) });
export type PersonalWords = v.InferOutput<typeof PersonalWords>;

/** The words a person counts as right, on disk. */
export class PersonalDictionary {
  constructor(private readonly document: Document<PersonalWords>) {}

  /** Whether a word was added, as it is or in small letters: an added "sprig" may begin a sentence. */
  has(word: string): boolean {
    const { words } = this.document.value;
    return words.includes(word) || words.includes(word.toLowerCase());
  }

  /** Keeps a word; resolves when it is on disk. */
  async add(word: string): Promise<void> {
    if (this.document.value.words.includes(word)) return;
    await this.document.update(({ words }) => ({ words: [...words, word] }));
  }
}
