import { describe, expect, it } from 'vitest';
import { recentRooms } from '../../../../src/renderer/features/switcher/entries';
import { fitTo } from '../../../../src/renderer/features/switcher/fuzzy';
import { type Rankable, rank, readTyped } from '../../../../src/renderer/features/switcher/ranking';

describe('a name fits what was typed', () => {
  it('by its beginning, by its words, inside, or by letters in that order', () => {
    const score = (typed: string) => fitTo('CAD and drawings', typed)?.score ?? null;
    const scores = ['cad', 'a d', 'raw', 'cdw'].map(score);
    expect(scores).not.toContain(null);
    expect([...scores].sort((one, other) => (other ?? 0) - (one ?? 0))).toEqual(scores);
    expect(score('xyz')).toBeNull();
  });

  it('whatever case and accents, with the fitting letters named', () => {
    expect(fitTo('Élan', 'ela')?.places).toEqual([0, 1, 2]);
    expect(fitTo('Workshop floor', 'wo fl')?.places).toEqual([0, 1, 9, 10]);
    // An ellipsis is three letters to who compares: what stands before it is marked all the same.
    expect(fitTo('Join or host…', 'jo')?.places).toEqual([0, 1]);
    expect(fitTo('… and so on', 'and')?.places).toEqual([]);
  });
});

const entries: Rankable[] = [
  { id: 'joinery', kind: 'room', name: 'Joinery and finishing', mentions: 2 },
  { id: 'offers', kind: 'room', name: 'Job offers, autumn' },
  { id: 'jonas', kind: 'person', name: 'Jonas Lindqvist' },
  { id: 'lunch', kind: 'room', name: 'Lunch', recency: 0 },
  { id: 'cad', kind: 'room', name: 'CAD', recency: 1 },
  { id: 'join', kind: 'command', name: 'Join or host…' },
  { id: 'search', kind: 'command', name: 'Search messages for “jo”', always: true },
];
const ids = (typed: string) =>
  rank(entries, typed).map(({ kind, items }) => [kind, ...items.map(({ entry }) => entry.id)]);

describe('the list', () => {
  it('begins with what calls and what was open lately', () => {
    expect(ids('')[0]).toEqual(['recent', 'joinery', 'lunch', 'cad']);
  });

  it('has what fits, commands last', () => {
    expect(ids('jo')).toEqual([
      ['room', 'joinery', 'offers'],
      ['person', 'jonas'],
      ['command', 'join', 'search'],
    ]);
  });

  it('is narrowed by #, @ and >', () => {
    expect(ids('#jo')).toEqual([['room', 'joinery', 'offers']]);
    expect(ids('@')).toEqual([['person', 'jonas']]);
    expect(ids('>join')).toEqual([['command', 'join', 'search']]);
    expect(readTyped('# jo')).toEqual({ kind: 'room', text: 'jo' });
  });
});

it('the rooms that were open come last one first, each once, without the one in view', () => {
  const at = (room: string) => ({ kind: 'room', host: 'studio', room }) as const;
  const past = [at('a'), at('b'), at('a'), { kind: 'settings', page: 'you', host: null } as const];
  expect(recentRooms(at('c'), past)).toEqual(['studio/a', 'studio/b']);
  expect(recentRooms(at('a'), past)).toEqual(['studio/b']);
});
