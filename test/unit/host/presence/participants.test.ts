import { describe, expect, it } from 'vitest';
import { Participants, type Seat } from '../../../../src/main/host/presence/participants';

const seat = (userId: string, roomId = 'room'): Seat => ({ userId, roomId, end: () => {} });

describe('participants', () => {
  it('count people, not sockets', () => {
    const participants = new Participants();
    const seats = [seat('ann'), seat('ann'), seat('bob')];
    for (const taken of seats) participants.take(taken);
    expect(participants.count('room')).toBe(2);
    expect(participants.idsIn('room')).toEqual(['ann', 'bob']);
    expect(participants.seatsOf('room', 'ann')).toEqual(seats.slice(0, 2));
  });

  it('[ROOM-3] are announced once, and gone with their last socket', () => {
    const participants = new Participants();
    const [first, second] = [seat('ann'), seat('ann')];
    participants.take(first);
    participants.take(second);
    expect([participants.announce(second), participants.announce(first)]).toEqual([true, false]);
    expect([participants.leave(first), participants.leave(first), participants.leave(second)]).toEqual([
      false,
      false,
      true,
    ]);
    expect(participants.count('room')).toBe(0);
  });

  it('leave silently when nobody was told that they came', () => {
    const participants = new Participants();
    const early = seat('ann');
    participants.take(early);
    expect(participants.leave(early)).toBe(false);
    expect(participants.announce(early)).toBe(false);
  });

  it('are all out of a room that is no more, and leave it no further', () => {
    const participants = new Participants();
    const seats = [seat('ann'), seat('bob')];
    for (const taken of seats) {
      participants.take(taken);
      participants.announce(taken);
    }
    expect(participants.vacate('room')).toEqual(seats);
    expect(seats.map((taken) => participants.leave(taken))).toEqual([false, false]);
    expect(participants.vacate('room')).toEqual([]);
  });
});
