import { describe, expect, it } from 'vitest';
import { invite } from '../../../../src/main/host/invitations/invite';
import { createRoom } from '../../../../src/main/host/rooms/create-room';
import { deleteRoom } from '../../../../src/main/host/rooms/delete-room';
import { updateRoom } from '../../../../src/main/host/rooms/update-room';
import type { RoomRecord } from '../../../../src/main/store/records';
import { granted, type Rules, refused, rulesAtWork } from '../../../support/rules';

const make = async (rules: Rules, user: string, fields: Partial<RoomRecord> = {}): Promise<RoomRecord> => {
  const { name = 'Cellar', private: hidden = false, users = [] } = fields;
  return granted(await rules.decide(user, createRoom, { name, description: '', private: hidden, team: null, users }));
};

describe('changing a room', () => {
  it('lets the creator and admins change name and description, and moves the slug with the name', async () => {
    const rules = await rulesAtWork('ann', 'bob', 'cy:admin');
    const { id } = await make(rules, 'bob');
    const named = granted(await rules.decide('bob', updateRoom, { id, name: 'Wine cellar' }));
    expect(named).toMatchObject({ name: 'Wine cellar', slug: 'wine-cellar' });
    const described = granted(await rules.decide('cy', updateRoom, { id, description: 'Cool and dark' }));
    expect(described).toMatchObject({ name: 'Wine cellar', description: 'Cool and dark' });
  });

  it('keeps a slug that the new name still stands for', async () => {
    const rules = await rulesAtWork('ann');
    await make(rules, 'ann');
    const second = await make(rules, 'ann');
    expect(granted(await rules.decide('ann', updateRoom, { id: second.id, name: 'CELLAR' })).slug).toBe('cellar-2');
  });

  it('[UPDATE-1] refuses other members, and answers who may not enter as if there were no room', async () => {
    const rules = await rulesAtWork('ann', 'bob', 'cy');
    const open = await make(rules, 'bob');
    const hidden = await make(rules, 'bob', { private: true, users: ['cy'] });
    expect(refused(await rules.decide('cy', updateRoom, { id: open.id, name: 'Mine' }))).toBe('forbidden');
    expect(refused(await rules.decide('cy', updateRoom, { id: hidden.id, users: ['bob'], name: 'Mine' }))).toBe(
      'forbidden',
    );
    expect(await rules.decide('ann', updateRoom, { id: hidden.id, name: 'Mine' })).toEqual(
      await rules.decide('ann', updateRoom, { id: 'never', name: 'Mine' }),
    );
  });

  it('[UPDATE-1] [SEE-5] replaces the people of a private room and keeps its creator among them', async () => {
    const rules = await rulesAtWork('ann', 'bob', 'cy', 'dee');
    const { id } = await make(rules, 'bob', { private: true, users: ['cy'] });
    const updated = granted(await rules.decide('bob', updateRoom, { id, users: ['dee', 'dee'] }));
    expect(updated.users).toEqual(['bob', 'dee']);
    expect(refused(await rules.decide('bob', updateRoom, { id, users: ['nobody'] }))).toBe('not_found users');
  });

  it('refuses people in a public room', async () => {
    const rules = await rulesAtWork('ann');
    const { id } = await make(rules, 'ann');
    expect(refused(await rules.decide('ann', updateRoom, { id, users: ['ann'] }))).toBe('bad_request users');
  });

  it('[UPDATE-1] lets a member leave, and do nothing else to the list', async () => {
    const rules = await rulesAtWork('ann', 'bob', 'cy', 'dee');
    const { id } = await make(rules, 'bob', { private: true, users: ['cy', 'dee'] });
    expect(refused(await rules.decide('cy', updateRoom, { id, users: ['bob', 'cy'] }))).toBe('forbidden');
    expect(refused(await rules.decide('cy', updateRoom, { id, users: ['bob'] }))).toBe('forbidden');
    expect(granted(await rules.decide('cy', updateRoom, { id, users: ['dee', 'bob'] })).users).toEqual(['dee', 'bob']);
    expect(refused(await rules.decide('cy', updateRoom, { id, users: ['bob'] }))).toBe('not_found');
  });

  it('keeps people in a room who were removed from the host meanwhile', async () => {
    const rules = await rulesAtWork('ann', 'bob', 'cy');
    const { id } = await make(rules, 'ann', { private: true, users: ['bob'] });
    await rules.removed('bob');
    expect(granted(await rules.decide('ann', updateRoom, { id, users: ['bob', 'cy'] })).users).toEqual([
      'ann',
      'bob',
      'cy',
    ]);
  });

  it('[SYS-2] writes nothing when nothing changes', async () => {
    const rules = await rulesAtWork('ann', 'bob');
    const room = await make(rules, 'ann', { private: true, users: ['bob'] });
    const { length } = rules.updates;
    const same = { id: room.id, name: room.name, description: '', users: ['bob'] };
    expect(granted(await rules.decide('ann', updateRoom, same))).toEqual(room);
    expect(granted(await rules.decide('ann', updateRoom, { id: room.id }))).toEqual(room);
    expect(rules.updates).toHaveLength(length);
  });

  it('[PUSH-4] counts the invitation of somebody who is put into the room as accepted', async () => {
    const rules = await rulesAtWork('ann', 'bob', 'cy');
    const { id } = await make(rules, 'ann', { private: true, users: ['bob'] });
    const invitation = granted(await rules.decide('bob', invite, { room: id, user: 'cy' }));
    granted(await rules.decide('ann', updateRoom, { id, users: ['ann', 'bob', 'cy'] }));
    expect(await rules.registry.get('invitations', invitation.id)).toMatchObject({ state: 'accepted' });
  });

  it('leaves a direct conversation as it is', async () => {
    const rules = await rulesAtWork('ann', 'bob');
    const room = await make(rules, 'ann', { private: true, users: ['bob'] });
    await rules.registry.update((records) => records.put('rooms', { ...room, direct: true }));
    expect(refused(await rules.decide('ann', updateRoom, { id: room.id, name: 'Us' }))).toBe('forbidden');
    expect(refused(await rules.decide('ann', deleteRoom, { id: room.id }))).toBe('forbidden');
    expect(refused(await rules.decide('ann', invite, { room: room.id, user: 'bob' }))).toBe('forbidden');
  });
});

describe('deleting a room', () => {
  it('is for the creator and admins who may enter', async () => {
    const rules = await rulesAtWork('ann', 'bob', 'cy', 'dee:admin');
    const open = await make(rules, 'bob');
    const hidden = await make(rules, 'bob', { private: true, users: ['cy'] });
    expect(refused(await rules.decide('cy', deleteRoom, { id: open.id }))).toBe('forbidden');
    expect(refused(await rules.decide('dee', deleteRoom, { id: hidden.id }))).toBe('not_found');
    granted(await rules.decide('dee', deleteRoom, { id: open.id }));
    granted(await rules.decide('bob', deleteRoom, { id: hidden.id }));
    expect(await rules.registry.list('rooms')).toEqual([]);
  });

  it('revokes the pending invitations and forgets the answered ones', async () => {
    const rules = await rulesAtWork('ann', 'bob', 'cy');
    const { id } = await make(rules, 'ann', { private: true });
    const [forBob, forCy] = [
      granted(await rules.decide('ann', invite, { room: id, user: 'bob' })),
      granted(await rules.decide('ann', invite, { room: id, user: 'cy' })),
    ];
    await rules.registry.update((records) => records.put('invitations', { ...forCy, state: 'declined' }));
    granted(await rules.decide('ann', updateRoom, { id, name: 'Vault' }));
    granted(await rules.decide('ann', deleteRoom, { id }));
    expect(await rules.registry.list('invitations')).toEqual([{ ...forBob, room_name: 'Vault', state: 'revoked' }]);
  });
});
