import { describe, expect, it } from 'vitest';
import { findMentions, mentions } from '../../../src/shared/mentions';

const people = [
  { id: 'p', name: 'Priya' },
  { id: 'pr', name: 'Priya Raghunathan' },
  { id: 'j', name: 'Jonas' },
  { id: 'j2', name: 'Jonas' },
  { id: 'e', name: 'Éloïse (Atelier 2)' },
];
const rooms = [
  { id: 'g', name: 'General' },
  { id: 'l', name: 'Lunch, and who is cooking' },
];
const found = (text: string) =>
  findMentions(text, { people, rooms }).map(({ start, end, kind, id }) => [text.slice(start, end), kind, id]);

describe('[MENTION-1] a name in a text', () => {
  it('[MENTION-1] means the longest name that stands there', () => {
    expect(found('@Priya Raghunathan and @Priya')).toEqual([
      ['@Priya Raghunathan', 'person', 'pr'],
      ['@Priya', 'person', 'p'],
    ]);
  });

  it('is found whatever its case, and wherever a word may begin', () => {
    expect(found('(@priya), “@PRIYA”: @priya.')).toHaveLength(3);
  });

  it('is a whole word', () => {
    expect(found('mail priya@priya.example or @Priyanka')).toEqual([]);
  });

  it('means both of two people who are called the same', () => {
    expect(found('@Jonas')).toEqual([
      ['@Jonas', 'person', 'j'],
      ['@Jonas', 'person', 'j2'],
    ]);
  });

  it('may have spaces, brackets and accents', () => {
    expect(found('ask @éloïse (atelier 2)!')).toEqual([['@éloïse (atelier 2)', 'person', 'e']]);
  });

  it('after # is a room', () => {
    expect(found('see #general, #Lunch, and who is cooking today')).toEqual([
      ['#general', 'room', 'g'],
      ['#Lunch, and who is cooking', 'room', 'l'],
    ]);
  });

  it('room means everybody', () => {
    expect(found('@room the oak is here, not in the @rooms')).toEqual([['@room', 'everybody', null]]);
  });

  it('in code means nobody', () => {
    expect(found('`@Priya` and\n```\n@Jonas @room\n```\nand @Priya')).toEqual([['@Priya', 'person', 'p']]);
  });

  it('of a person who is called room is that person', () => {
    expect(findMentions('@room', { people: [{ id: 'r', name: 'Room' }], rooms: [] })).toMatchObject([{ id: 'r' }]);
  });
});

describe('a person', () => {
  it('is meant by name and as one of everybody', () => {
    const priya = { id: 'p', name: 'Priya' };
    expect(mentions('hello @priya', priya)).toBe(true);
    expect(mentions('hello @room', priya)).toBe(true);
    expect(mentions('hello priya', priya)).toBe(false);
  });

  it('is found in a text full of signs as quickly as in any other', () => {
    const crowd = Array.from({ length: 2_000 }, (_, index) => ({ id: `${index}`, name: `Person number ${index}` }));
    expect(findMentions('@person '.repeat(1_000), { people: crowd, rooms: [] })).toEqual([]);
  });
});
