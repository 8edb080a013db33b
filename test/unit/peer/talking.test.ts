import { expect, test } from 'vitest';
import type { IncomingInvitation } from '../../../src/main/peer/peer';
import { accepted, createRoom, refused, startPeer, targetOf, watchRoom, watchSystem } from '../../support/peer';
import { startHost } from '../../support/peer-host';

/** A host of Priya's, and Tomasz beside her. */
async function twoPeople() {
  const priya = await startPeer({ name: 'Priya' });
  const me = priya.peer.me();
  const host = await startHost(me ? { owner: { id: me.id, name: me.name } } : {});
  const tomasz = await startPeer({ name: 'Tomasz' });
  accepted(await priya.peer.join(targetOf(host)));
  accepted(await tomasz.peer.join(targetOf(host)));
  return { host, priya, tomasz };
}

test('two people see each other, and talk in a public room', async () => {
  const { host, priya, tomasz } = await twoPeople();
  const system = watchSystem(tomasz.peer, host.id);
  const room = await createRoom(priya.peer, host.id, { name: 'Lunch' });
  await system.until((state) => state.chatrooms.some(({ id }) => id === room.id));
  const there = await system.until((state) => Object.keys(state.presence).length === 2);
  expect(there.users.map(({ name }) => name).sort()).toEqual(['Priya', 'Tomasz']);

  const atPriya = watchRoom(priya.peer, host.id, room.id);
  const atTomasz = watchRoom(tomasz.peer, host.id, room.id);
  await atPriya.until((state) => state.participants.length === 2);
  accepted(await priya.peer.send(host.id, room.id, 'Soup?'));
  await atTomasz.until((state) => state.messages.length === 1);
  accepted(await tomasz.peer.send(host.id, room.id, 'Yes.'));
  const state = await atPriya.until(({ messages, outbox }) => messages.length === 2 && outbox.length === 0);
  expect(state.messages.map(({ seq, message }) => [seq, message])).toEqual([
    [1, 'Soup?'],
    [2, 'Yes.'],
  ]);
});

test('a room of a team is for its people', async () => {
  const { host, priya, tomasz } = await twoPeople();
  const me = tomasz.peer.me();
  const { team } = accepted(
    await priya.peer.push(host.id, 'system', 'team-create', { name: 'Design', users: [me?.id] }),
  ) as { team: { id: string } };
  const room = await createRoom(priya.peer, host.id, { name: 'Crit', team: team.id });
  const system = watchSystem(tomasz.peer, host.id);
  await system.until((state) => state.chatrooms.some(({ id }) => id === room.id));
  const atTomasz = watchRoom(tomasz.peer, host.id, room.id);
  accepted(await priya.peer.send(host.id, room.id, 'At three?'));
  await atTomasz.until((state) => state.messages.length === 1);
});

test('an invitation reaches the invited person, who accepts it and is in', async () => {
  const { host, priya, tomasz } = await twoPeople();
  const invitations: IncomingInvitation[] = [];
  tomasz.peer.on('invitation', (invitation) => invitations.push(invitation));
  const room = await createRoom(priya.peer, host.id, { name: 'Cellar', private: true });
  accepted(await priya.peer.send(host.id, room.id, 'Here it is quiet.'));
  expect(refused(tomasz.peer.subscribe(host.id, `room-${room.id}`, () => undefined)).message).toContain('no such room');

  accepted(await priya.peer.push(host.id, `room-${room.id}`, 'invite', { user: tomasz.peer.me()?.id }));
  await tomasz.until(() => tomasz.host(host.id).invitations === 1);
  expect(invitations).toMatchObject([{ from: { name: 'Priya' }, invitation: { room: { name: 'Cellar' } } }]);
  accepted(await tomasz.peer.push(host.id, 'system', 'invitation-accept', { id: invitations[0]?.invitation.id }));
  const atTomasz = watchRoom(tomasz.peer, host.id, room.id);
  const state = await atTomasz.until(({ messages }) => messages.length === 1);
  expect(state.messages[0]?.message).toBe('Here it is quiet.');
  await tomasz.until(() => tomasz.host(host.id).invitations === 0);
});

test('an invitation that came while away is announced once, also across restarts of the app', async () => {
  const { host, priya, tomasz } = await twoPeople();
  await tomasz.close();
  const room = await createRoom(priya.peer, host.id, { name: 'Cellar', private: true });
  accepted(await priya.peer.push(host.id, `room-${room.id}`, 'invite', { user: tomasz.peer.me()?.id }));

  const announced: string[] = [];
  for (let start = 0; start < 2; start += 1) {
    const again = await startPeer({ folder: tomasz.folder });
    again.peer.on('invitation', ({ invitation }) => announced.push(invitation.room.name));
    await again.until(() => again.host(host.id).invitations === 1);
    await again.close();
  }
  expect(announced).toEqual(['Cellar']);
});

test('who is taken out of a private room is told, and sees it no longer', async () => {
  const { host, priya, tomasz } = await twoPeople();
  const users = [tomasz.peer.me()?.id];
  const room = await createRoom(priya.peer, host.id, { name: 'Cellar', private: true, users });
  const system = watchSystem(tomasz.peer, host.id);
  await system.until((state) => state.chatrooms.some(({ id }) => id === room.id));
  const atTomasz = watchRoom(tomasz.peer, host.id, room.id);
  await atTomasz.untilEvent('snapshot');
  accepted(await priya.peer.push(host.id, `room-${room.id}`, 'chatroom-update', { users: [] }));
  await atTomasz.untilEvent('closed');
  await system.until((state) => !state.chatrooms.some(({ id }) => id === room.id));
});

test('a deleted room says so to those inside', async () => {
  const { host, priya, tomasz } = await twoPeople();
  const room = await createRoom(priya.peer, host.id, { name: 'Lunch' });
  const system = watchSystem(tomasz.peer, host.id);
  await system.until((state) => state.chatrooms.some(({ id }) => id === room.id));
  const atTomasz = watchRoom(tomasz.peer, host.id, room.id);
  await atTomasz.untilEvent('snapshot');
  accepted(await priya.peer.push(host.id, `room-${room.id}`, 'chatroom-delete', {}));
  expect(await atTomasz.untilEvent('closed')).toMatchObject({ payload: { message: 'This room was deleted.' } });
});

test('a new name and colour reach the host at once, and after a time offline', async () => {
  const { host, priya, tomasz } = await twoPeople();
  const system = watchSystem(priya.peer, host.id);
  accepted(await tomasz.peer.update({ name: 'Tomek', color: '#5d6a2c' }));
  const nameOf = (users: readonly { id: string; name: string; color: string }[]) =>
    users.find(({ id }) => id === tomasz.peer.me()?.id);
  await system.until(({ users }) => nameOf(users)?.name === 'Tomek' && nameOf(users)?.color === '#5d6a2c');
  await tomasz.close();
  await host.stop();
  const again = await startPeer({ folder: tomasz.folder });
  accepted(await again.peer.update({ name: 'Tom' }));
  await host.start();
  await system.until(({ users }) => nameOf(users)?.name === 'Tom');
});

test('a push with a mistake in it is told at once, with its field', async () => {
  const { host, priya } = await twoPeople();
  const push = (event: string, payload: unknown) => priya.peer.push(host.id, 'system', event, payload);
  expect(refused(await push('chatroom-create', { name: '' }))).toMatchObject({ reason: 'bad_request', field: 'name' });
  expect(refused(await push('no-such-push', {}))).toMatchObject({ reason: 'bad_request', field: 'event' });
  expect(refused(await priya.peer.push('nowhere', 'system', 'chatroom-create', {}))).toMatchObject({
    reason: 'not_found',
  });
});

test('a public room that is left is not followed, and can be followed again', async () => {
  const { host, priya, tomasz } = await twoPeople();
  const room = await createRoom(priya.peer, host.id, { name: 'Lunch' });
  const system = watchSystem(tomasz.peer, host.id);
  await system.until((state) => state.chatrooms.length === 1);
  accepted(await tomasz.peer.follow(host.id, room.id, false));
  expect(tomasz.host(host.id).left_rooms).toEqual([room.id]);

  const atPriya = watchRoom(priya.peer, host.id, room.id);
  await atPriya.until((state) => state.participants.length === 1);
  accepted(await priya.peer.send(host.id, room.id, 'Soup?'));
  await atPriya.until((state) => state.messages.length === 1);
  accepted(await tomasz.peer.follow(host.id, room.id, true));
  await atPriya.until((state) => state.participants.length === 2);
  await tomasz.until(() => tomasz.host(host.id).unread[room.id] === 1);
});
