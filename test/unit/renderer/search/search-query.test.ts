import { describe, expect, it } from 'vitest';
import { wordsIn } from '#shared/words/words';
import { type QueryWorld, understand } from '../../../../src/renderer/features/search/search-query';
import { suggestionsFor } from '../../../../src/renderer/features/search/suggestions';

const now = new Date(2026, 2, 20, 10, 0);
const world: QueryWorld = {
  me: 'ines',
  people: [
    { id: 'ines', name: 'Ines Ferreira' },
    { id: 'priya', name: 'Priya Raghunathan' },
    { id: 'priyanka', name: 'Priyanka Raghunathan-Lindqvist' },
  ],
  rooms: [
    { id: 'cad', name: 'CAD and drawings' },
    { id: 'lunch', name: 'Lunch' },
  ],
  now,
  locale: 'en-GB',
};
const en = wordsIn('en').search;
const de = wordsIn('de').search;
const ask = (text: string) => understand(text, en, world);

describe('a query', () => {
  it('is words and filters, in any order', () => {
    expect(ask('jig from:priya in:lunch has:file drawing').request).toEqual({
      query: 'jig drawing',
      from: 'priya',
      room: 'lunch',
      has: 'file',
    });
  });

  it('names people and rooms by the beginnings of their names, with spaces in quotes', () => {
    expect(ask('from:"priya r" in:"cad dra"').request).toMatchObject({ from: 'priya', room: 'cad' });
    expect(ask('from:@priyanka in:#cad').request).toMatchObject({ from: 'priyanka', room: 'cad' });
    expect(ask('from:me').request).toMatchObject({ from: 'ines' });
  });

  it('leaves out the day it names, on both sides', () => {
    const { request } = ask('before:2026-03-01 after:yesterday');
    expect(request.before).toBe(new Date(2026, 2, 1).toISOString());
    expect(request.after).toBe(new Date(new Date(2026, 2, 20).getTime() - 1).toISOString());
  });

  it('says which filter means nothing here', () => {
    expect(ask('from:nobody').problem).toEqual({ filter: 'from', value: 'nobody' });
    expect(ask('before:2026-02-31').problem).toEqual({ filter: 'before', value: '2026-02-31' });
    expect(ask('has:hands').problem).toEqual({ filter: 'has', value: 'hands' });
  });

  it('is empty while only a filter without a value stands there', () => {
    expect(ask('').empty).toBe(true);
    expect(ask('from:').empty).toBe(true);
    expect(ask('from:me').empty).toBe(false);
  });

  it('keeps times, addresses and other words with colons as words', () => {
    expect(ask('at 10:30 see https://x.example').request.query).toBe('at 10:30 see https://x.example');
  });

  it('is written with the keywords of the language, or with the English ones', () => {
    expect(understand('von:mir mit:Datei vor:heute', de, { ...world, locale: 'de-DE' }).request).toEqual({
      query: '',
      from: 'ines',
      has: 'file',
      before: new Date(2026, 2, 20).toISOString(),
    });
    expect(understand('from:me has:file', de, world).request).toEqual({ query: '', from: 'ines', has: 'file' });
  });
});

describe('suggestions', () => {
  const labels = (text: string) => suggestionsFor(text, en, world).map(({ label }) => label);

  it('begin with the filters there are', () => {
    expect(labels('')).toEqual(['from:', 'in:', 'before:', 'after:', 'has:']);
    expect(labels('jig b')).toEqual(['before:']);
  });

  it('go on with what a filter may be, quoted where it has spaces', () => {
    expect(labels('from:pri')).toEqual(['from:"Priya Raghunathan"', 'from:"Priyanka Raghunathan-Lindqvist"']);
    expect(labels('in:')).toEqual(['in:"CAD and drawings"', 'in:Lunch']);
    expect(labels('has:')).toEqual(['has:file']);
  });

  it('write themselves where the filter was begun, and leave the rest', () => {
    const [first] = suggestionsFor('jig in:l', en, world);
    expect(first?.text).toBe('jig in:Lunch ');
  });
});
