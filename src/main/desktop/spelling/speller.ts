/** Looks words up in dictionaries, wherever those are. */
export interface Speller {
  /** Of these words those that none of the dictionaries has. */
  wrong(words: readonly string[]): Promise<string[]>;
  /** What may have been meant, the likeliest first; at most `SPELL_SUGGESTIONS`. */
  suggestions(word: string): Promise<string[]>;
  /** Frees the dictionaries; what is being asked rejects. */
  close(): Promise<void>;
}

/** Which dictionaries a speller has. */
export interface SpellerData {
  /** Names of npm packages. */
  readonly packages: readonly string[];
  /** The folder whose `node_modules` they are found in, or those of the folders around it. */
  readonly from: string;
}

/** What a speller in another thread is asked. */
export type Question =
  | { readonly for: 'wrong'; readonly words: readonly string[] }
  | { readonly for: 'suggestions'; readonly word: string };

/** A question on its way to the thread, and what comes back. */
export interface QuestionMessage {
  readonly id: number;
  readonly question: Question;
}

export type ReplyMessage =
  | { readonly id: number; readonly words: string[] }
  | { readonly id: number; readonly error: string };
