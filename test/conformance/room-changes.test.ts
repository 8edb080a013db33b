import { describe, expect, it } from 'vitest';
import { Company } from '../support/company';
import { lunch, range } from '../support/lunch';

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

describe('changing a room', () => {
  it('[UPDATE-2] tells those inside and those who see it', async () => {
    const [ann, bob] = await (await Company.gather()).all('ann', 'bob');
    const { chatroom, topic } = await lunch(ann);
    await Promise.all([ann.join(topic), bob.join(topic)]);
    const reply = await ann.do(topic, 'chatroom-update', { name: 'Brunch', description: ' Late ' });
    expect(reply.chatroom).toEqual({
      ...chatroom,
      name: 'Brunch',
      slug: 'brunch',
      description: 'Late',
      modified: TIME,
      participants: 2,
    });
    expect(await bob.next('system', 'chatroom-update')).toEqual(reply);
    expect(await ann.next(topic, 'chatroom-update')).toEqual(reply);
    expect(await bob.refused(topic, 'chatroom-update', { name: 'Mine' })).toBe('forbidden');
    expect(await ann.refused(topic, 'chatroom-update', { name: ' ' })).toBe('bad_request name');
    expect(await ann.refused(topic, 'chatroom-update', { description: 'x'.repeat(501) })).toBe(
      'bad_request description',
    );
  });

  it('[SYS-2] that changes nothing makes no event', async () => {
    const [ann] = await (await Company.gather()).all('ann');
    const { topic } = await lunch(ann);
    await ann.join(topic);
    await ann.settled();
    const moment = ann.frames.length;
    await ann.do(topic, 'chatroom-update', { name: 'Lunch' });
    await ann.do(topic, 'chatroom-update', {});
    await ann.settled();
    expect(ann.eventsSince(moment)).toEqual([]);
  });

  it('[JOIN-5] puts out who loses it, with phx_close and nothing after', async () => {
    const [ann, bob, cy] = await (await Company.gather()).all('ann', 'bob', 'cy');
    const { topic, chatroom } = await lunch(ann, { private: true, users: [bob.id, cy.id] });
    await Promise.all([ann, bob, cy].map((member) => member.join(topic)));
    await Promise.all([ann, bob, cy].map((member) => member.settled()));
    const moment = bob.frames.length;
    await ann.do(topic, 'chatroom-update', { users: [ann.id, cy.id] });
    await ann.do(topic, 'chat-message', { message: 'Alone at last', client_id: '1' });
    await Promise.all([bob.settled(), cy.settled()]);
    expect(bob.eventsSince(moment)).toEqual([`${topic} phx_close`, 'system chatroom-delete']);
    expect(await cy.next(topic, 'participant-leave')).toMatchObject({ user: { id: bob.id }, participants: 2 });
    expect((await cy.next(topic, 'chatroom-update')).chatroom.users).toEqual([ann.id, cy.id]);
    expect((await cy.next(topic, 'chat-message')).message).toBe('Alone at last');
    const gone = await bob.join(topic);
    expect(gone).toEqual({ ...(await bob.join('room-never')) });
    expect((await bob.join('system')).response.chatrooms).toEqual([]);
    expect(chatroom.users).toEqual([ann.id, bob.id, cy.id]);
  });

  it('lets a member leave a private room: the reply comes before phx_close', async () => {
    const [ann, bob] = await (await Company.gather()).all('ann', 'bob');
    const { topic } = await lunch(ann, { private: true, users: [bob.id] });
    await Promise.all([ann.join(topic), bob.join(topic)]);
    await bob.settled();
    const moment = bob.frames.length;
    const { chatroom } = await bob.do(topic, 'chatroom-update', { users: [ann.id] });
    expect(chatroom.users).toEqual([ann.id]);
    await bob.next(topic, 'phx_close');
    await bob.settled();
    const events = bob.frames.slice(moment).filter((frame) => frame.topic === topic);
    expect(events.map(({ event }) => event)).toEqual(['phx_reply', 'phx_close']);
    expect(await ann.next(topic, 'participant-leave')).toMatchObject({ user: { id: bob.id } });
  });
});

describe('deleting a room', () => {
  it('tells those inside, closes their channels, and tells those who saw it', async () => {
    const [ann, bob, cy] = await (await Company.gather()).all('ann', 'bob', 'cy');
    const { chatroom, topic } = await lunch(bob);
    await Promise.all([ann.join(topic), bob.join(topic)]);
    await ann.settled();
    const [moment, outside] = [ann.frames.length, cy.frames.length];
    expect(await bob.do(topic, 'chatroom-delete')).toEqual({ id: chatroom.id });
    await Promise.all([ann.settled(), bob.settled(), cy.settled()]);
    expect(ann.eventsSince(moment)).toEqual([
      'system chatroom-delete',
      `${topic} chatroom-delete`,
      `${topic} phx_close`,
    ]);
    expect(cy.eventsSince(outside)).toEqual(['system chatroom-delete']);
    expect(await bob.next(topic, 'chatroom-delete')).toEqual({ id: chatroom.id });
    expect((await ann.join(topic)).response.reason).toBe('not_found');
  });

  it('refuses who did not make it, but not an admin', async () => {
    const [ann, bob, cy] = await (await Company.gather()).all('ann', 'bob', 'cy');
    const { topic } = await lunch(bob);
    await Promise.all([ann.join(topic), cy.join(topic)]);
    expect(await cy.refused(topic, 'chatroom-delete')).toBe('forbidden');
    await ann.do(topic, 'chatroom-delete');
  });

  it('leaves nothing of its messages behind', async () => {
    const company = await Company.gather();
    const [ann] = await company.all('ann');
    const { chatroom, topic } = await lunch(ann);
    await ann.join(topic);
    const talk = range(1, 30).map((n) => ann.push(topic, 'chat-message', { message: `m${n}`, client_id: `c${n}` }));
    const gone = ann.push(topic, 'chatroom-delete');
    const answers = await Promise.all([...talk, gone]);
    expect(answers.map(({ status }) => status)).toContain('ok');
    await ann.next(topic, 'phx_close');
    expect(await company.hasLogOf(chatroom.id)).toBe(false);
  });
});
