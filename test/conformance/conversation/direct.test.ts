import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ChatRoom } from '#shared/nouns/room';
import { roomTopic } from '#shared/protocol/topics';
import { Company } from '../../support/company';

describe('a direct message', () => {
  it('[DIRECT-1] is a room of exactly these people, told to them on system, and to nobody else', async () => {
    const company = await Company.gather();
    const [ann, bob, cy] = await company.all('ann', 'bob', 'cy');
    const { chatroom } = await bob.do('system', 'direct', { users: [cy.id, bob.id, cy.id] });
    expect(v.parse(ChatRoom, chatroom)).toEqual(chatroom);
    expect(chatroom).toMatchObject({
      private: true,
      direct: true,
      users: [bob.id, cy.id],
      team: null,
      description: '',
    });
    for (const member of [bob, cy]) {
      expect(await member.next('system', 'chatroom')).toEqual({ request_type: 'chatroom', chatroom });
    }
    await ann.settled();
    expect(ann.eventsSince(0)).not.toContain('system chatroom');
    expect((await ann.join(roomTopic(chatroom.id))).response.reason).toBe('not_found');
    const topic = roomTopic(chatroom.id);
    await Promise.all([bob.join(topic), cy.join(topic)]);
    await bob.do(topic, 'chat-message', { message: 'Psst', client_id: '1' });
    expect(await cy.next(topic, 'chat-message')).toMatchObject({ message: 'Psst' });

    await company.restart();
    const again = await company.online('cy');
    expect((await again.do('system', 'direct', { users: [bob.id] })).chatroom).toMatchObject({
      id: chatroom.id,
      seq: 1,
    });
    expect((await again.join('system')).response.chatrooms.map(({ id }: { id: string }) => id)).toEqual([chatroom.id]);
  });

  it('[DIRECT-1] is the same one for all who ask at once, and is told once', async () => {
    const [ann, bob] = await (await Company.gather()).all('ann', 'bob');
    const asked = await Promise.all(
      [ann, bob, ann, bob].map((member) => member.do('system', 'direct', { users: [ann.id, bob.id] })),
    );
    expect(new Set(asked.map(({ chatroom }) => chatroom.id)).size).toBe(1);
    await Promise.all([ann.settled(), bob.settled()]);
    for (const member of [ann, bob]) {
      expect(member.eventsSince(0).filter((event) => event === 'system chatroom')).toHaveLength(1);
    }
  });

  it('[DIRECT-2] is with somebody', async () => {
    const [ann, bob] = await (await Company.gather()).all('ann', 'bob');
    await bob.do('system', 'user-update', { name: 'Bob' });
    expect(await ann.refused('system', 'direct', {})).toBe('bad_request users');
    expect(await ann.refused('system', 'direct', { users: bob.id })).toBe('bad_request users');
    expect(await ann.refused('system', 'direct', { users: [] })).toBe('bad_request users');
    expect(await ann.refused('system', 'direct', { users: [ann.id] })).toBe('bad_request users');
    expect(await ann.refused('system', 'direct', { users: [bob.id, 'nobody'] })).toBe('not_found users');
    const before = (await ann.do('system', 'direct', { users: [bob.id] })).chatroom;
    await ann.do('system', 'user-remove', { id: bob.id });
    expect(await ann.refused('system', 'direct', { users: [bob.id] })).toBe('not_found users');
    await ann.do('system', 'user-restore', { id: bob.id });
    expect((await ann.do('system', 'direct', { users: [bob.id] })).chatroom.id).toBe(before.id);
  });

  it('[DIRECT-3] has these people and this name for good', async () => {
    const [ann, bob, cy] = await (await Company.gather()).all('ann', 'bob', 'cy');
    const { chatroom } = await ann.do('system', 'direct', { users: [bob.id] });
    const topic = roomTopic(chatroom.id);
    for (const member of [ann, bob]) {
      await member.join(topic);
      expect(await member.refused(topic, 'invite', { user: cy.id })).toBe('forbidden');
      expect(await member.refused(topic, 'chatroom-update', { name: 'Us' })).toBe('forbidden');
      expect(await member.refused(topic, 'chatroom-update', { users: [ann.id] })).toBe('forbidden');
      expect(await member.refused(topic, 'chatroom-delete')).toBe('forbidden');
    }
  });
});
