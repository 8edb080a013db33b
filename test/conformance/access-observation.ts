import { SYSTEM_TOPIC } from '#shared/protocol/topics';
import type { Member } from '../support/member';
import { observeConversation } from './access-conversation';
import { observeFiles } from './access-files';
import { observeImports } from './access-imports';
import { act, type Cast, hears, type Observed, type Scene, tells, tryOnRoom, tryOnSystem } from './access-trials';

/** Everything that this person can try, and everything that they hear. `made` is when the room was not yet made. */
export async function observe(cast: Cast, who: Member, scene: Scene, made: number): Promise<Observed> {
  const [cy, dee] = [cast.member('cy'), cast.member('dee')];
  const talker = who === dee ? cy : dee;
  const results: Observed = {};
  await who.settled();
  const since = who.frames.length;
  results['hears that it is made'] = hears({ who, since: made, scene }, SYSTEM_TOPIC, 'chatroom', scene.id);
  results['hears of an invitation into it'] = hears({ who, since: made, scene }, 'phoenix', 'invitation', scene.id);
  Object.assign(results, await observeLists(who, scene));
  Object.assign(results, await observeTalk(cast, who, scene, made));
  Object.assign(results, await observeComing(talker, who, scene));
  Object.assign(results, await observeConversation(who, talker, scene));
  Object.assign(results, await observeFiles(cast, who, scene));
  Object.assign(results, await observeChanges(cast, who, scene));
  Object.assign(results, await observeSystemPushes(who, talker, scene));
  Object.assign(results, await observeImports(who, scene));
  Object.assign(results, await observeTeam(cy, who, scene));
  Object.assign(results, await observeDeletion(cy, who, scene));
  const sees = results['has it in the list'] === true || results['has an invitation in the list'] === true;
  const told = who.frames.slice(since).map(({ payload }) => payload);
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

async function observeTalk(cast: Cast, who: Member, scene: Scene, made: number): Promise<Observed> {
  const { topic, secret } = scene;
  const [cy, dee] = [cast.member('cy'), cast.member('dee')];
  await act(cy, topic, 'chat-message', { message: `${secret} said`, client_id: 'early' });
  await Promise.all([cy.settled(), who.settled()]);
  const early = who !== cy && hears({ who, since: made, scene }, topic, 'chat-message', secret);
  const before = cy.frames.length;
  const joins = await tryOnRoom(who, scene, 'phx_join');
  await cy.settled();
  const talker = who === dee ? cy : dee;
  if (talker === dee) await act(dee, topic, 'phx_join');
  const since = who.frames.length;
  await act(talker, topic, 'chat-message', { message: `${secret} said`, client_id: 'before' });
  await who.settled();
  return {
    'hears a message before joining': early,
    joins,
    'is in it for the others': hears({ who: cy, since: before, scene }, topic, 'participant-join', who.id),
    'hears a message': hears({ who, since, scene }, topic, 'chat-message', secret),
    'reads history': await tryOnRoom(who, scene, 'history'),
    'says something': await tryOnRoom(who, scene, 'chat-message', { message: 'hello', client_id: 'mine' }),
  };
}

/** Somebody leaves the room for a moment. */
async function observeComing(talker: Member, who: Member, scene: Scene): Promise<Observed> {
  const since = who.frames.length;
  await act(talker, scene.topic, 'phx_leave');
  await act(talker, scene.topic, 'phx_join');
  await Promise.all([talker.settled(), who.settled()]);
  return {
    'hears who goes': hears({ who, since, scene }, scene.topic, 'participant-leave', talker.id),
    'hears who comes': hears({ who, since, scene }, scene.topic, 'participant-join', talker.id),
  };
}

async function observeChanges(cast: Cast, who: Member, scene: Scene): Promise<Observed> {
  const { id, topic, secret } = scene;
  const invites = await tryOnRoom(who, scene, 'invite', { user: cast.member('jon').id });
  const changes = await tryOnRoom(who, scene, 'chatroom-update', { description: `${secret} changed` });
  const since = who.frames.length;
  await act(cast.member('cy'), topic, 'chatroom-update', { description: `${secret} changed again` });
  await who.settled();
  return {
    invites,
    'changes it': changes,
    'hears a change on system': hears({ who, since, scene }, SYSTEM_TOPIC, 'chatroom-update', id),
    'hears a change in the room': hears({ who, since, scene }, topic, 'chatroom-update', id),
  };
}

async function observeSystemPushes(who: Member, talker: Member, scene: Scene): Promise<Observed> {
  const { team, invitation } = scene;
  const room = { name: 'Another', private: true, team };
  const attempt = (event: string, payload: object, field: string) => tryOnSystem(who, scene, event, payload, field);
  return {
    'makes a room for its team': await attempt('chatroom-create', room, 'team'),
    'changes its team': await attempt('team-update', { id: team, name: 'Renamed' }, 'id'),
    'declines the invitation': await attempt('invitation-decline', { id: invitation }, 'id'),
    'accepts the invitation after that': await attempt('invitation-accept', { id: invitation }, 'id'),
    'takes the invitation back': await attempt('invitation-revoke', { id: invitation }, 'id'),
    'writes to one inside directly': await attempt('direct', { users: [talker.id] }, 'users'),
  };
}

/** The team of the room, which is deleted in the end; where there is none nothing comes of it. */
async function observeTeam(cy: Member, who: Member, scene: Scene): Promise<Observed> {
  const { team } = scene;
  const since = who.frames.length;
  await cy.raw(SYSTEM_TOPIC, 'team-update', { id: team, name: 'Renamed again' });
  await who.settled();
  const changed = hears({ who, since, scene }, SYSTEM_TOPIC, 'team', team);
  const deletes = await tryOnSystem(who, scene, 'team-delete', { id: team }, 'id');
  if (deletes !== 'ok') await cy.raw(SYSTEM_TOPIC, 'team-delete', { id: team });
  await who.settled();
  return {
    'hears a change of its team': changed,
    'deletes its team': deletes,
    'hears that its team is deleted': hears({ who, since, scene }, SYSTEM_TOPIC, 'team-delete', team),
  };
}

async function observeDeletion(cy: Member, who: Member, scene: Scene): Promise<Observed> {
  const { id, topic } = scene;
  const since = who.frames.length;
  const deletes = await tryOnRoom(who, scene, 'chatroom-delete');
  if (deletes !== 'ok') await act(cy, topic, 'chatroom-delete');
  await who.settled();
  return {
    'deletes it': deletes,
    'hears that it is deleted': hears({ who, since, scene }, SYSTEM_TOPIC, 'chatroom-delete', id),
    'hears in the room that it is deleted': hears({ who, since, scene }, topic, 'chatroom-delete', id),
  };
}
