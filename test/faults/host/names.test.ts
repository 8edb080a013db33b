import { describe, expect, it } from 'vitest';
import { Requests } from '#shared/bridge/requests';
import { parsePayload } from '#shared/protocol/payload';
import { Company } from '../../support/company';
import { aPerson, Member } from '../../support/member';
import { accepted, refused, startPeer, targetOf } from '../../support/peer';
import { startHost } from '../../support/peer-host';
import { knockAs, RawSocket } from '../../support/raw-socket';

/** Names that no noun takes, each with a part of the sentence that says why. */
const BAD = [
  ['empty', '', 'at least one character'],
  ['of spaces', '   ', 'at least one character'],
  ['of 81 characters', 'x'.repeat(81), 'at most 80'],
  ['of 10,000 characters', 'x'.repeat(10_000), 'at most 80'],
  ['of two lines', 'Ann\nBob', 'one line'],
  ['with a NUL', 'Ann\u0000', 'one line'],
  ['with half an emoji', 'Ann \ud83c', 'halves of characters'],
  ['turned round', 'Ann \u202egpj.exe', 'turn the direction'],
  ['of no width', '\u200b\u200d', 'can be seen'],
] as const;

const GOOD = ['دعاء', 'שלום Ann', '👨‍👩‍👧‍👦', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'x'.repeat(80)];

describe('[NOUN-3] a name', () => {
  it.each(BAD)('%s is refused with its field, whatever it is for, and changes nothing', async (_what, name, words) => {
    const company = await Company.gather();
    const [ann, bob] = await company.all('ann', 'bob');
    const room = (await ann.do('system', 'chatroom-create', { name: 'Lunch' })).chatroom;
    const team = (await ann.do('system', 'team-create', { name: 'Kitchen' })).team;
    await ann.join(`room-${room.id}`);
    await bob.settled();
    const moment = bob.frames.length;
    const refusals = [
      ann.push('system', 'user-update', { name }),
      ann.push('system', 'chatroom-create', { name }),
      ann.push('system', 'team-create', { name }),
      ann.push('system', 'team-update', { id: team.id, name }),
      ann.push('system', 'host-update', { name }),
      ann.push(`room-${room.id}`, 'chatroom-update', { name }),
    ];
    for (const { status, response } of await Promise.all(refusals)) {
      expect(status).toBe('error');
      expect(response).toEqual({ reason: 'bad_request', field: 'name', message: expect.stringContaining(words) });
    }
    await bob.settled();
    expect(bob.eventsSince(moment)).toEqual([]);
  });

  // A token that holds 10,000 characters is longer than the headers a host reads.
  it.each(BAD.filter(([, name]) => name.length < 1_000))(
    '%s in a token is a refused sign-in with a sentence, and no person',
    async (_what, name, words) => {
      const company = await Company.gather();
      const ann = await company.online('ann');
      const stranger = await aPerson('stranger');
      const outcome = await knockAs(company.host, stranger, { name });
      if (outcome instanceof RawSocket) throw new Error('Somebody came in.');
      expect(outcome.status).toBe(401);
      expect(outcome.body).toEqual({ reason: 'bad_token', message: expect.stringContaining(words) });
      expect(outcome.body.message).toMatch(/^Your name cannot be used here\. [A-Z].+\.$/);
      await ann.settled();
      const { response } = await (await company.connected('ann')).join('system');
      expect(response.users).toHaveLength(1);
    },
  );

  it('missing in a token is an incomplete sign-in', async () => {
    const company = await Company.gather();
    const outcome = await knockAs(company.host, await aPerson('stranger'), { name: undefined as unknown as string });
    expect(outcome).toMatchObject({
      status: 401,
      body: { reason: 'bad_token', message: expect.stringContaining('incomplete: name') },
    });
  });

  it.each(BAD)('%s is refused by the app itself, before a host hears of it', async (_what, name, words) => {
    for (const schema of [Requests['me.update'], Requests['hosting.start']]) {
      const { message, field } = refused(parsePayload(schema, { name }));
      expect(field).toBe('name');
      expect(message).toContain(words);
    }
    const ann = await startPeer();
    const host = await startHost();
    accepted(await ann.peer.join(targetOf(host)));
    const answer = refused(await ann.peer.push(host.id, 'system', 'chatroom-create', { name }));
    expect(answer).toEqual({ reason: 'bad_request', field: 'name', message: expect.stringContaining(words) });
  });

  it.each(GOOD)('“%s” is fine for people, rooms, teams and hosts, also after a restart', async (name) => {
    const company = await Company.gather();
    const ann = await company.online('ann');
    await Member.online(company.host, await aPerson(name)).then((member) => member.disconnect());
    await ann.do('system', 'user-update', { name });
    await ann.do('system', 'host-update', { name });
    await ann.do('system', 'chatroom-create', { name });
    await ann.do('system', 'team-create', { name });
    const look = async () => {
      const { response } = await (await company.connected('ann')).join('system');
      const { users, chatrooms, teams, host } = response;
      return [...users, ...chatrooms, ...teams, host].map((noun) => noun.name);
    };
    expect(await look()).toEqual([name, name, name, name, name]);
    expect(company.host.card().name).toBe(name);
    await company.restart();
    // The company names its host anew at each start.
    expect(await look()).toEqual([name, name, name, name, 'Studio']);
  });

  it('of somebody else, or of another room, is a name like any other: ids tell them apart', async () => {
    const company = await Company.gather();
    const [ann, bob] = await company.all('ann', 'bob');
    expect((await bob.do('system', 'user-update', { name: 'ann' })).user).toMatchObject({ id: bob.id, name: 'ann' });
    const third = await Member.online(company.host, await aPerson('ann'));
    const { response } = await (await company.connected('ann')).join('system');
    expect(response.users.map((user: { name: string }) => user.name)).toEqual(['ann', 'ann', 'ann']);
    expect(new Set(response.users.map((user: { id: string }) => user.id))).toEqual(new Set([ann.id, bob.id, third.id]));
    expect(response.users.filter((user: { role: string }) => user.role === 'owner')).toMatchObject([{ id: ann.id }]);
    const rooms = await Promise.all([1, 2].map(() => ann.do('system', 'chatroom-create', { name: 'Lunch' })));
    expect(rooms.map(({ chatroom }) => chatroom.slug)).toEqual(['lunch', 'lunch-2']);
    await third.disconnect();
  });
});
