import type { FindMentions } from '#shared/mentions';

/** Whom or what a name in a text means. */
export interface Named {
  readonly kind: 'person' | 'everybody' | 'room';
  /** Several people may have one name; everybody has none. */
  readonly ids: readonly string[];
}

/** A run of text, or a name in it. */
export interface TextPart {
  readonly at: number;
  readonly text: string;
  readonly named: Named | null;
}

/** Cuts a text into plain runs and the names it mentions. */
export function splitMentions(text: string, findMentions: FindMentions): TextPart[] {
  if (!/[@#]/.test(text)) return [{ at: 0, text, named: null }];
  const parts: TextPart[] = [];
  let end = 0;
  for (const mention of findMentions(text)) {
    const last = parts.at(-1);
    if (last?.named && last.at === mention.start && mention.id !== null) {
      parts[parts.length - 1] = { ...last, named: { ...last.named, ids: [...last.named.ids, mention.id] } };
      continue;
    }
    if (mention.start > end) parts.push({ at: end, text: text.slice(end, mention.start), named: null });
    const ids = mention.id === null ? [] : [mention.id];
    parts.push({
      at: mention.start,
      text: text.slice(mention.start, mention.end),
      named: { kind: mention.kind, ids },
    });
    end = mention.end;
  }
  if (end < text.length) parts.push({ at: end, text: text.slice(end), named: null });
  return parts;
}

/** A run of text, and whether a search found it. */
export interface MarkedPart {
  readonly at: number;
  readonly text: string;
  readonly marked: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}_]+/gu;

/** Cuts a text where its words begin with what was looked for, ignoring case and accents as the search does. */
export function splitMarks(text: string, beginnings: readonly string[]): MarkedPart[] {
  const wanted = beginnings.map(folded).filter((word) => word !== '');
  if (wanted.length === 0) return [{ at: 0, text, marked: false }];
  const parts: MarkedPart[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const found = folded(word);
    if (!wanted.some((beginning) => found.startsWith(beginning))) continue;
    if (index > end) parts.push({ at: end, text: text.slice(end, index), marked: false });
    end = index + word.length;
    parts.push({ at: index, text: word, marked: true });
  }
  if (end < text.length) parts.push({ at: end, text: text.slice(end), marked: false });
  return parts;
}

const folded = (word: string): string => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
