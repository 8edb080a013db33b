const DIGITS = 12;
const NAME = new RegExp(`^\\d{${DIGITS}}\\.log$`);

/** The name of the segment that begins with a seq. Names sort as their seqs do. */
export const segmentName = (first: number): string => `${String(first).padStart(DIGITS, '0')}.log`;

/** Whether a file's name is that of a segment. */
export const isSegmentName = (name: string): boolean => NAME.test(name);

/** The first seqs of the segments among a folder's names, ascending. */
export const firstSeqs = (names: readonly string[]): number[] =>
  names
    .filter(isSegmentName)
    .map((name) => Number.parseInt(name, 10))
    .sort((a, b) => a - b);
