import { expect, test } from 'vitest';
import { layCable } from '../../support/cable';
import { accepted, startPeer, type TestPeer, targetOf, watchSystem } from '../../support/peer';
import { startHost } from '../../support/peer-host';
import { tlsStranger } from '../../support/stranger';

const connectionOf = (person: TestPeer, host: string) => person.host(host).connection;
const attempts = ({ logger }: TestPeer) =>
  logger.lines.filter(({ event }) => /^peer_(attempt_failed|refused|line_opened)$/.test(event)).length;

/** Lets time pass in which others, at the same pace, try again and again: the measure for who does not. */
async function othersTry(times: number): Promise<void> {
  const host = await startHost();
  const other = await startPeer({ name: 'Other' });
  accepted(await other.peer.join(targetOf(host)));
  await host.stop();
  const before = attempts(other);
  await other.until(() => attempts(other) >= before + times);
}

test('who is removed while away is told so on coming back, and does not ask again [REFUSE-3]', async () => {
  const owner = await startPeer({ name: 'Priya' });
  const me = owner.peer.me();
  const host = await startHost(me ? { owner: { id: me.id, name: me.name } } : {});
  accepted(await owner.peer.join(targetOf(host)));
  const cable = await layCable(host.port);
  const tomasz = await startPeer({ name: 'Tomasz' });
  accepted(await tomasz.peer.join({ ...targetOf(host), port: cable.port }));
  const system = watchSystem(owner.peer, host.id);
  await system.until(({ users }) => users.length === 2);
  cable.cut();
  await tomasz.until(() => connectionOf(tomasz, host.id).state === 'reconnecting');
  accepted(await owner.peer.push(host.id, 'system', 'user-remove', { id: tomasz.peer.me()?.id }));
  cable.mend();
  await tomasz.until(() => connectionOf(tomasz, host.id).state === 'refused');
  const before = attempts(tomasz);
  expect(connectionOf(tomasz, host.id)).toMatchObject({
    reason: 'removed',
    message: 'You were removed from Studio. If that is a mistake, talk to its owner, then try again.',
  });
  await othersTry(5);
  expect(attempts(tomasz)).toBe(before);
});

test('who comes with a code that was changed meanwhile is told so, and does not ask again [AUTH-7]', async () => {
  const owner = await startPeer({ name: 'Priya' });
  const me = owner.peer.me();
  const host = await startHost({ policy: 'code', ...(me && { owner: { id: me.id, name: me.name } }) });
  accepted(await owner.peer.join(targetOf(host)));
  const link = host.running().joinLink('127.0.0.1');
  accepted(await owner.peer.push(host.id, 'system', 'host-code', { rotate: true }));
  const tomasz = await startPeer({ name: 'Tomasz' });
  const { code } = accepted(await tomasz.peer.look(link));
  expect(await tomasz.peer.join(targetOf(host, code ?? ''))).toMatchObject({
    ok: false,
    error: { reason: 'bad_code' },
  });
  const before = attempts(tomasz);
  expect(connectionOf(tomasz, host.id)).toMatchObject({
    state: 'refused',
    message: 'That code does not open Studio. Ask for a new one, codes change.',
  });
  await othersTry(5);
  expect(attempts(tomasz)).toBe(before);
});

test('another certificate stops it all until the person acts, and nothing is sent [CONN-2]', async () => {
  const host = await startHost();
  const tomasz = await startPeer({ name: 'Tomasz' });
  accepted(await tomasz.peer.join(targetOf(host)));
  await host.stop();
  await tomasz.until(() => connectionOf(tomasz, host.id).state === 'reconnecting');
  const stranger = await tlsStranger({ port: host.port });
  await tomasz.until(() => connectionOf(tomasz, host.id).state === 'fingerprint_changed');
  const before = attempts(tomasz);
  expect(connectionOf(tomasz, host.id)).toMatchObject({
    known: host.fingerprint,
    shown: stranger.fingerprint,
    message: expect.stringContaining('nothing was sent to it'),
  });
  await othersTry(5);
  expect(attempts(tomasz)).toBe(before);
  expect(stranger.heard()).toBe('');
});
