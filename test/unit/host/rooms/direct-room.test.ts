import { describe, expect, it } from 'vitest';
import { LIMITS } from '#shared/protocol/limits';
import { invite } from '../../../../src/main/host/invitations/invite';
import { deleteRoom } from '../../../../src/main/host/rooms/delete-room';
import { directRoom } from '../../../../src/main/host/rooms/direct-room';
import { updateRoom } from '../../../../src/main/host/rooms/update-room';
import { granted, NOON, refused, rulesAtWork } from '../../../support/rules';

describe('a direct room', () => {
  it('[DIRECT-1] is the private one of exactly these people, the same one ever after', async () => {
    const { decide, updates } = await rulesAtWork('ann', 'bob', 'cy');
    const room = granted(await decide('bob', directRoom, { users: ['ann'] }));
    expect(room).toMatchObject({ private: true, direct: true, users: ['bob', 'ann'], team: null, user: 'bob' });
    for (const [who, users] of [
      ['ann', ['bob']],
      ['bob', ['ann', 'bob', 'ann']],
    ] as const) {
      expect(granted(await decide(who, directRoom, { users }))).toEqual(room);
    }
    expect(updates).toHaveLength(1);
    const three = granted(await decide('ann', directRoom, { users: ['cy', 'bob'] }));
    expect(three.id).not.toBe(room.id);
    expect(granted(await decide('cy', directRoom, { users: ['bob', 'ann'] })).id).toBe(three.id);
  });

  it('[DIRECT-1] is one, however many ask for it at once', async () => {
    const { decide, registry } = await rulesAtWork('ann', 'bob');
    const asked = ['ann', 'bob', 'ann', 'bob'].map((who) =>
      decide(who, directRoom, { users: [who === 'ann' ? 'bob' : 'ann'] }),
    );
    const rooms = (await Promise.all(asked)).map(granted);
    expect(new Set(rooms.map(({ id }) => id)).size).toBe(1);
    expect(await registry.list('rooms')).toHaveLength(1);
  });

  it('[DIRECT-2] needs somebody else, whom the host knows and did not remove', async () => {
    const { decide, removed } = await rulesAtWork('ann', 'bob');
    await removed('bob');
    expect(refused(await decide('ann', directRoom, { users: [] }))).toBe('bad_request users');
    expect(refused(await decide('ann', directRoom, { users: ['ann', 'ann'] }))).toBe('bad_request users');
    expect(refused(await decide('ann', directRoom, { users: ['nobody'] }))).toBe('not_found users');
    expect(refused(await decide('ann', directRoom, { users: ['bob'] }))).toBe('not_found users');
  });

  it('[DIRECT-2] is for a few', async () => {
    const others = Array.from({ length: LIMITS.directUsers + 1 }, (_, index) => `p${index}`);
    const { decide } = await rulesAtWork('ann', ...others);
    expect(refused(await decide('ann', directRoom, { users: others }))).toBe('bad_request users');
    expect(granted(await decide('ann', directRoom, { users: others.slice(1) })).users).toHaveLength(others.length);
  });

  it('[DIRECT-3] stays as it is, for everybody in it', async () => {
    const { decide } = await rulesAtWork('ann', 'bob', 'cy');
    const { id } = granted(await decide('bob', directRoom, { users: ['ann'] }));
    for (const who of ['ann', 'bob']) {
      expect(refused(await decide(who, invite, { room: id, user: 'cy' }))).toBe('forbidden');
      expect(refused(await decide(who, updateRoom, { id, name: 'Us' }))).toBe('forbidden');
      expect(refused(await decide(who, updateRoom, { id, users: ['bob', 'ann'].filter((x) => x !== who) }))).toBe(
        'forbidden',
      );
      expect(refused(await decide(who, deleteRoom, { id }))).toBe('forbidden');
    }
    expect(refused(await decide('cy', updateRoom, { id, name: 'Us' }))).toBe('not_found');
  });

  it('[DIRECT-1] is called after its people, as far as a name goes', async () => {
    const { decide, registry, people } = await rulesAtWork('ann', 'bob');
    expect(granted(await decide('bob', directRoom, { users: ['ann'] })).name).toBe('bob, ann');
    const long = ['a', 'b', 'c'].map((letter) => letter.repeat(30));
    await people(...long);
    const { name } = granted(await decide('ann', directRoom, { users: long }));
    expect(name).toBe(`ann, ${long[0]}, ${long[1]}, …`);
    await registry.update((records) => {
      const ann = records.get('users', 'ann');
      if (ann) records.put('users', { ...ann, name: 'x'.repeat(LIMITS.nameLength), created: NOON });
    });
    const alone = granted(await decide('ann', directRoom, { users: ['bob', long[0] ?? ''] })).name;
    expect(alone.length).toBeLessThanOrEqual(LIMITS.nameLength);
  });
});
