import { describe, expect, it } from 'vitest';
import { LIMITS } from '#shared/protocol/limits';
import { wordsIn } from '#shared/words/words';
import { fitsMessage, forwardedText } from '../../../../src/renderer/features/messages/forwarding';

const words = wordsIn('en').messages.forward;
const origin = { author: 'Priya', room: 'CAD' };
const said = (message: string) => ({ message, files: [] });

describe('a forwarded message', () => {
  it('is a quote with its author and room, below one’s own words', () => {
    expect(forwardedText(' See here: ', said('One.\n\nTwo.'), origin, words)).toBe(
      'See here:\n\nFrom Priya in CAD:\n> One.\n>\n> Two.',
    );
  });

  it('tells only who where the room has no name of its own', () => {
    expect(forwardedText('', said('Hello.'), { author: 'Priya', room: null }, words)).toBe('From Priya:\n> Hello.');
  });

  it('names its files, and whom an action is told of', () => {
    const files = [{ id: 'f', name: 'plan.pdf', size: 9, type: 'application/pdf' }];
    expect(forwardedText('', { message: '', files }, origin, words)).toBe('From Priya in CAD:\n> Files: plan.pdf');
    expect(forwardedText('', said('/me waves'), origin, words)).toBe('From Priya in CAD:\n> Priya waves');
  });

  it('that is too long with its quote is not sent', () => {
    expect(fitsMessage('x'.repeat(LIMITS.messageLength))).toBe(true);
    expect(fitsMessage(forwardedText('', said('x'.repeat(LIMITS.messageLength)), origin, words))).toBe(false);
  });
});
