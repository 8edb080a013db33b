import fc from 'fast-check';
import { Presence } from 'phoenix';
import { expect, test } from 'vitest';
import type { SystemChannelEvent } from '#shared/bridge/channels';
import type { PresenceState } from '#shared/protocol/system-channel';
import { applyPresenceDiff } from '#shared/state/presence';
import { applySystemEvent, statusOf } from '#shared/state/system-state';
import { anInvitation, aRoom, aSystemSnapshot, aTeam, aUser } from '../../../support/nouns';

const after = (events: SystemChannelEvent[], before = aSystemSnapshot()) => events.reduce(applySystemEvent, before);
const there = (phx_ref: string): PresenceState[string] => ({ metas: [{ phx_ref }] });

test('rooms are added, changed and removed', () => {
  const added = after([{ event: 'chatroom', payload: { request_type: 'chatroom', chatroom: aRoom() } }]);
  expect(added.chatrooms).toHaveLength(1);
  const chatroom = aRoom({ name: 'Supper' });
  const changed = after([{ event: 'chatroom-update', payload: { chatroom } }], added);
  expect(changed.chatrooms).toEqual([chatroom]);
  expect(after([{ event: 'chatroom-delete', payload: { id: 'lunch' } }], changed).chatrooms).toEqual([]);
});

test('teams are added, changed and removed', () => {
  const added = after([{ event: 'team', payload: { team: aTeam() } }]);
  const changed = after([{ event: 'team', payload: { team: aTeam({ users: ['ines', 'priya'] }) } }], added);
  expect(changed.teams).toEqual([aTeam({ users: ['ines', 'priya'] })]);
  expect(after([{ event: 'team-delete', payload: { id: 'design' } }], changed).teams).toEqual([]);
});

test('a change of oneself is seen in both places', () => {
  const user = aUser({ id: 'priya', name: 'Priya K.' });
  const state = after([{ event: 'user', payload: { user } }]);
  expect(state.user).toEqual(user);
  expect(state.users).toContainEqual(user);
});

test('newcomers wait, are refused, and are people once approved', () => {
  const newcomer = { id: 'tomasz', name: 'Tomasz' };
  const admin = aSystemSnapshot({ user: aUser({ id: 'priya', role: 'admin' }), pending: [], refused: [] });
  const pending = after([{ event: 'user-pending', payload: { user: newcomer } }], admin);
  expect(pending.pending).toEqual([newcomer]);
  const refused = after([{ event: 'user-refused', payload: { user: newcomer } }], pending);
  expect(refused).toMatchObject({ pending: [], refused: [newcomer] });
  const approved = after([{ event: 'user', payload: { user: aUser(newcomer) } }], refused);
  expect(approved).toMatchObject({ pending: [], refused: [] });
});

test('who is an admin no longer sees newcomers no longer', () => {
  const admin = aSystemSnapshot({ user: aUser({ id: 'priya', role: 'admin' }), pending: [], refused: [] });
  const member = after([{ event: 'user', payload: { user: aUser({ id: 'priya', role: 'member' }) } }], admin);
  expect(member).not.toHaveProperty('pending');
  expect(member).not.toHaveProperty('refused');
});

test.each(['accepted', 'declined', 'revoked'] as const)('an invitation that is %s goes', (state) => {
  const pending = after([{ event: 'invitation', payload: anInvitation() }]);
  expect(pending.invitations).toHaveLength(1);
  expect(after([{ event: 'invitation', payload: anInvitation({ state }) }], pending).invitations).toEqual([]);
});

test('the host changes its name', () => {
  const host = { ...aSystemSnapshot().host, name: 'Workshop' };
  expect(after([{ event: 'host', payload: { host } }]).host.name).toBe('Workshop');
});

test('a person is online while they are present, away if they say so', () => {
  const present = after([{ event: 'presence_state', payload: { ines: there('a') } }]);
  expect(statusOf(present, 'ines')).toBe('online');
  expect(statusOf(present, 'priya')).toBe('offline');
  const away = after([{ event: 'user', payload: { user: aUser({ status: 'away' }) } }], present);
  expect(statusOf(away, 'ines')).toBe('away');
  const gone = after([{ event: 'presence_diff', payload: { joins: {}, leaves: { ines: there('a') } } }], away);
  expect(statusOf(gone, 'ines')).toBe('offline');
});

test('presence is what the phoenix client makes of the same diffs', () => {
  const refs = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 3 });
  const people = fc.dictionary(
    fc.constantFrom('ines', 'priya', 'tomasz'),
    refs.map((all) => ({ metas: all.map((phx_ref) => ({ phx_ref })) })),
  );
  fc.assert(
    fc.property(people, fc.array(fc.record({ joins: people, leaves: people }), { maxLength: 6 }), (start, diffs) => {
      const ours = diffs.reduce(applyPresenceDiff, start);
      let theirs = Presence.syncState({}, structuredClone(start));
      for (const diff of diffs) theirs = Presence.syncDiff(theirs, diff);
      expect(ours).toEqual({ ...theirs });
    }),
  );
});
