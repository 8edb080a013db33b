import { describe, expect, it } from 'vitest';
import type { ChatMessage } from '#shared/nouns/message';
import type { Role } from '#shared/nouns/user';
import { LIMITS } from '#shared/protocol/limits';
import { type AmendRule, deleteMessage, editTo, pinTo, react } from '../../../../src/main/host/messages/amend-rules';
import { newUser } from '../../../../src/main/host/people/new-user';
import { aMessage } from '../../../support/nouns';
import { granted, NOON, refused } from '../../../support/rules';

/** What a rule says to a message of ines, for somebody. */
const ask = (rule: AmendRule, who: string, fields: Partial<ChatMessage> = {}, role: Role = 'member') =>
  rule({ actor: newUser({ id: who, name: who, now: NOON, role }), now: NOON }, aMessage(fields));

const GONE = { deleted: NOON, message: '' };
const FILE = { id: 'f', name: 'a.txt', size: 1, type: 'text/plain' };

describe('editing', () => {
  it('[EDIT-1] is for the author alone', () => {
    expect(granted(ask(editTo('new'), 'ines'))).toEqual({ kind: 'edit', user: 'ines', at: NOON, message: 'new' });
    for (const role of ['member', 'admin', 'owner'] as const) {
      expect(refused(ask(editTo('new'), 'bob', {}, role))).toBe('forbidden');
    }
  });

  it('[EDIT-2] leaves some text, unless there are files', () => {
    for (const nothing of ['', '\u200b']) expect(refused(ask(editTo(nothing), 'ines'))).toBe('bad_request message');
    expect(granted(ask(editTo(''), 'ines', { files: [FILE] }))).toMatchObject({ message: '' });
  });

  it('[AMEND-2] to the same text changes nothing', () => {
    expect(granted(ask(editTo('same'), 'ines', { message: 'same' }))).toBeNull();
  });
});

describe('deleting', () => {
  it('[DELETE-1] [SEE-6] is for the author, the owner and admins, and ok twice', () => {
    expect(granted(ask(deleteMessage, 'ines'))).toEqual({ kind: 'delete', user: 'ines', at: NOON });
    expect(granted(ask(deleteMessage, 'bob', {}, 'admin'))).toMatchObject({ kind: 'delete', user: 'bob' });
    expect(granted(ask(deleteMessage, 'ann', {}, 'owner'))).toMatchObject({ user: 'ann' });
    expect(refused(ask(deleteMessage, 'bob'))).toBe('forbidden');
    expect(granted(ask(deleteMessage, 'ines', GONE))).toBeNull();
  });
});

describe('a deleted message', () => {
  it('[DELETE-2] is neither edited nor reacted to nor pinned, nor are its reactions taken back', () => {
    const rules = [editTo('new'), react('👍', true), react('👍', false), pinTo(true, 0), pinTo(false, 0)];
    for (const rule of rules) expect(refused(ask(rule, 'ines', GONE))).toBe('conflict');
  });
});

describe('reacting', () => {
  const emoji = (count: number) => ({
    reactions: Array.from({ length: count }, (_, index) => ({
      ...{ emoji: String.fromCodePoint(0x1f600 + index), count: 1, users: ['ines'] },
    })),
  });

  it('[REACT-1] is for anyone', () => {
    expect(granted(ask(react('👍', true), 'bob'))).toEqual({
      ...{ kind: 'reaction', user: 'bob', at: NOON, emoji: '👍', on: true },
    });
  });

  it('[REACT-2] stops at twenty different emoji; more of those that are there are fine', () => {
    const full = emoji(LIMITS.emojiPerMessage);
    expect(refused(ask(react('👍', true), 'bob', full))).toBe('conflict');
    expect(granted(ask(react('😀', true), 'bob', full))).toMatchObject({ emoji: '😀' });
    expect(granted(ask(react('👍', true), 'bob', emoji(LIMITS.emojiPerMessage - 1)))).toMatchObject({ emoji: '👍' });
  });

  it('[AMEND-2] taking back what nobody gave changes nothing', () => {
    expect(granted(ask(react('👍', false), 'bob', emoji(3)))).toBeNull();
  });
});

describe('pinning', () => {
  it('[PIN-1] is for anyone, until a hundred are pinned', () => {
    expect(granted(ask(pinTo(true, 99), 'bob'))).toEqual({ kind: 'pin', user: 'bob', at: NOON, on: true });
    expect(refused(ask(pinTo(true, 100), 'bob'))).toBe('conflict');
    expect(granted(ask(pinTo(false, 100), 'bob', { pinned: true }))).toMatchObject({ on: false });
  });

  it('[AMEND-2] what is pinned already changes nothing, also when a hundred are', () => {
    expect(granted(ask(pinTo(true, 100), 'bob', { pinned: true }))).toBeNull();
    expect(granted(ask(pinTo(false, 0), 'bob'))).toBeNull();
  });
});
