import { describe, expect, it } from 'vitest';
import { nameMatches } from '../../../../src/renderer/ui/person-filter';

describe('finding a person by name', () => {
  it.each([
    ['Aoife Ní Bhriain', 'ao'],
    ['Aoife Ní Bhriain', 'ni bh'],
    ['Aoife Ní Bhriain', 'bhriain aoife'],
    ['Tomasz Wiśniewski', 'WISN'],
    ['Łukasz Żółty', 'luk zol'],
    ['Kwame Asante-Boateng', 'boat'],
    ['Maximiliane von Hohenfels-Straubinger', 'von stra'],
    ['Sinéad O’Connor', 'connor'],
    ['Sinéad O’Connor', 'o’con'],
    ['שלום עליכם', 'עלי'],
    ['🔥 Ember', '🔥'],
    ['Anybody', '  '],
  ])('%s is meant by %j', (name, typed) => {
    expect(nameMatches(name, typed)).toBe(true);
  });

  it.each([
    ['Aoife Ní Bhriain', 'oife'],
    ['Kwame Asante-Boateng', 'kwame priya'],
    ['Jonas Lindqvist', 'jonass'],
  ])('%s is not meant by %j', (name, typed) => {
    expect(nameMatches(name, typed)).toBe(false);
  });
});
