import { describe, expect, it } from 'vitest';
import { applied } from '../../../../src/renderer/features/composer/format/edit';
import { type Format, formatText, linked } from '../../../../src/renderer/features/composer/format/format-text';

/** Formats what stands between the bars, and shows what is chosen then. */
function formatted(marked: string, format: Format): string {
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|') - (marked.lastIndexOf('|') === start ? 0 : 1);
  const text = marked.replaceAll('|', '');
  return shown(text, formatText(text, start, end, format));
}

function shown(text: string, edit: ReturnType<typeof formatText>): string {
  const after = applied(text, edit);
  const [from, to] = edit.select;
  return `${after.slice(0, from)}|${after.slice(from, to)}|${after.slice(to)}`;
}

describe('marks around words', () => {
  it('are put around what is chosen, and taken away again', () => {
    expect(formatted('a |b| c', 'bold')).toBe('a **|b|** c');
    expect(formatted('a **|b|** c', 'bold')).toBe('a |b| c');
    expect(formatted('a |**b**| c', 'bold')).toBe('a |b| c');
    expect(formatted('|b|', 'italic')).toBe('_|b|_');
    expect(formatted('|b|', 'strike')).toBe('~~|b|~~');
    expect(formatted('|b|', 'code')).toBe('`|b|`');
  });

  it('leave spaces outside, where they would not hold', () => {
    expect(formatted('a| b |c', 'bold')).toBe('a **|b|** c');
  });

  it('with nothing chosen wait for what is written next', () => {
    expect(formatted('a |', 'bold')).toBe('a **||**');
  });
});

describe('lines', () => {
  it('become quotes and lists as a whole, and lines again', () => {
    expect(formatted('one\nt|w|o\nthree', 'quote')).toBe('one\n|> two|\nthree');
    expect(formatted('|one\ntwo|', 'list')).toBe('|- one\n- two|');
    expect(formatted('|one\ntwo|', 'numbers')).toBe('|1. one\n2. two|');
    expect(formatted('|- one\n- two|', 'list')).toBe('|one\ntwo|');
  });

  it('of code go between fences', () => {
    expect(formatted('see |a\nb|', 'code')).toBe('see \n```\n|a\nb|\n```');
  });
});

describe('a link', () => {
  it('asks for its address, or gets the one that was pasted', () => {
    expect(formatted('the |portal|', 'link')).toBe('the [portal](||)');
    expect(formatted('a |', 'link')).toBe('a [||]()');
    expect(shown('the portal', linked('the portal', 4, 10, 'https://a.example'))).toBe(
      'the [portal](https://a.example)||',
    );
  });
});
