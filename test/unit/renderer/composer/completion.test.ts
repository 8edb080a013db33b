import { describe, expect, it } from 'vitest';
import { closeShortcode } from '../../../../src/renderer/features/composer/completion/close-shortcode';
import {
  completion,
  isWritten,
  keyOf,
  suggestionsFor,
  type Vocabulary,
} from '../../../../src/renderer/features/composer/completion/suggestions';
import { findTrigger } from '../../../../src/renderer/features/composer/completion/trigger';
import { applied } from '../../../../src/renderer/features/composer/format/edit';
import { loadEmoji } from '../../../../src/renderer/ui/emoji/emoji-data';
import { aRoom, aUser } from '../support/nouns';

const emoji = await loadEmoji('en');
const VOCABULARY: Vocabulary = {
  people: [
    aUser('jonas', { name: 'Jonas Lindqvist' }),
    aUser('priya', { name: 'Priya Raghunathan' }),
    aUser('aoife', { name: 'Aoife Ní Bhriain' }),
    aUser('ann', { name: 'Ann' }),
    aUser('annabel', { name: 'Annabel' }),
  ],
  rooms: [aRoom('cad', { name: 'CAD and drawings' }), aRoom('lunch', { name: 'Lunch, and who is cooking' })],
  emoji,
};

/** What is offered for a text with the caret at `|`. */
function offered(typed: string): string[] {
  const caret = typed.indexOf('|');
  const trigger = findTrigger(typed.replace('|', ''), caret);
  return trigger ? suggestionsFor(trigger, VOCABULARY).map(keyOf) : [];
}

/** The text after taking the first suggestion, with the caret at `|`. */
function taken(typed: string): string {
  const caret = typed.indexOf('|');
  const text = typed.replace('|', '');
  const trigger = findTrigger(text, caret);
  const [first] = trigger ? suggestionsFor(trigger, VOCABULARY) : [];
  if (!trigger || !first) return typed;
  const edit = completion(text, trigger, first, 0);
  const after = applied(text, edit);
  return `${after.slice(0, edit.select[0])}|${after.slice(edit.select[0])}`;
}

describe('a name', () => {
  it('is offered from its sign on, everybody last', () => {
    expect(offered('@|')).toEqual(['jonas', 'priya', 'aoife', 'ann', 'annabel', 'room']);
    expect(offered('Ask @pri|')).toEqual(['priya']);
    expect(offered('@ro|')).toEqual(['room']);
  });

  it('is found by any of its words, ignoring case and accents, and by more than one', () => {
    expect(offered('@RAG|')).toEqual(['priya']);
    expect(offered('@ni bh|')).toEqual([]);
    expect(offered('@aoife ni b|')).toEqual(['aoife']);
    expect(offered('@jonas l|')).toEqual(['jonas']);
  });

  it('in full comes before longer ones that begin with it', () => {
    expect(offered('@ann|')).toEqual(['ann', 'annabel']);
  });

  it('is not offered inside a word, after a space, or in code', () => {
    for (const text of ['ines@pri|', '@ pri|', '`@pri|', '```\n@pri|', 'done @Jonas Lindqvist and|']) {
      expect(offered(text)).toEqual([]);
    }
    expect(offered('`code` @pri|')).toEqual(['priya']);
    expect(offered('```\ncode\n```\n@pri|')).toEqual(['priya']);
  });

  it('is written in full, with a space to go on after; one that is there is used', () => {
    expect(taken('Ask @pri|')).toBe('Ask @Priya Raghunathan |');
    expect(taken('Ask @pri| please')).toBe('Ask @Priya Raghunathan | please'.replace(' | ', ' |'));
    expect(taken('@ro|')).toBe('@room |');
    expect(taken('see #lun|')).toBe('see #Lunch, and who is cooking |');
  });

  it('that stands there in full is not completed again', () => {
    const text = 'hi @Priya Raghunathan';
    const trigger = findTrigger(text, text.length);
    const [first] = trigger ? suggestionsFor(trigger, VOCABULARY) : [];
    expect(trigger && first && isWritten(trigger, first)).toBe(true);
  });
});

describe('a room', () => {
  it('is found by its words', () => {
    expect(offered('in #draw|')).toEqual(['cad']);
    expect(offered('#|')).toEqual(['cad', 'lunch']);
    expect(offered('# heading|')).toEqual([]);
  });
});

describe('an emoji', () => {
  it('is offered from two letters on, so that faces stay faces', () => {
    expect(offered(':D|')).toEqual([]);
    expect(offered(':-)|')).toEqual([]);
    expect(offered('at 12:30|')).toEqual([]);
    expect(offered(':tad|')[0]).toBe('🎉');
    expect(offered(':thumbsu|')[0]).toBe('👍');
  });

  it('takes the place of its code', () => {
    expect(taken('done :tad|')).toBe('done 🎉|');
  });

  it('is written as soon as its code is closed, in one’s skin tone', () => {
    const closed = (text: string, tone: 0 | 3 = 0) => {
      const edit = closeShortcode(text, text.length, emoji, tone);
      return edit && applied(text, edit);
    };
    expect(closed('so :tada:')).toBe('so 🎉');
    expect(closed(':+1:', 3)).toBe('👍🏽');
    expect(closed('nothing :of_the_kind:')).toBeNull();
    expect(closed('a:b:')).toBeNull();
  });
});

describe('a command', () => {
  it('is offered at the beginning of a message alone', () => {
    expect(offered('/in|')).toEqual(['invite']);
    expect(offered('/|').length).toBeGreaterThan(8);
    expect(offered('and /in|')).toEqual([]);
    expect(offered('/invite |')).toEqual([]);
    expect(taken('/in|')).toBe('/invite |');
  });
});
