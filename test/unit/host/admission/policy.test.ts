import { describe, expect, test } from 'vitest';
import { LIMITS } from '#shared/protocol/limits';
import { makeOwnerCode, sameCode } from '../../../../src/main/host/admission/codes';
import { type Codes, judge, type Standing } from '../../../../src/main/host/admission/policy';
import { WrongCodes } from '../../../../src/main/host/admission/wrong-codes';
import { newUser } from '../../../../src/main/host/people/new-user';
import type { SettingsRecord } from '../../../../src/main/store/records';

const now = '2026-11-22T10:00:00.000Z';
const settings = (change: Partial<SettingsRecord>): SettingsRecord => ({
  ...{ id: 'host', name: 'Studio', policy: 'open', visible: true },
  ...{ code: 'alder-moss-4827', owner_code: 'ABCD-EFGH-JKMN-PQRS', file_bytes: 0 },
  ...change,
});
const ann = newUser({ id: 'ann', name: 'Ann', now });
const asked = { id: 'ann', name: 'Ann', asked: now, refused: null };

function verdict(standing: Partial<Standing> & { policy?: SettingsRecord['policy'] }, codes: Codes = {}): string {
  const { policy = 'open', ...rest } = standing;
  const judged = judge(
    {
      settings: settings({ policy }),
      user: undefined,
      newcomer: undefined,
      waitingRoomFull: false,
      hostFull: false,
      ...rest,
    },
    codes,
  );
  return judged.kind === 'refuse' ? judged.refusal.reason : judged.kind;
}

describe('a newcomer', () => {
  test('is let in by an open host', () => expect(verdict({})).toBe('member'));

  test.each([
    [{}, 'code_required'],
    [{ code: 'alder-moss-4828' }, 'bad_code'],
    [{ code: '' }, 'bad_code'],
    [{ code: 'alder-moss-4827' }, 'member'],
    [{ code: ' Alder moss\u20134827 ' }, 'member'],
  ])('[AUTH-7] under the policy code with %o: %s', (codes, expected) => {
    expect(verdict({ policy: 'code' }, codes)).toBe(expected);
  });

  test.each([
    ['open', {}, {}, 'host_full'],
    ['code', {}, { code: 'alder-moss-4827' }, 'host_full'],
    ['approval', {}, {}, 'host_full'],
    ['code', { user: ann }, {}, 'known'],
    ['open', {}, { owner_code: 'ABCD-EFGH-JKMN-PQRS' }, 'owner'],
  ] as const)(
    '[SYS-6] at a host with as many people as it can have, policy %s, %o, %o: %s',
    (policy, who, codes, expected) => {
      expect(verdict({ policy, hostFull: true, ...who }, codes)).toBe(expected);
    },
  );

  test('is let in by no empty code', () => {
    expect(verdict({ settings: settings({ policy: 'code', code: '' }) }, { code: '' })).toBe('bad_code');
  });

  test.each([
    ['is remembered at first', {}, 'ask'],
    ['waits until answered', { newcomer: asked }, 'waiting_for_approval'],
    ['is told when refused', { newcomer: { ...asked, refused: now } }, 'refused'],
    ['is told when too many wait', { waitingRoomFull: true }, 'unavailable'],
    [
      'who waits already goes on waiting when too many do',
      { newcomer: asked, waitingRoomFull: true },
      'waiting_for_approval',
    ],
  ])('[REFUSE-2] under the policy approval %s', (_what, standing, expected) => {
    expect(verdict({ policy: 'approval', ...standing })).toBe(expected);
  });

  test('who waited is let in when the host opens; one who was refused is not', () => {
    expect(verdict({ newcomer: asked })).toBe('member');
    expect(verdict({ newcomer: { ...asked, refused: now } })).toBe('refused');
  });
});

describe('a known person', () => {
  test.each(['open', 'code', 'approval'] as const)('[AUTH-7] needs no code under the policy %s', (policy) => {
    expect(verdict({ policy, user: ann })).toBe('known');
  });

  test('[ROLE-4] who was removed stays out, whatever they bring', () => {
    const user = { ...ann, removed: now };
    expect(verdict({ user })).toBe('removed');
    expect(verdict({ user }, { owner_code: 'ABCD-EFGH-JKMN-PQRS' })).toBe('removed');
  });
});

describe('an owner code', () => {
  test.each(['open', 'code', 'approval'] as const)('[AUTH-8] that is right lets its bearer in under %s', (policy) => {
    expect(verdict({ policy }, { owner_code: 'abcd efgh jkmn pqrs' })).toBe('owner');
    expect(verdict({ policy, user: ann }, { owner_code: 'ABCDEFGHJKMNPQRS' })).toBe('owner');
    expect(verdict({ policy, newcomer: { ...asked, refused: now } }, { owner_code: 'ABCD-EFGH-JKMN-PQRS' })).toBe(
      'owner',
    );
  });

  test('[AUTH-8] that is wrong or used refuses, members too', () => {
    expect(verdict({ user: ann }, { owner_code: 'ABCD-EFGH-JKMN-PQRT' })).toBe('bad_code');
    expect(verdict({ user: ann, settings: settings({ owner_code: null }) }, { owner_code: '' })).toBe('bad_code');
  });

  test('is made of groups that nobody mistakes, a new one each time', () => {
    const codes = Array.from({ length: 50 }, makeOwnerCode);
    for (const code of codes) expect(code).toMatch(/^([A-HJKMNP-TV-Z2-9]{4}-){3}[A-HJKMNP-TV-Z2-9]{4}$/);
    expect(new Set(codes).size).toBe(50);
  });
});

test('codes are the same without case, spaces and dashes', () => {
  expect(sameCode('alder-moss-4827', 'ALDER MOSS 4827')).toBe(true);
  expect(sameCode('alder-moss-4827', 'aldermoss4827')).toBe(true);
  expect(sameCode('alder-moss-4827', 'alder-moss-4826')).toBe(false);
  expect(sameCode('', 'a')).toBe(false);
});

describe('[AUTH-9] wrong codes', () => {
  test('are counted by address, ten a minute', () => {
    let time = 0;
    const wrong = new WrongCodes(() => time);
    for (let n = 0; n < 10; n += 1) {
      expect(wrong.waitOf('a')).toBe(0);
      wrong.note('a');
      time += 1_000;
    }
    expect(wrong.waitOf('a')).toBe(50_000);
    expect(wrong.waitOf('b')).toBe(0);
    time += 50_000;
    expect(wrong.waitOf('a')).toBe(0);
    wrong.note('a');
    expect(wrong.waitOf('a')).toBe(1_000);
  });

  test('are remembered of so many addresses and no more; who guessed last is among them', () => {
    const wrong = new WrongCodes(() => 0);
    const guess = (address: string) => {
      for (let n = 0; n < LIMITS.wrongCodesPerMinute; n += 1) wrong.note(address);
    };
    guess('first');
    for (let n = 1; n < LIMITS.wrongCodeAddresses; n += 1) wrong.note(`address ${n}`);
    expect(wrong.waitOf('first')).toBeGreaterThan(0);
    guess('last');
    expect(wrong.waitOf('first')).toBe(0);
    expect(wrong.waitOf('last')).toBeGreaterThan(0);
  });
});
