import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roomTopic, SYSTEM_TOPIC } from '#shared/protocol/topics';
import { Company } from '../support/company';
import type { Member } from '../support/member';
import { forgotten, needless } from './access-events';
import { observe } from './access-observation';
import { expected, KINDS, type Kind, PEOPLE, TITLES } from './access-table';
import { act, type Scene } from './access-trials';

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
          const observed = await observe({ port: company.host.port, member }, actor, scene, made);
          expect(observed).toEqual(expected(who, kind, right));
          // A push or an event that is new to the protocol needs a row, or a reason why not.
          expect([...forgotten(scene), ...needless(scene)]).toEqual([]);
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
  const made = { id: chatroom.id, topic, secret, team: chatroom.team ?? randomUUID(), invitation: randomUUID() };
  return { ...made, tried: new Set(), listened: new Set() };
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
