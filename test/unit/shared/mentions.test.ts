import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFindMentions, EVERYBODY, type Mention, type Mentionable, mentions } from '../../../src/shared/mentions';

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
const findMentions = createFindMentions({ people, rooms });
const found = (text: string) =>
  findMentions(text).map(({ start, end, kind, id }) => [text.slice(start, end), kind, id]);

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
    const find = createFindMentions({ people: [{ id: 'r', name: 'Room' }], rooms: [] });
    expect(find('@room')).toMatchObject([{ id: 'r' }]);
  });
});

describe('a person', () => {
  it('is meant by name and as one of everybody', () => {
    const priya = { id: 'p', name: 'Priya' };
    expect(mentions('hello @priya', priya)).toBe(true);
    expect(mentions('hello @room', priya)).toBe(true);
    expect(mentions('hello priya', priya)).toBe(false);
  });

  it('is found in a text full of signs, among ten thousand, as quickly as in any other', () => {
    const crowd = Array.from({ length: 10_000 }, (_, index) => ({ id: `${index}`, name: `Person number ${index}` }));
    const find = createFindMentions({ people: crowd, rooms: [] });
    expect(find('@person '.repeat(1_000))).toEqual([]);
    expect(find('@Person number 9999'.repeat(1_000))).toHaveLength(1);
  });
});

/** The rule in the fewest words: every name is held against every place. */
function byComparing(text: string, { people: named, rooms: places }: Mentionable): Mention[] {
  const isWord = (letter = ' ') => /[\p{L}\p{N}\p{M}_]/u.test(letter);
  const plain = text.replace(/```[\s\S]*?(?:```|$)|`[^`\n]+`/g, (code) => ' '.repeat(code.length));
  const all: Mention[] = [];
  for (let start = 0; start < plain.length; start += 1) {
    const sign = plain[start];
    if ((sign !== '@' && sign !== '#') || isWord(plain[start - 1]) || start < (all.at(-1)?.end ?? 0)) continue;
    const stands = (name: string): boolean => {
      const end = start + 1 + name.length;
      return name !== '' && plain.slice(start + 1, end).toLowerCase() === name.toLowerCase() && !isWord(plain[end]);
    };
    const fitting = (sign === '@' ? named : places).filter(({ name }) => stands(name));
    const end = start + 1 + Math.max(0, ...fitting.map(({ name }) => name.length));
    const meant = fitting.filter(({ name }) => start + 1 + name.length === end);
    const kind = sign === '@' ? 'person' : 'room';
    all.push(...meant.map(({ id }): Mention => ({ start, end, kind, id })));
    const everybody = start + 1 + EVERYBODY.length;
    if (kind === 'person' && meant.length === 0 && stands(EVERYBODY)) {
      all.push({ start, end: everybody, kind: 'everybody', id: null });
    }
  }
  return all;
}

describe('whatever people are called and write', () => {
  const piece = fc.constantFrom(
    'An',
    'an',
    'ANNA',
    ' ',
    '-',
    'é',
    'İ',
    'i\u0307',
    'ß',
    'SS',
    '🙂',
    'room',
    '2',
    '_',
    '.',
  );
  const name = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
  const names = fc.array(name, { maxLength: 8 }).map((all) => all.map((one, index) => ({ id: `${index}`, name: one })));
  const mark = fc.constantFrom('@', '#', '`', '```', '\n', ', ', 'a@');

  it('the names that stand there are found, and no others', () => {
    fc.assert(
      fc.property(names, names, fc.array(fc.oneof(mark, name), { maxLength: 20 }), (persons, places, pieces) => {
        const mentionable = { people: persons, rooms: places };
        const text = pieces.join('');
        expect(createFindMentions(mentionable)(text)).toEqual(byComparing(text, mentionable));
      }),
      { numRuns: 2_000 },
    );
  });
});
