import { describe, expect, it } from 'vitest';
import type { Invitation } from '#shared/nouns/invitation';
import { invitable, pendingInvitations } from '../../../../src/renderer/features/invitations/invitable';
import { aRoom, aSystem, aUser } from '../support/nouns';

const invitation = (id: string, from: string, to: string, room = 'payroll'): Invitation => ({
  id,
  room: { id: room, name: room, description: '' },
  from,
  to,
  created: '2026-03-03T08:00:00.000Z',
  state: 'pending',
});
const users = [
  aUser('ines'),
  aUser('priya'),
  aUser('jonas'),
  aUser('mei'),
  aUser('gone', { removed: '2026-03-03T08:00:00.000Z' }),
];
const room = aRoom('payroll', { private: true, users: ['ines', 'priya'] });
const system = {
  ...aSystem(users),
  invitations: [
    invitation('1', 'ines', 'jonas'),
    invitation('2', 'ines', 'mei', 'another'),
    invitation('3', 'priya', 'ines', 'another'),
  ],
};

describe('inviting', () => {
  it('is for those who are neither in the room nor invited already nor removed', () => {
    expect(invitable(system, room).map(({ id }) => id)).toEqual(['mei']);
  });

  it("shows one's own invitations into this room that wait for an answer", () => {
    expect(pendingInvitations(system, room).map(({ id }) => id)).toEqual(['1']);
  });
});
