import { describe, expect, it } from 'vitest';
import {
  estimateTextHeight,
  FOLD_AFTER_LINES,
  linesBeyondFold,
  mayNeedFolding,
} from '../../../../src/renderer/features/messages/row-height';

const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}`).join('\n');

describe('folding', () => {
  it('a text of 34 lines folds after twenty, with 14 more', () => {
    expect(linesBeyondFold(34 * 21, 21)).toBe(14);
  });

  it('two lines beyond the fold are shown: the words that unfold them take as much room', () => {
    expect(linesBeyondFold(22 * 21, 21)).toBe(0);
    expect(linesBeyondFold(23 * 21, 21)).toBe(3);
  });

  it('measures in lines of the text size the person chose', () => {
    expect(linesBeyondFold(34 * 31.5, 31.5)).toBe(14);
  });

  it('only texts that may be long are measured', () => {
    expect(mayNeedFolding('On it.')).toBe(false);
    expect(mayNeedFolding(lines(FOLD_AFTER_LINES))).toBe(false);
    expect(mayNeedFolding(lines(FOLD_AFTER_LINES + 1))).toBe(true);
    expect(mayNeedFolding('word '.repeat(200))).toBe(true);
  });
});

describe('estimates', () => {
  it('count broken and wrapped lines, up to the fold', () => {
    expect(estimateTextHeight('short', 600)).toBe(21);
    expect(estimateTextHeight('one\ntwo\n\nfour', 600)).toBe(84);
    expect(estimateTextHeight('x'.repeat(200), 784)).toBe(63);
    expect(estimateTextHeight(lines(500), 600)).toBe((FOLD_AFTER_LINES + 1) * 21);
  });

  it('take more lines in a narrow window, and the usual width where it is not known', () => {
    expect(estimateTextHeight('x'.repeat(200), 400)).toBeGreaterThan(estimateTextHeight('x'.repeat(200), 784));
    expect(estimateTextHeight('x'.repeat(200), 0)).toBe(estimateTextHeight('x'.repeat(200), 2_000));
  });
});
