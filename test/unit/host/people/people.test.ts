import { describe, expect, it } from 'vitest';
import { changeRole, removePerson, restorePerson } from '../../../../src/main/host/people/manage-people';
import { newUser } from '../../../../src/main/host/people/new-user';
import { approveNewcomer, refuseNewcomer } from '../../../../src/main/host/people/newcomers';
import { updateUser } from '../../../../src/main/host/people/update-user';
import { toUser } from '../../../../src/main/host/people/user';
import { granted, NOON, refused, rulesAtWork } from '../../../support/rules';

describe('oneself', () => {
  it('changes name, colour and status', async () => {
    const { decide } = await rulesAtWork('ann');
    expect(granted(await decide('ann', updateUser, { name: 'Ann B.', color: '#123456' }))).toMatchObject({
      name: 'Ann B.',
      color: '#123456',
      away: false,
    });
    expect(granted(await decide('ann', updateUser, { status: 'away' })).away).toBe(true);
    expect(granted(await decide('ann', updateUser, { status: 'online' })).away).toBe(false);
  });

  it('is not offline by saying so', async () => {
    const { decide } = await rulesAtWork('ann');
    expect(refused(await decide('ann', updateUser, { status: 'offline' }))).toBe('bad_request status');
  });

  it('[SYS-2] is not written when nothing changes', async () => {
    const { decide, updates } = await rulesAtWork('ann');
    granted(await decide('ann', updateUser, { name: 'ann', status: 'online' }));
    expect(updates).toEqual([]);
  });
});

describe('do not disturb', () => {
  const LATER = '2026-11-22T13:00:00.000Z';
  const BEFORE = '2026-11-22T11:59:59.999Z';

  it('[DND-1] lasts until a time that is still to come, and says nothing of the status', async () => {
    const { decide, updates } = await rulesAtWork('ann');
    expect(granted(await decide('ann', updateUser, { dnd_until: LATER }))).toMatchObject({
      ...{ dnd_until: LATER, away: false },
    });
    granted(await decide('ann', updateUser, { dnd_until: LATER }));
    expect(updates).toHaveLength(1);
    expect(granted(await decide('ann', updateUser, { status: 'away' }))).toMatchObject({
      dnd_until: LATER,
      away: true,
    });
    expect(granted(await decide('ann', updateUser, { dnd_until: null })).dnd_until).toBeNull();
  });

  it('[DND-1] until a time that has passed is none', async () => {
    const { decide, updates, registry } = await rulesAtWork('ann');
    expect(granted(await decide('ann', updateUser, { dnd_until: BEFORE })).dnd_until).toBeNull();
    expect(updates).toEqual([]);
    await registry.update((records) => {
      const ann = records.get('users', 'ann');
      if (ann) records.put('users', { ...ann, dnd_until: BEFORE });
    });
    const ann = await registry.get('users', 'ann');
    if (!ann) throw new Error('ann is gone');
    expect(toUser(ann, { connected: true, now: NOON })).toMatchObject({ dnd_until: null, status: 'online' });
    expect(toUser({ ...ann, dnd_until: LATER }, { connected: false, now: NOON })).toMatchObject({
      ...{ dnd_until: LATER, status: 'offline' },
    });
  });
});

describe('roles', () => {
  it('[ROLE-2] are given by the owner; an admin may step down', async () => {
    const { decide } = await rulesAtWork('ann', 'bob', 'cy:admin', 'dee:admin');
    expect(granted(await decide('ann', changeRole, { id: 'bob', role: 'admin' })).role).toBe('admin');
    expect(refused(await decide('cy', changeRole, { id: 'dee', role: 'member' }))).toBe('forbidden');
    expect(granted(await decide('cy', changeRole, { id: 'cy', role: 'member' })).role).toBe('member');
    expect(refused(await decide('cy', changeRole, { id: 'cy', role: 'admin' }))).toBe('forbidden');
  });

  it("[ROLE-2] leave the owner's alone", async () => {
    const { decide } = await rulesAtWork('ann', 'bob:admin');
    expect(refused(await decide('ann', changeRole, { id: 'ann', role: 'member' }))).toBe('forbidden');
    expect(refused(await decide('bob', changeRole, { id: 'ann', role: 'member' }))).toBe('forbidden');
    expect(refused(await decide('ann', changeRole, { id: 'nobody', role: 'member' }))).toBe('not_found');
  });
});

describe('removing people', () => {
  it('[ROLE-3] is for the owner, and for admins as far as members go', async () => {
    const { decide } = await rulesAtWork('ann', 'bob', 'cy:admin', 'dee:admin');
    expect(refused(await decide('bob', removePerson, { id: 'cy' }))).toBe('forbidden');
    expect(refused(await decide('cy', removePerson, { id: 'dee' }))).toBe('forbidden');
    expect(refused(await decide('cy', removePerson, { id: 'ann' }))).toBe('forbidden');
    expect(refused(await decide('ann', removePerson, { id: 'ann' }))).toBe('bad_request id');
    expect(refused(await decide('ann', removePerson, { id: 'nobody' }))).toBe('not_found');
    expect(granted(await decide('cy', removePerson, { id: 'bob' })).removed).toBe(NOON);
    expect(granted(await decide('ann', removePerson, { id: 'dee' })).removed).toBe(NOON);
  });

  it('[ROLE-4] marks them and takes it back, and is ok twice', async () => {
    const { decide, registry, updates } = await rulesAtWork('ann', 'bob');
    const before = await registry.get('users', 'bob');
    granted(await decide('ann', removePerson, { id: 'bob' }));
    granted(await decide('ann', removePerson, { id: 'bob' }));
    expect(updates).toHaveLength(1);
    expect(refused(await decide('bob', updateUser, { name: 'Bobby' }))).toBe('forbidden');
    granted(await decide('ann', restorePerson, { id: 'bob' }));
    granted(await decide('ann', restorePerson, { id: 'bob' }));
    expect(updates).toHaveLength(2);
    expect(await registry.get('users', 'bob')).toEqual(before);
  });
});

describe('newcomers', () => {
  const waiting = async (...names: string[]) => {
    const rules = await rulesAtWork(...names);
    await rules.registry.update((records) =>
      records.put('newcomers', { id: 'new', name: 'Newt', asked: NOON, refused: null }),
    );
    return rules;
  };

  it('are let in by the owner or an admin and are people at once', async () => {
    const { decide, registry } = await waiting('ann', 'bob', 'cy:admin');
    expect(refused(await decide('bob', approveNewcomer, { id: 'new' }))).toBe('forbidden');
    const person = granted(await decide('cy', approveNewcomer, { id: 'new' }));
    expect(person).toEqual(newUser({ id: 'new', name: 'Newt', now: NOON }));
    expect(await registry.get('users', 'new')).toEqual(person);
    expect(await registry.list('newcomers')).toEqual([]);
    expect(granted(await decide('ann', approveNewcomer, { id: 'new' }))).toEqual(person);
  });

  it('[SYS-5] are refused, and may be let in later all the same', async () => {
    const { decide, registry } = await waiting('ann', 'bob');
    expect(refused(await decide('bob', refuseNewcomer, { id: 'new' }))).toBe('forbidden');
    expect(refused(await decide('ann', refuseNewcomer, { id: 'nobody' }))).toBe('not_found');
    granted(await decide('ann', refuseNewcomer, { id: 'new' }));
    expect(await registry.get('newcomers', 'new')).toMatchObject({ refused: NOON });
    granted(await decide('ann', approveNewcomer, { id: 'new' }));
    expect(await registry.get('users', 'new')).toMatchObject({ role: 'member', removed: null });
  });
});

describe('a new person', () => {
  it('has the same colour on every host, unless given one', () => {
    const person = newUser({ id: 'x', name: 'X', now: NOON });
    expect(newUser({ id: 'x', name: 'Other', now: NOON }).color).toBe(person.color);
    expect(newUser({ id: 'x', name: 'X', now: NOON, color: '#010203' }).color).toBe('#010203');
  });
});
