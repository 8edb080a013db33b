import { describe, expect, it } from 'vitest';
import { managesTeam, messageRights, peopleWhoMayEnter, roomRights } from '../../../../src/renderer/state/room-rights';
import { aRoom, aTeam, aUser } from '../support/nouns';

const rights = (room: Parameters<typeof aRoom>[1], person: Parameters<typeof aUser>[1] = {}) =>
  Object.entries(roomRights(aRoom('cad', room), aUser('priya', person)))
    .flatMap(([right, given]) => (given ? [right] : []))
    .join(' ');

describe('rights in a room', () => {
  it('a member may only stop following a public room of others', () => {
    expect(rights({})).toBe('follow');
  });

  it('who made it, and admins, may change and delete it', () => {
    expect(rights({ user: 'priya' })).toBe('edit delete follow');
    expect(rights({}, { role: 'admin' })).toBe('edit delete follow');
    expect(rights({}, { role: 'owner' })).toBe('edit delete follow');
  });

  it('in a private room anybody invites and leaves, but who made it cannot leave', () => {
    expect(rights({ private: true })).toBe('invite leave');
    expect(rights({ private: true, user: 'priya' })).toBe('edit delete invite');
  });

  it('a direct room stays as it is, for the owner too', () => {
    expect(rights({ private: true, direct: true, user: 'priya' }, { role: 'owner' })).toBe('');
  });
});

it('a team is managed by who made it and by admins', () => {
  expect(managesTeam(aTeam('furniture'), aUser('ines'))).toBe(true);
  expect(managesTeam(aTeam('furniture'), aUser('priya'))).toBe(false);
  expect(managesTeam(aTeam('furniture'), aUser('priya', { role: 'admin' }))).toBe(true);
});

describe('who may enter', () => {
  const users = [aUser('ines'), aUser('priya'), aUser('jonas'), aUser('gone', { removed: '2026-03-03T08:00:00.000Z' })];
  const team = { ...aTeam('furniture'), users: ['ines', 'jonas', 'gone'] };
  const ids = (room: Parameters<typeof aRoom>[1]) =>
    peopleWhoMayEnter(aRoom('cad', room), users, [team]).map(({ id }) => id);

  it('everyone, the team, or the people named: never somebody who was removed', () => {
    expect(ids({})).toEqual(['ines', 'priya', 'jonas']);
    expect(ids({ team: 'furniture' })).toEqual(['ines', 'jonas']);
    expect(ids({ private: true, users: ['priya', 'gone'], team: 'furniture' })).toEqual(['priya']);
  });
});

describe('rights on a message', () => {
  const message = { user: 'jonas', deleted: null };

  it('its author edits and deletes, admins and the owner delete, others neither', () => {
    expect(messageRights(message, aUser('jonas'))).toEqual({ edit: true, delete: true });
    expect(messageRights(message, aUser('ines', { role: 'owner' }))).toEqual({ edit: false, delete: true });
    expect(messageRights(message, aUser('ines', { role: 'admin' }))).toEqual({ edit: false, delete: true });
    expect(messageRights(message, aUser('priya'))).toEqual({ edit: false, delete: false });
  });

  it('a deleted one is nobody’s any more', () => {
    const deleted = { user: 'jonas', deleted: '2026-03-03T08:00:00.000Z' };
    expect(messageRights(deleted, aUser('jonas', { role: 'owner' }))).toEqual({ edit: false, delete: false });
  });
});
