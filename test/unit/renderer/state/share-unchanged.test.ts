import { describe, expect, test } from 'vitest';
import { shareUnchanged } from '../../../../src/renderer/state/share-unchanged';

describe('sharing what did not change', () => {
  const before = {
    me: { id: 'ines' },
    hosts: [
      { id: 'a', unread: { r: 1 } },
      { id: 'b', unread: {} },
    ],
    none: null,
  };

  test('hands out the old value when nothing changed', () => {
    expect(shareUnchanged(before, structuredClone(before))).toBe(before);
  });

  test('keeps the identity of the parts that did not change, and takes over what did', () => {
    const next = structuredClone(before);
    next.hosts[0] = { id: 'a', unread: { r: 2 } };
    const shared = shareUnchanged(before, next);
    expect(shared).toEqual(next);
    expect(shared.me).toBe(before.me);
    expect(shared.hosts[1]).toBe(before.hosts[1]);
    expect(shared.hosts[0]).not.toBe(before.hosts[0]);
  });

  test('tells a field that is gone, renamed or longer from one that is as it was', () => {
    expect(shareUnchanged({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
    expect(shareUnchanged({ a: undefined }, { b: undefined })).toEqual({ b: undefined });
    expect(shareUnchanged([1], [1, 2])).toEqual([1, 2]);
    expect(shareUnchanged([1], { 0: 1 })).toEqual({ 0: 1 });
    expect(shareUnchanged(null, { a: 1 })).toEqual({ a: 1 });
  });
});
