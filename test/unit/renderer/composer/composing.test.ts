import { describe, expect, it } from 'vitest';
import { pastedName } from '../../../../src/renderer/features/composer/attachments/use-attachments';
import { lastOwnMessage } from '../../../../src/renderer/features/composer/last-own-message';
import { sends } from '../../../../src/renderer/features/composer/use-composer-keys';
import { aMessage, at } from '../support/messages';

describe('the key that sends', () => {
  const key = (change: object = {}) => ({
    key: 'Enter',
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    nativeEvent: { isComposing: false, keyCode: 13 },
    ...change,
  });

  it('is Enter, or Ctrl or Cmd with it for who wants it so; Shift breaks the line', () => {
    expect(sends(key(), 'enter')).toBe(true);
    expect(sends(key({ ctrlKey: true }), 'enter')).toBe(true);
    expect(sends(key({ shiftKey: true }), 'enter')).toBe(false);
    expect(sends(key(), 'ctrl-enter')).toBe(false);
    expect(sends(key({ ctrlKey: true }), 'ctrl-enter')).toBe(true);
    expect(sends(key({ metaKey: true }), 'ctrl-enter')).toBe(true);
    expect(sends(key({ key: 'a' }), 'enter')).toBe(false);
  });

  it('is the input method’s while a word is being composed', () => {
    expect(sends(key({ nativeEvent: { isComposing: true, keyCode: 13 } }), 'enter')).toBe(false);
    expect(sends(key({ nativeEvent: { isComposing: false, keyCode: 229 } }), 'enter')).toBe(false);
  });
});

describe('the message that the arrow up edits', () => {
  const message = (seq: number, user: string, change: object = {}) => ({ ...aMessage(seq, user, at(9)), ...change });
  const messages = [
    message(1, 'ines'),
    message(2, 'ines', { thread: 1, reply_to: 1 }),
    message(3, 'priya'),
    message(4, 'ines', { deleted: at(10) }),
  ];

  it('is the last of one’s own that is still there', () => {
    expect(lastOwnMessage(messages, 'ines', null)?.seq).toBe(2);
    expect(lastOwnMessage(messages, 'priya', null)?.seq).toBe(3);
    expect(lastOwnMessage(messages, 'tomasz', null)).toBeNull();
  });

  it('is of the thread, in a thread', () => {
    expect(lastOwnMessage(messages, 'ines', 1)?.seq).toBe(2);
    expect(lastOwnMessage(messages, 'priya', 1)).toBeNull();
    expect(lastOwnMessage(messages, 'priya', 3)?.seq).toBe(3);
  });
});

describe('the name of a pasted file', () => {
  it('is its own, and the time for a picture that has none', () => {
    expect(pastedName({ name: 'legs.pdf' }, 'Picture 09:31')).toBe('legs.pdf');
    expect(pastedName({ name: 'image.png' }, 'Picture 09:31')).toBe('Picture 09.31.png');
    expect(pastedName({ name: '' }, 'Picture 09:31')).toBe('Picture 09.31.png');
  });
});
