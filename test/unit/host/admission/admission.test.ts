import { describe, expect, test } from 'vitest';
import { PERSON_COLORS } from '#shared/nouns/user';
import { aPerson, Member } from '../../../support/member';
import { startHost } from '../../../support/peer-host';
import { enter, knockAs, type RawSocket, type Refused, refusalOf } from '../../../support/raw-socket';

const me = async (socket: RawSocket) => (await socket.join('system', '1')).response.user;

describe('the first time', () => {
  test('[AUTH-6] the token names the person, later ones do not rename them', async () => {
    const host = await startHost();
    const ann = await aPerson('Ann');
    const first = await me(await enter(host, ann));
    expect(first).toMatchObject({ id: ann.id, name: 'Ann', role: 'member', status: 'online' });
    expect(PERSON_COLORS).toContain(first.color);
    expect((await me(await enter(host, { ...ann, name: 'Anna' }))).name).toBe('Ann');
  });

  test('[ROLE-1] arriving first does not make an owner; the person of a desktop is one from the start', async () => {
    const headless = await startHost();
    expect((await me(await enter(headless, await aPerson('Ann')))).role).toBe('member');
    const bob = await aPerson('Bob');
    const desktop = await startHost({ owner: { id: bob.id, name: 'Bob', color: '#23697f' } });
    expect(desktop.running().ownerCode()).toBe(null);
    expect(await me(await enter(desktop, bob))).toMatchObject({ role: 'owner', name: 'Bob', color: '#23697f' });
  });
});

describe('policies', () => {
  test('[AUTH-7] code: asks for it, refuses a wrong one, and needs it once', async () => {
    const host = await startHost({ policy: 'code' });
    const ann = await aPerson('Ann');
    const code = host.running().joinCode() ?? '';
    expect(code).toMatch(/^[a-z]+-[a-z]+-\d{4}$/);
    expect(await refusalOf(knockAs(host, ann))).toBe('403 code_required');
    expect(await refusalOf(knockAs(host, ann, { code: 'wrong' }))).toBe('403 bad_code');
    expect(await refusalOf(knockAs(host, ann, { code: code.toUpperCase().replaceAll('-', ' ') }))).toBe('open');
    expect(await refusalOf(knockAs(host, ann))).toBe('open');
    await host.stop();
    await host.start();
    expect(await refusalOf(knockAs(host, ann))).toBe('open');
  });

  test('[REFUSE-2] approval: a newcomer waits, across a restart, until an admin answers', async () => {
    const owner = await aPerson('Olga');
    const host = await startHost({ policy: 'approval', owner: { id: owner.id, name: 'Olga' } });
    const ann = await aPerson('Ann');
    const olga = await Member.online(host, owner);
    expect(await refusalOf(knockAs(host, ann))).toBe('403 waiting_for_approval');
    expect(await olga.next('system', 'user-pending')).toEqual({ user: { id: ann.id, name: 'Ann' } });
    await olga.disconnect();
    await host.stop();
    await host.start();
    expect(await refusalOf(knockAs(host, ann))).toBe('403 waiting_for_approval');
    const again = await Member.online(host, owner);
    await again.do('system', 'user-refuse', { id: ann.id });
    expect(await refusalOf(knockAs(host, ann))).toBe('403 refused');
    await again.do('system', 'user-approve', { id: ann.id });
    expect(await refusalOf(knockAs(host, ann))).toBe('open');
    await again.disconnect();
  });

  test('[ROLE-4] who is removed is closed with 1008 and refused until restored', async () => {
    const owner = await aPerson('Olga');
    const host = await startHost({ owner: { id: owner.id, name: 'Olga' } });
    const ann = await aPerson('Ann');
    const sockets = [await enter(host, ann), await enter(host, ann)];
    const olga = await Member.online(host, owner);
    await olga.do('system', 'user-remove', { id: ann.id });
    for (const socket of sockets) expect((await socket.closed).code).toBe(1008);
    expect(await refusalOf(knockAs(host, ann))).toBe('403 removed');
    await olga.do('system', 'user-restore', { id: ann.id });
    expect(await refusalOf(knockAs(host, ann))).toBe('open');
    await olga.disconnect();
  });
});

describe('[AUTH-8] an owner code', () => {
  test('makes its bearer the owner, once, under any policy', async () => {
    const host = await startHost({ policy: 'approval' });
    const owner_code = host.running().ownerCode() ?? '';
    const [ann, bob] = [await aPerson('Ann'), await aPerson('Bob')];
    expect((await me(await enter(host, ann, { owner_code }))).role).toBe('owner');
    expect(host.running().ownerCode()).toBe(null);
    expect(await refusalOf(knockAs(host, bob, { owner_code }))).toBe('403 bad_code');
    expect(await refusalOf(knockAs(host, ann, { owner_code }))).toBe('403 bad_code');
    await host.stop();
    await host.start();
    expect(host.running().ownerCode()).toBe(null);
    expect((await me(await enter(host, ann))).role).toBe('owner');
  });

  test('is kept across a restart until it is used', async () => {
    const host = await startHost();
    const code = host.running().ownerCode();
    await host.stop();
    await host.start();
    expect(host.running().ownerCode()).toBe(code);
  });

  test('presented by several people at once makes one of them the owner', async () => {
    const host = await startHost();
    const owner_code = host.running().ownerCode() ?? '';
    const people = await Promise.all(['Ann', 'Bob', 'Cy'].map(aPerson));
    const outcomes = await Promise.all(people.map((person) => refusalOf(knockAs(host, person, { owner_code }))));
    expect(outcomes.sort()).toEqual(['403 bad_code', '403 bad_code', 'open']);
  });

  test('[ROLE-1] of a desktop that changes hands makes the previous owner an admin', async () => {
    const [ann, bob] = [await aPerson('Ann'), await aPerson('Bob')];
    const host = await startHost({ owner: { id: ann.id, name: 'Ann' } });
    await host.stop();
    const again = await startHost({ data: host.data, owner: { id: bob.id, name: 'Bob' } });
    expect((await me(await enter(again, ann))).role).toBe('admin');
    expect((await me(await enter(again, bob))).role).toBe('owner');
  });
});

test('[AUTH-9] after ten wrong codes an address waits, but people already known come in', async () => {
  const host = await startHost({ policy: 'code' });
  const [ann, bob] = [await aPerson('Ann'), await aPerson('Bob')];
  const code = host.running().joinCode() ?? '';
  expect(await refusalOf(knockAs(host, ann, { code }))).toBe('open');
  for (let n = 0; n < 10; n += 1) expect(await refusalOf(knockAs(host, bob, { code: `${n}` }))).toBe('403 bad_code');
  const { status, headers, body } = (await knockAs(host, bob, { code })) as Refused;
  expect(status).toBe(429);
  expect(body).toMatchObject({ reason: 'rate_limited', retry_after: expect.any(Number) });
  expect(body.retry_after).toBeGreaterThan(50_000);
  expect(Number(headers['retry-after'])).toBeGreaterThan(50);
  expect(await refusalOf(knockAs(host, ann, { code }))).toBe('open');
});
