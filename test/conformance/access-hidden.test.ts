import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { roomTopic, SYSTEM_TOPIC } from '#shared/protocol/topics';
import { Company } from '../support/company';
import { everyRoomPush, everySystemPush, type Named } from '../support/every-push';
import type { Answer, Member } from '../support/member';

/** Pushes that name a room, a file or an invitation, by what they name. */
const OF_A_ROOM = ['save', 'search', 'import-file', 'import-messages', 'import-end', 'import-cancel'];

/** What somebody is answered to everything that names this room. */
async function askAll(who: Member, room: string, file: string): Promise<Record<string, Answer>> {
  const named: Named = { room, user: who.id, team: randomUUID(), invitation: randomUUID(), file };
  const onSystem = Object.entries(everySystemPush(named)).filter(([event]) => OF_A_ROOM.includes(event));
  const answers: Record<string, Answer> = { phx_join: await who.raw(roomTopic(room), 'phx_join') };
  for (const [event, payload] of Object.entries(everyRoomPush(named))) {
    answers[event] = await who.raw(roomTopic(room), event, payload);
  }
  for (const [event, payload] of onSystem) answers[event] = await who.raw(SYSTEM_TOPIC, event, payload);
  return answers;
}

/** The answers to everything about a room, and about one that never was. */
async function compare(who: Member, room: string, file: string): Promise<readonly [real: string, never: string]> {
  const real = await askAll(who, room, file);
  const never = await askAll(who, randomUUID(), file);
  return [JSON.stringify(real, null, 1), JSON.stringify(never, null, 1)];
}

/** What somebody was told that has a word in it. */
const toldOf = (who: Member, word: string): string[] =>
  who.frames
    .filter(({ event, payload }) => event !== 'phx_reply' && JSON.stringify(payload).includes(word))
    .map(({ event }) => event);

describe('a room that is hidden', () => {
  test('[SEE-2] [IMPORT-2] while it is imported is nothing to anybody, the owner and its importer among them', async () => {
    const company = await Company.gather();
    const [ann, bob, cy] = await company.all('ann', 'bob', 'cy');
    await ann.do(SYSTEM_TOPIC, 'user-role', { id: bob.id, role: 'admin' });
    const begun = { name: 'Old secret', private: false, people: [{ id: 'stranger', name: 'Old stranger' }] };
    const { chatroom } = await bob.do(SYSTEM_TOPIC, 'import-begin', begun);
    const room: string = chatroom.id;
    const message = { user: 'stranger', message: 'soup', created: '2020-05-04T10:00:00.000Z' };
    await bob.do(SYSTEM_TOPIC, 'import-messages', { room, from: 1, messages: [message] });
    const announced = { room, name: 'secret.txt', size: 9, sha256: 'cd'.repeat(32) };
    const file = (await bob.do(SYSTEM_TOPIC, 'import-file', announced)).id;
    for (const who of [ann, cy]) {
      const [real, never] = await compare(who, room, file);
      expect(real).toBe(never);
      expect(real).not.toContain(room);
    }
    // Its importer fills it, and sees no more of it than others do.
    expect((await bob.raw(roomTopic(room), 'phx_join')).response).toMatchObject({ reason: 'not_found' });
    for (const [event, payload] of [
      ['search', { query: '', room }],
      ['save', { room, seq: 1, on: true }],
    ] as const) {
      expect(await bob.refused(SYSTEM_TOPIC, event, payload)).toBe('not_found');
    }
    expect((await bob.do(SYSTEM_TOPIC, 'search', { query: 'soup' })).results).toEqual([]);
    for (const who of [ann, bob, cy]) {
      await who.settled();
      expect([...toldOf(who, room), ...toldOf(who, 'secret'), ...toldOf(who, 'stranger')]).toEqual([]);
      const lists = JSON.stringify((await who.join(SYSTEM_TOPIC)).response);
      expect([lists.includes(room), lists.includes('stranger')]).toEqual([false, false]);
    }
    expect((await bob.do(SYSTEM_TOPIC, 'import-end', { room })).chatroom).toMatchObject({ id: room, private: false });
  });

  test('[SEE-2] [DIRECT-1] because two people are by themselves in it is nothing to the owner, admins and others', async () => {
    const company = await Company.gather();
    const [ann, bob, cy, dee, eve] = await company.all('ann', 'bob', 'cy', 'dee', 'eve');
    await ann.do(SYSTEM_TOPIC, 'user-role', { id: bob.id, role: 'admin' });
    const room = (await cy.do(SYSTEM_TOPIC, 'direct', { users: [dee.id] })).chatroom.id;
    await cy.join(roomTopic(room));
    await cy.do(roomTopic(room), 'chat-message', { message: 'soup', client_id: 'a' });
    const upload = { name: 'secret.txt', size: 9, sha256: 'cd'.repeat(32) };
    const file = (await cy.do(roomTopic(room), 'file-upload', upload)).id;
    for (const who of [ann, bob, eve]) {
      const [real, never] = await compare(who, room, file);
      expect(real).toBe(never);
      expect(real).not.toContain(room);
      await who.settled();
      expect(toldOf(who, room)).toEqual([]);
    }
    for (const event of ['invite', 'chatroom-update', 'chatroom-delete']) {
      const payload = event === 'invite' ? { user: eve.id } : {};
      expect(await cy.refused(roomTopic(room), event, payload)).toBe('forbidden');
    }
  });
});
