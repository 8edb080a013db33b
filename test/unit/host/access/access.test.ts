import { describe, expect, it } from 'vitest';
import { audienceOfRoom, isAmong, mayChangeRole, mayRemove } from '../../../../src/main/host/access';
import { newUser } from '../../../../src/main/host/people/new-user';
import type { TeamRecord } from '../../../../src/main/store/records';
import { roomRecord } from '../../../support/opened-store';
import { NOON } from '../../../support/rules';

const team: TeamRecord = { id: 'team', name: 'Team', slug: 'team', users: ['bob'], user: 'ann', created: NOON };
const person = (id: string, role: 'owner' | 'admin' | 'member') => newUser({ id, name: id, now: NOON, role });

describe('a room', () => {
  it('[SEE-1] is for everybody when it is public and has no team', () => {
    expect(audienceOfRoom(roomRecord('room'), undefined)).toBe('everybody');
    expect(isAmong('everybody', 'anyone')).toBe(true);
  });

  it("[SEE-1] is for the team's users when it is public and has a team", () => {
    expect(audienceOfRoom(roomRecord('room', { team: 'team' }), team)).toEqual(['bob']);
  });

  it('[SEE-1] is for its users alone when it is private, with a team or without', () => {
    const users = ['cy'];
    expect(audienceOfRoom(roomRecord('room', { private: true, users }), undefined)).toEqual(['cy']);
    expect(audienceOfRoom(roomRecord('room', { private: true, users, team: 'team' }), team)).toEqual(['cy']);
  });

  it('is for nobody when the record of its team is lost', () => {
    expect(audienceOfRoom(roomRecord('room', { team: 'lost' }), undefined)).toEqual([]);
  });
});

describe('who manages whom', () => {
  const [owner, admin, other, member] = [
    person('ann', 'owner'),
    person('bob', 'admin'),
    person('cy', 'admin'),
    person('dee', 'member'),
  ];

  it('[ROLE-3] the owner removes all, admins remove members, members nobody', () => {
    expect([admin, member].map((target) => mayRemove(owner, target))).toEqual([true, true]);
    expect([owner, other, member].map((target) => mayRemove(admin, target))).toEqual([false, false, true]);
    expect([owner, admin, member].map((target) => mayRemove(member, target))).toEqual([false, false, false]);
  });

  it('[ROLE-2] the owner gives roles, an admin gives up their own', () => {
    expect([admin, member, owner].map((target) => mayChangeRole(owner, target))).toEqual([true, true, false]);
    expect([admin, other, member].map((target) => mayChangeRole(admin, target))).toEqual([true, false, false]);
    expect([member, admin].map((target) => mayChangeRole(member, target))).toEqual([false, false]);
  });
});
