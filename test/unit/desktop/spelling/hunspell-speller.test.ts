import { expect, onTestFinished, test } from 'vitest';
import { DICTIONARIES } from '../../../../src/main/desktop/spelling/dictionaries';
import { HunspellSpeller } from '../../../../src/main/desktop/spelling/hunspell-speller';

async function open(...languages: readonly string[]) {
  const chosen = DICTIONARIES.filter(({ language }) => languages.includes(language));
  const packages = chosen.map((dictionary) => dictionary.package);
  const speller = await HunspellSpeller.open({ packages, from: import.meta.dirname });
  onTestFinished(() => speller.close());
  return speller;
}

test.each([
  ['en-US', ['color', 'don’t', 'Alder'], ['colour', 'teh']],
  ['en-GB', ['colour', "don't"], ['teh']],
  ['de', ['Größe', 'Werkstattschlüssel'], ['Grösze', 'haus']],
  ['es', ['mañana'], ['manyana']],
  ['fr', ['élève'], ['élèvve']],
  ['it', ['perché'], ['perchè']],
  ['nl', ['fietsenmaker'], ['fietsnmaker']],
  ['pl', ['dziękuję'], ['dziekuje']],
  ['pt-BR', ['obrigado'], ['obrigato']],
])('%s has its words and no others', async (language, right, wrong) => {
  const speller = await open(language);
  expect(await speller.wrong([...right, ...wrong])).toEqual(wrong);
});

test('a word is right when one of the languages has it', async () => {
  const speller = await open('en-US', 'de');
  expect(await speller.wrong(['color', 'Größe', 'teh'])).toEqual(['teh']);
});

test('suggestions come from every language, the likeliest first, at most five', async () => {
  const speller = await open('en-US', 'de');
  const suggestions = await speller.suggestions('teh');
  expect(suggestions[0]).toBe('the');
  expect(suggestions).toHaveLength(5);
  expect(new Set(suggestions).size).toBe(5);
  expect((await speller.suggestions('Feler')).slice(0, 2)).toContain('Fehler');
});

test('a dictionary that is not there is an error', async () => {
  await expect(HunspellSpeller.open({ packages: ['dictionary-tlh'], from: import.meta.dirname })).rejects.toThrow();
});
