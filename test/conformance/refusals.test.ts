import { describe, expect, test } from 'vitest';
import { aPerson, type HostAddress, Member, type Person } from '../support/member';
import { type PeerHost, startHost } from '../support/peer-host';
import { enter, knock, knockAs, RawSocket, type Refused, refusalOf } from '../support/raw-socket';

const sentence = expect.stringMatching(/^[A-Z].+\.$/);

/** The answer to a knock, which has to be a refusal. */
async function refused(knocked: Promise<RawSocket | Refused>): Promise<Pick<Refused, 'status' | 'body'>> {
  const outcome = await knocked;
  if (outcome instanceof RawSocket) throw new Error('let in');
  expect(outcome.headers['content-type']).toMatch(/^application\/json/);
  return { status: outcome.status, body: outcome.body };
}

/** A host, its owner online, and a newcomer. */
async function withOwner(options: Parameters<typeof startHost>[0] = {}, tuning: Parameters<typeof startHost>[1] = {}) {
  const olga = await aPerson('Olga');
  const host = await startHost({ ...options, owner: { id: olga.id, name: 'Olga' } }, tuning);
  return { host, olga, ann: await aPerson('Ann') };
}

/** Does something as the owner, on a socket that is closed again. */
async function asOwner(host: HostAddress, olga: Person, event: string, payload: object): Promise<void> {
  const member = await Member.online(host, olga);
  await member.do('system', event, payload);
  await member.disconnect();
}

describe('[REFUSE-1] a refused upgrade has its status, and says why in a body of JSON', () => {
  test('401 bad_token, with the time of the host where the clock is at fault', async () => {
    const { host, ann } = await withOwner();
    expect(await refused(knock(host, {}))).toEqual({ status: 401, body: { reason: 'bad_token', message: sentence } });
    expect(await refused(knockAs(host, ann, {}, 0))).toEqual({
      status: 401,
      body: { reason: 'bad_token', message: sentence, now: expect.stringMatching(/Z$/) },
    });
  });

  test('403 code_required and bad_code, 429 rate_limited with the time to wait', async () => {
    const { host, ann } = await withOwner({ policy: 'code' });
    expect(await refused(knockAs(host, ann))).toEqual({
      status: 403,
      body: { reason: 'code_required', message: sentence },
    });
    for (let guess = 0; guess < 10; guess += 1) {
      expect(await refused(knockAs(host, ann, { code: `alder-moss-${guess}` }))).toEqual({
        status: 403,
        body: { reason: 'bad_code', message: sentence },
      });
    }
    expect(await refused(knockAs(host, ann, { code: 'alder-moss-10' }))).toEqual({
      status: 429,
      body: { reason: 'rate_limited', message: sentence, retry_after: expect.any(Number) },
    });
  });

  test('403 waiting_for_approval, refused and removed', async () => {
    const { host, olga, ann } = await withOwner({ policy: 'approval' });
    const answer = async () => await refused(knockAs(host, ann));
    const because = (reason: string) => ({ status: 403, body: { reason, message: sentence } });
    expect(await answer()).toEqual(because('waiting_for_approval'));
    await asOwner(host, olga, 'user-refuse', { id: ann.id });
    expect(await answer()).toEqual(because('refused'));
    await asOwner(host, olga, 'user-approve', { id: ann.id });
    await asOwner(host, olga, 'user-remove', { id: ann.id });
    expect(await answer()).toEqual(because('removed'));
  });

  test('429 too_many_sockets and 503 host_full', async () => {
    const { host, ann } = await withOwner({}, { limits: { socketsPerUser: 1, socketsPerHost: 2 } });
    await enter(host, ann);
    expect(await refused(knockAs(host, ann))).toEqual({
      status: 429,
      body: { reason: 'too_many_sockets', message: sentence },
    });
    await enter(host, await aPerson('Bob'));
    expect(await refused(knockAs(host, await aPerson('Cy')))).toEqual({
      status: 503,
      body: { reason: 'host_full', message: sentence },
    });
  });

  test('[REFUSE-2] 503 unavailable when 200 newcomers wait, until one of them is answered', async () => {
    const { host, olga, ann } = await withOwner({ policy: 'approval' });
    const crowd = await Promise.all(Array.from({ length: 200 }, (_, n) => aPerson(`Newcomer ${n}`)));
    for (const group of inGroups(crowd, 20)) await allWait(host, group);
    expect(await refused(knockAs(host, ann))).toEqual({
      status: 503,
      body: { reason: 'unavailable', message: sentence },
    });
    expect(await refusalOf(knockAs(host, crowd[0] ?? ann))).toBe('403 waiting_for_approval');
    await asOwner(host, olga, 'user-refuse', { id: crowd[0]?.id });
    expect(await refusalOf(knockAs(host, ann))).toBe('403 waiting_for_approval');
  });
});

async function allWait(host: PeerHost, people: readonly Person[]): Promise<void> {
  const answers = await Promise.all(people.map((person) => refusalOf(knockAs(host, person))));
  expect(new Set(answers)).toEqual(new Set(['403 waiting_for_approval']));
}

const inGroups = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, group) => all.slice(group * size, (group + 1) * size));
