import { expect, it } from 'vitest';
import { findTyped } from '../../../../src/renderer/ui/use-roving-focus';

const names = ['General', 'Suppliers', 'Surprise', 'Workshop'];

it('one letter goes to the next name that begins with it, and round', () => {
  expect(findTyped(names, 's', 0)).toBe(1);
  expect(findTyped(names, 's', 1)).toBe(2);
  expect(findTyped(names, 's', 2)).toBe(1);
});

it('more letters stay where they still fit', () => {
  expect(findTyped(names, 'su', 1)).toBe(1);
  expect(findTyped(names, 'sur', 1)).toBe(2);
});

it('letters that fit nothing move nothing', () => {
  expect(findTyped(names, 'x', 0)).toBeNull();
  expect(findTyped([], 'x', 0)).toBeNull();
});
