import { describe, expect, it } from 'vitest';
import type { Role } from '#shared/nouns/user';
import { mayRemove, mayResign, maySetRole } from '../../../../src/renderer/features/settings/person-rights';
import { sortPeople } from '../../../../src/renderer/features/settings/sort-people';
import { aSystem, aUser } from '../support/nouns';

const as = (role: Role, id: string = role) => aUser(id, { role });

describe('what is offered about a person', () => {
  it('only the owner makes and unmakes admins, and not of themself', () => {
    expect(maySetRole(as('owner'), as('member'))).toBe(true);
    expect(maySetRole(as('owner'), as('owner'))).toBe(false);
    expect(maySetRole(as('admin'), as('member'))).toBe(false);
  });

  it('the owner removes anyone else, an admin members alone, a member nobody', () => {
    expect(mayRemove(as('owner'), as('admin'))).toBe(true);
    expect(mayRemove(as('owner'), as('owner'))).toBe(false);
    expect(mayRemove(as('admin'), as('member'))).toBe(true);
    expect(mayRemove(as('admin'), as('admin', 'other'))).toBe(false);
    expect(mayRemove(as('admin'), as('owner'))).toBe(false);
    expect(mayRemove(as('member'), as('member', 'other'))).toBe(false);
  });

  it('an admin may give that up', () => {
    expect(mayResign(as('admin'), as('admin'))).toBe(true);
    expect(mayResign(as('admin'), as('admin', 'other'))).toBe(false);
    expect(mayResign(as('owner'), as('owner'))).toBe(false);
  });
});

it('people are listed oneself first, then who is there, then the others; removed ones apart', () => {
  const users = [
    aUser('me', { name: 'Zoe' }),
    aUser('away', { name: 'Anna' }),
    aUser('here', { name: 'Mei' }),
    aUser('gone', { removed: '2026-03-01T00:00:00.000Z' }),
  ];
  const { present, removed } = sortPeople(aSystem(users, ['me', 'here']));
  expect(present.map(({ name }) => name)).toEqual(['Zoe', 'Mei', 'Anna']);
  expect(removed.map(({ id }) => id)).toEqual(['gone']);
});
