import { describe, expect, it } from 'vitest';
import { groupRooms, neighbour, roomsInOrder } from '../../../../src/renderer/state/group-rooms';
import { aRoom, aTeam } from '../support/nouns';

const names = (rooms: readonly { name: string }[]) => rooms.map((room) => room.name);

describe('groupRooms', () => {
  it('sorts by name as people do: case and accents aside, numbers by value', () => {
    const rooms = ['Room 10', 'room 9', 'Élan', 'eland', 'Zoo'].map((name) => aRoom(name, { name }));
    expect(names(groupRooms(rooms, []).open)).toEqual(['Élan', 'eland', 'room 9', 'Room 10', 'Zoo']);
  });

  it("puts a team's public rooms under the team and its private ones among the private ones", () => {
    const groups = groupRooms(
      [
        aRoom('cad', { team: 'furniture' }),
        aRoom('payroll', { team: 'furniture', private: true }),
        aRoom('general'),
        aRoom('releases', { team: 'firmware' }),
      ],
      [aTeam('furniture'), aTeam('firmware')],
    );
    expect(names(groups.open)).toEqual(['general']);
    expect(groups.teams.map(({ team, rooms }) => [team.name, ...names(rooms)])).toEqual([
      ['firmware', 'releases'],
      ['furniture', 'cad'],
    ]);
    expect(names(groups.private)).toEqual(['payroll']);
  });

  it('direct messages stand apart, by the names they are shown under', () => {
    const rooms = [
      aRoom('one', { private: true, direct: true }),
      aRoom('two', { private: true, direct: true }),
      aRoom('payroll', { private: true }),
    ];
    const groups = groupRooms(rooms, [], ({ id }) => (id === 'one' ? 'Priya' : 'Aoife'));
    expect(groups.direct.map(({ id }) => id)).toEqual(['two', 'one']);
    expect(names(groups.private)).toEqual(['payroll']);
    expect(roomsInOrder(groups).map(({ id }) => id)).toEqual(['payroll', 'two', 'one']);
  });

  it('shows a team without rooms, and a room whose team is not known yet', () => {
    const groups = groupRooms([aRoom('lost', { team: 'unknown' })], [aTeam('empty')]);
    expect(groups.teams).toEqual([{ team: aTeam('empty'), rooms: [] }]);
    expect(names(groups.open)).toEqual(['lost']);
  });
});

describe('neighbour', () => {
  const rooms = roomsInOrder(
    groupRooms(
      [aRoom('a'), aRoom('b', { team: 't' }), aRoom('c', { private: true }), aRoom('d', { private: true })],
      [aTeam('t')],
    ),
  );

  it('goes through the groups from top to bottom, and round', () => {
    expect(neighbour(rooms, 'a', 1)?.id).toBe('b');
    expect(neighbour(rooms, 'b', 1)?.id).toBe('c');
    expect(neighbour(rooms, 'd', 1)?.id).toBe('a');
    expect(neighbour(rooms, 'a', -1)?.id).toBe('d');
  });

  it('begins at an end when no room is open', () => {
    expect(neighbour(rooms, null, 1)?.id).toBe('a');
    expect(neighbour(rooms, null, -1)?.id).toBe('d');
  });

  it('skips what does not pass, and finds nothing when nothing does', () => {
    expect(neighbour(rooms, 'a', 1, (room) => room.id === 'd')?.id).toBe('d');
    expect(neighbour(rooms, 'a', -1, (room) => room.id === 'b')?.id).toBe('b');
    expect(neighbour(rooms, 'a', 1, (room) => room.id === 'a')).toBeNull();
    expect(neighbour([], null, 1)).toBeNull();
  });
});
