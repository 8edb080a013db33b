/** The spell check of text fields: that of the system, or Hearth's own. */
export interface Spelling {
  /** Languages to choose from (BCP 47); none where the system finds the language by itself. */
  readonly languages: readonly string[];
  /** Of them those that are checked while none is chosen. */
  readonly systemLanguages: readonly string[];
  /** Of these words of a text those to underline. */
  wrong(words: readonly string[]): Promise<readonly string[]>;
  /** What may have been meant by a word, the likeliest first; `offered` is what Chromium has to offer. */
  suggestions(word: string, offered: readonly string[]): Promise<readonly string[]>;
  /** Counts a word as right from now on; resolves when that is on disk. */
  learn(word: string): Promise<void>;
  /** Hears when other words are right than before: what stands in text fields is to be checked again. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

/** Whether the system brings a spell check that Electron can use without the internet. */
export const hasSystemSpelling = (platform: NodeJS.Platform): boolean => platform === 'darwin';
