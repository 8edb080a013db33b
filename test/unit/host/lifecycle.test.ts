import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseJoinLink } from '#shared/join-link';
import { ok } from '#shared/result';
import { createHost } from '../../../src/main/host/create-host';
import type { HostOptions } from '../../../src/main/host/host';
import { bareHost } from '../../support/bare-host';
import { aPerson, Member } from '../../support/member';
import { memoryLogger } from '../../support/memory-logger';
import { startHost } from '../../support/peer-host';
import { enter, knockAs, refusalOf } from '../../support/raw-socket';
import { tempFolder } from '../../support/temp-folder';
import { deferred, TestKind } from '../../support/test-channels';

const options = async (more: Partial<HostOptions> = {}): Promise<HostOptions> => ({
  ...{ data: await tempFolder(), port: 0, bind: '127.0.0.1', discovery: false, logger: memoryLogger() },
  ...more,
});

async function occupiedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

describe('starting', () => {
  test('on a port in use says which, and offers a free one', async () => {
    const port = await occupiedPort();
    const started = await createHost(await options({ port }));
    expect(started).toMatchObject({ ok: false, error: { reason: 'port_in_use', port, freePort: expect.any(Number) } });
    if (started.ok) return;
    const { freePort = 0, message } = started.error;
    expect(message).toContain(String(port));
    expect(message).toContain(String(freePort));
    const again = await createHost(await options({ port: freePort }));
    expect(again.ok).toBe(true);
    if (again.ok) await again.value.stop();
  });

  test('on an address of another computer says so', async () => {
    const started = await createHost(await options({ bind: '203.0.113.7' }));
    expect(started).toMatchObject({ ok: false, error: { reason: 'address_unavailable' } });
  });

  test('that fails lets go of the folder', async () => {
    const data = await tempFolder();
    await createHost(await options({ data, port: await occupiedPort() }));
    const started = await createHost(await options({ data }));
    expect(started.ok).toBe(true);
    if (started.ok) await started.value.stop();
  });

  test('on a folder in use says so', async () => {
    const host = await startHost();
    const started = await createHost(await options({ data: host.data }));
    expect(started).toMatchObject({ ok: false, error: { reason: 'store' } });
    if (!started.ok) expect(started.error.message).toContain(host.data);
  });

  test('[CONN-2] again keeps id, certificate, name and policy, unless others are asked for', async () => {
    const host = await startHost({ name: 'Studio', policy: 'code' });
    const before = host.running();
    const code = before.joinCode();
    await host.stop();
    const kept = await createHost(await options({ data: host.data }));
    if (!kept.ok) throw new Error(kept.error.message);
    expect(kept.value.card()).toEqual(before.card());
    expect(kept.value.joinCode()).toBe(code);
    await kept.value.stop();
    const changed = await createHost(await options({ data: host.data, name: 'Attic', policy: 'open' }));
    if (!changed.ok) throw new Error(changed.error.message);
    expect(changed.value.card()).toMatchObject({ id: host.id, name: 'Attic', policy: 'open' });
    expect(changed.value.joinCode()).toBe(null);
    await changed.value.stop();
  });
});

describe('a running host', () => {
  test('[DISC-2] makes join links that say all that is needed', async () => {
    const host = (await startHost({ policy: 'code' })).running();
    const { id, port, fingerprint } = host;
    const code = host.joinCode();
    expect(parseJoinLink(host.joinLink())).toEqual({
      ok: true,
      value: { host: '127.0.0.1', id, port, fingerprint, code },
    });
    expect(parseJoinLink(host.joinLink('fe80::1'))).toMatchObject({ ok: true, value: { host: 'fe80::1', port } });
  });

  test('tells of people who come and go', async () => {
    const host = await startHost();
    const running = host.running();
    const ann = await aPerson('Ann');
    let changes = 0;
    const stop = running.onChange(() => {
      changes += 1;
    });
    expect(running.connected()).toEqual([]);
    const gone = deferred();
    const socket = await enter(host, ann);
    expect(running.connected()).toEqual([ann.id]);
    expect(changes).toBeGreaterThan(0);
    running.onChange(() => running.connected().length === 0 && gone.resolve());
    await socket.close();
    await gone.promise;
    const heard = changes;
    stop();
    await (await enter(host, ann)).close();
    expect(changes).toBe(heard);
  });

  test('tells of its name and policy changing, and answers with them at once', async () => {
    const owner = await aPerson('Olga');
    const host = await startHost({ owner: { id: owner.id, name: 'Olga' } });
    const names: string[] = [];
    host.running().onChange(() => names.push(host.running().card().name));
    const olga = await Member.online(host, owner);
    await olga.do('system', 'host-update', { name: 'Attic', policy: 'code' });
    expect(names.at(-1)).toBe('Attic');
    expect(host.running().joinCode()).toMatch(/-\d{4}$/);
    expect(await refusalOf(knockAs(host, await aPerson('Ann')))).toBe('403 code_required');
    const { code } = await olga.do('system', 'host-code', { rotate: true });
    expect(host.running().joinCode()).toBe(code);
    await olga.disconnect();
  });

  test('remembers whether it is visible; without discovery it is not', async () => {
    const host = await startHost();
    await host.running().setVisible(false);
    expect(host.running().visible()).toBe(false);
    await host.running().setVisible(true);
    expect(host.running().visible()).toBe(false);
  });
});

describe('stopping', () => {
  test('[CONN-6] closes sockets with 1001 and lets go of port and folder', async () => {
    const host = await startHost();
    const sockets = [await enter(host, await aPerson('Ann')), await enter(host, await aPerson('Bob'))];
    await Promise.all([host.stop(), host.stop()]);
    for (const socket of sockets) expect((await socket.closed).code).toBe(1001);
    await host.start();
    expect(await refusalOf(knockAs(host, await aPerson('Ann')))).toBe('open');
  });

  test('cuts off who does not say goodbye', async () => {
    const host = await startHost({}, { limits: { closeMs: 100 } });
    const socket = await enter(host, await aPerson('Ann'));
    socket.ws.pause();
    await host.stop();
    socket.ws.resume();
    await socket.closed;
  });

  test('[CONN-6] answers what is under way first', async () => {
    const gate = deferred();
    const kind = new TestKind({ handle: async () => gate.promise.then(() => ok({ kept: true })) });
    const host = await bareHost({ kinds: [kind], limits: { closeMs: 5_000 } });
    const socket = await enter(host, await aPerson('Ann'));
    await socket.join('test-a', '1');
    socket.send('1', '2', 'test-a', 'say');
    await kind.until('handle say');
    const stopped = host.stop();
    gate.resolve();
    expect((await socket.reply('2'))[4]).toEqual({ status: 'ok', response: { kept: true } });
    expect((await socket.closed).code).toBe(1001);
    await stopped;
  });
});
