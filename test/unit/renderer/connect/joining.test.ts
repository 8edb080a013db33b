import { describe, expect, it } from 'vitest';
import type { FoundHost } from '#shared/bridge/bridge';
import type { DiscoveredHost } from '#shared/bridge/state';
import { nextStep } from '../../../../src/renderer/features/connect/joining';
import { sortDiscovered } from '../../../../src/renderer/features/connect/sort-discovered';

const found = (change: Partial<FoundHost> = {}): FoundHost => ({
  id: 'studio',
  name: 'Studio',
  policy: 'open',
  fingerprint: 'ab'.repeat(32),
  address: '192.168.1.24',
  port: 4747,
  confirmed: false,
  known: false,
  code: null,
  ...change,
});

describe('nextStep', () => {
  it('asks to compare the fingerprint before anything else', () => {
    expect(nextStep(found({ policy: 'code' }), false, null)?.step).toBe('confirm');
  });

  it('asks for the join code where the host wants one and the link had none', () => {
    expect(nextStep(found({ policy: 'code' }), true, null)?.step).toBe('code');
    expect(nextStep(found({ policy: 'code' }), true, 'alder-moss-4827')).toBeNull();
  });

  it('joins at once when there is nothing left to ask', () => {
    expect(nextStep(found(), true, null)).toBeNull();
    expect(nextStep(found({ policy: 'approval' }), true, null)).toBeNull();
  });
});

it('hosts to join come first, those gone last, and each kind by name', () => {
  const host = (name: string, change: Partial<DiscoveredHost> = {}): DiscoveredHost => ({
    id: name,
    name,
    fingerprint: '',
    policy: 'open',
    address: '',
    computer: '',
    own: false,
    known: false,
    gone: false,
    ...change,
  });
  const hosts = [
    host('own', { own: true, known: true }),
    host('b'),
    host('away', { gone: true }),
    host('joined', { known: true }),
    host('a'),
  ];
  expect(sortDiscovered(hosts).map(({ name }) => name)).toEqual(['a', 'b', 'joined', 'own', 'away']);
});
