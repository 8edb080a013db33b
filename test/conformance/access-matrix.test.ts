import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roomTopic, SYSTEM_TOPIC } from '#shared/protocol/topics';
import { Company } from '../support/company';
import { askFile, patchFrom, sha256Of } from '../support/file-line';
import type { Member } from '../support/member';
import { observeConversation } from './access-conversation';
import { expected, KINDS, type Kind, PEOPLE, TITLES } from './access-table';
import { act, hears, type Observed, type Scene, tells, tryOnRoom, tryOnSystem } from './access-trials';

let company: Company;
const cast = new Map<string, Member>();

const cleanups: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const putAway of cleanups.reverse()) await putAway();
});

beforeAll(async () => {
  company = await Company.gather({ atEnd: (putAway) => cleanups.push(putAway) });
  for (const name of ['ann', 'bob', 'cy', 'dee', 'eve', 'finn', 'gus', 'hal', 'ida', 'jon']) {
    cast.set(name, await company.online(name));
  }
  await member('ann').do(SYSTEM_TOPIC, 'user-role', { id: member('bob').id, role: 'admin' });
});

describe('the access matrix', () => {
  for (const [index, kind] of KINDS.entries()) {
    describe(TITLES[kind], () => {
      for (const [who, name, ...rights] of PEOPLE) {
        const right = rights[index] ?? 'sees nothing';
        it(`[SEE-1] [SEE-2] [SEE-4] ${who} ${right}`, async () => {
          const actor = member(name);
          await actor.settled();
          const made = actor.frames.length;
          const scene = await stage(kind, who.endsWith(', inside') ? [name] : []);
          expect(await observe(actor, scene, made)).toEqual(expected(who, kind, right));
        });
      }
    });
  }

  it('[ROLE-4] [SEE-2] a member who was removed from the host hears nothing more of any room', async () => {
    const kay = await company.online('kay');
    const [ann, cy] = [member('ann'), member('cy')];
    const { chatroom } = await cy.do(SYSTEM_TOPIC, 'chatroom-create', { name: 'K', private: true, users: [kay.id] });
    const topic = roomTopic(chatroom.id);
    await Promise.all([cy.join(topic), kay.join(topic)]);
    await kay.settled();
    const moment = kay.frames.length;
    await ann.do(SYSTEM_TOPIC, 'user-remove', { id: kay.id });
    await cy.do(topic, 'chat-message', { message: 'after', client_id: 'after' });
    await kay.closed();
    expect(kay.eventsSince(moment)).toEqual(['system user']);
    await expect(company.online('kay')).rejects.toThrow('removed');
  });
});

function member(name: string): Member {
  const found = cast.get(name);
  if (!found) throw new Error(`${name} is not in the cast`);
  return found;
}

/** Makes a room of this kind; `extra` are inside beside dee. Gus and Hal were, too: one left, one was put out. */
async function stage(kind: Kind, extra: readonly string[]): Promise<Scene> {
  const secret = `secret${randomUUID()}`;
  const inside = ['dee', 'gus', 'hal', ...extra].map((name) => member(name).id);
  const eve = member('eve').id;
  switch (kind) {
    case 'public':
      return stageRoom(secret, { private: false });
    case 'team':
      return stageTeamRoom(secret, [...inside, eve]);
    case 'private':
      return stagePrivateRoom(secret, inside, null);
    case 'labelled':
      return stagePrivateRoom(secret, inside, (await makeTeam([eve])).id);
  }
}

async function makeTeam(users: readonly string[]): Promise<{ id: string; users: string[] }> {
  return (await act(member('cy'), SYSTEM_TOPIC, 'team-create', { name: 'Team', users })).team;
}

async function stageRoom(secret: string, fields: object): Promise<Scene> {
  const cy = member('cy');
  const names = { name: `Room ${secret}`, description: secret };
  const { chatroom } = await act(cy, SYSTEM_TOPIC, 'chatroom-create', { ...names, ...fields });
  const topic = roomTopic(chatroom.id);
  await act(cy, topic, 'phx_join');
  return { id: chatroom.id, topic, secret, team: chatroom.team ?? randomUUID(), invitation: randomUUID() };
}

async function stageTeamRoom(secret: string, users: readonly string[]): Promise<Scene> {
  const { id, users: all } = await makeTeam(users);
  const scene = await stageRoom(secret, { team: id });
  await enter(scene);
  await act(member('gus'), SYSTEM_TOPIC, 'team-update', { id, users: without(all, 'gus') });
  await act(member('cy'), SYSTEM_TOPIC, 'team-update', { id, users: without(all, 'gus', 'hal') });
  return scene;
}

async function stagePrivateRoom(secret: string, inside: readonly string[], team: string | null): Promise<Scene> {
  const scene = await stageRoom(secret, { private: true, users: inside, team });
  const [cy, gus] = [member('cy'), member('gus')];
  const all = [cy.id, ...inside];
  await enter(scene);
  await act(gus, scene.topic, 'chatroom-update', { users: without(all, 'gus') });
  await act(cy, scene.topic, 'chatroom-update', { users: without(all, 'gus', 'hal') });
  const { invitation } = await act(cy, scene.topic, 'invite', { user: member('finn').id });
  return { ...scene, invitation: invitation.id };
}

/** Gus and Hal are in the room when they lose it. */
async function enter({ topic }: Scene): Promise<void> {
  await act(member('gus'), topic, 'phx_join');
  await act(member('hal'), topic, 'phx_join');
}

const without = (ids: readonly string[], ...names: string[]): string[] =>
  ids.filter((id) => !names.some((name) => member(name).id === id));

/** Everything that this person can try, and everything that they hear. `made` is when the room was not yet made. */
async function observe(who: Member, scene: Scene, made: number): Promise<Observed> {
  const results: Observed = {};
  await who.settled();
  const moment = who.frames.length;
  results['hears that it is made'] = hears(who, made, SYSTEM_TOPIC, 'chatroom', scene.id);
  Object.assign(results, await observeLists(who, scene));
  Object.assign(results, await observeTalk(who, scene, made));
  Object.assign(results, await observeConversation(who, member(who === member('dee') ? 'cy' : 'dee'), scene));
  Object.assign(results, await observeFile(who, scene));
  Object.assign(results, await observeChanges(who, scene));
  Object.assign(results, await observeSystemPushes(who, scene));
  Object.assign(results, await observeDeletion(who, scene));
  const sees = results['has it in the list'] === true || results['has an invitation in the list'] === true;
  const told = who.frames.slice(moment).map(({ payload }) => payload);
  results['learns more of it than that'] =
    !sees && told.some((payload) => tells(payload, scene.id) || tells(payload, scene.secret));
  return results;
}

async function observeLists(who: Member, { id, team }: Scene): Promise<Observed> {
  const { chatrooms, invitations, teams } = (await who.join(SYSTEM_TOPIC)).response;
  return {
    'has it in the list': tells(chatrooms, id),
    'has an invitation in the list': tells(invitations, id),
    'has its team in the list': tells(teams, team),
  };
}

async function observeTalk(who: Member, scene: Scene, made: number): Promise<Observed> {
  const { topic, secret } = scene;
  const [cy, dee] = [member('cy'), member('dee')];
  await act(cy, topic, 'chat-message', { message: `${secret} said`, client_id: 'early' });
  await Promise.all([cy.settled(), who.settled()]);
  const early = who !== cy && hears(who, made, topic, 'chat-message', secret);
  const before = cy.frames.length;
  const joins = await tryOnRoom(who, scene, 'phx_join');
  await cy.settled();
  const talker = who === dee ? cy : dee;
  if (talker === dee) await act(dee, topic, 'phx_join');
  const moment = who.frames.length;
  await act(talker, topic, 'chat-message', { message: `${secret} said`, client_id: 'before' });
  await who.settled();
  return {
    'hears a message before joining': early,
    joins,
    'is in it for the others': hears(cy, before, topic, 'participant-join', who.id),
    'hears a message': hears(who, moment, topic, 'chat-message', secret),
    'reads history': await tryOnRoom(who, scene, 'history'),
    'says something': await tryOnRoom(who, scene, 'chat-message', { message: 'hello', client_id: 'mine' }),
  };
}

/** A file of a message, and the way to its bytes. */
async function observeFile(who: Member, scene: Scene): Promise<Observed> {
  const { port } = company.host;
  const [cy, bytes] = [member('cy'), Buffer.from(scene.secret)];
  const push = (event: string, payload: object) => act(cy, scene.topic, event, payload);
  const way = await push('file-upload', { name: 'menu.txt', size: bytes.length, sha256: sha256Of(bytes) });
  await askFile(port, way, 'PATCH', patchFrom(0), bytes);
  await push('chat-message', { message: '', client_id: 'with a file', files: [way.id] });
  const told = await tryOnRoom(who, scene, 'file-download', { id: way.id });
  const { status, response } = await who.raw(scene.topic, 'file-download', { id: way.id });
  const got = status === 'ok' && (await askFile(port, response, 'GET')).status === 200;
  const resumes = await tryOnRoom(who, scene, 'file-resume', { id: way.id });
  return { 'is told where its file is': told, 'fetches its file': got, 'goes on with the upload of another': resumes };
}

async function observeChanges(who: Member, scene: Scene): Promise<Observed> {
  const { id, topic, secret } = scene;
  const invites = await tryOnRoom(who, scene, 'invite', { user: member('jon').id });
  const changes = await tryOnRoom(who, scene, 'chatroom-update', { description: `${secret} changed` });
  const moment = who.frames.length;
  await act(member('cy'), topic, 'chatroom-update', { description: `${secret} changed again` });
  await who.settled();
  return {
    invites,
    'changes it': changes,
    'hears a change on system': hears(who, moment, SYSTEM_TOPIC, 'chatroom-update', id),
    'hears a change in the room': hears(who, moment, topic, 'chatroom-update', id),
  };
}

async function observeSystemPushes(who: Member, { team, invitation }: Scene): Promise<Observed> {
  const room = { name: 'Another', private: true, team };
  return {
    'makes a room for its team': await tryOnSystem(who, 'chatroom-create', room, 'team'),
    'changes its team': await tryOnSystem(who, 'team-update', { id: team, name: 'Renamed' }, 'id'),
    'declines the invitation': await tryOnSystem(who, 'invitation-decline', { id: invitation }, 'id'),
    'takes the invitation back': await tryOnSystem(who, 'invitation-revoke', { id: invitation }, 'id'),
  };
}

async function observeDeletion(who: Member, scene: Scene): Promise<Observed> {
  const moment = who.frames.length;
  const deletes = await tryOnRoom(who, scene, 'chatroom-delete');
  if (deletes !== 'ok') await act(member('cy'), scene.topic, 'chatroom-delete');
  await who.settled();
  return {
    'deletes it': deletes,
    'hears that it is deleted': hears(who, moment, SYSTEM_TOPIC, 'chatroom-delete', scene.id),
  };
}
