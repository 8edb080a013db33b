import { expect, onTestFinished, test, vi } from 'vitest';
import { LIMITS } from '#shared/protocol/limits';
import type { HostRecord } from '../../../../src/main/peer/discovery/host-record';
import { FORGOTTEN_AFTER_MS, GONE_AFTER_MS, Sightings } from '../../../../src/main/peer/discovery/sightings';

const FP = 'ab'.repeat(32);
const OTHER_FP = 'cd'.repeat(32);

const record = (fields: Partial<HostRecord> = {}): HostRecord => ({
  id: 'studio',
  name: 'Studio',
  fingerprint: FP,
  policy: 'open',
  computer: 'ines-laptop',
  addresses: [{ address: '192.168.1.24', port: 4747 }],
  ...fields,
});

function sightingsAt(start: number, known: Record<string, string> = {}, own = 'nobody') {
  const clock = { now: start };
  const knowledge = { isOwn: (id: string) => id === own, knownFingerprint: (id: string) => known[id] ?? null };
  return { clock, sightings: new Sightings(knowledge, () => clock.now) };
}

test('a host that answers is shown with its address and computer', () => {
  const { sightings } = sightingsAt(0);
  expect(sightings.saw(record(), 'eth0')).toBe(true);
  expect(sightings.list()).toEqual([
    {
      id: 'studio',
      name: 'Studio',
      fingerprint: FP,
      policy: 'open',
      computer: 'ines-laptop',
      address: '192.168.1.24:4747',
      own: false,
      known: false,
      gone: false,
    },
  ]);
});

test('an answer that says nothing new is no news', () => {
  const { sightings } = sightingsAt(0);
  sightings.saw(record(), 'eth0');
  expect(sightings.saw(record(), 'eth0')).toBe(false);
  expect(sightings.saw(record({ addresses: [{ address: '192.168.1.99', port: 4747 }] }), 'eth0')).toBe(true);
});

test('a silent host is greyed, then removed; an answer brings it back', () => {
  const { clock, sightings } = sightingsAt(0);
  sightings.saw(record(), 'eth0');
  clock.now = GONE_AFTER_MS;
  sightings.expire();
  expect(sightings.list()[0]?.gone).toBe(false);
  clock.now += 1;
  sightings.expire();
  expect(sightings.list()[0]?.gone).toBe(true);
  expect(sightings.saw(record(), 'eth0')).toBe(true);
  expect(sightings.list()[0]?.gone).toBe(false);
  clock.now += GONE_AFTER_MS + 1;
  sightings.expire();
  clock.now += FORGOTTEN_AFTER_MS;
  sightings.expire();
  expect(sightings.list()).toEqual([]);
});

test('a goodbye greys a host at once', () => {
  const { sightings } = sightingsAt(0);
  sightings.saw(record(), 'eth0');
  sightings.left('studio');
  expect(sightings.list()[0]?.gone).toBe(true);
});

test('the own host and hosts that were joined are marked', () => {
  const { sightings } = sightingsAt(0, { studio: FP }, 'mine');
  sightings.saw(record(), 'eth0');
  sightings.saw(record({ id: 'mine' }), 'eth0');
  expect(sightings.list()).toMatchObject([
    { id: 'studio', known: true, own: false },
    { id: 'mine', known: false, own: true },
  ]);
});

test('a host seen through two cards has the addresses of both, in a steady order', () => {
  const { sightings } = sightingsAt(0, { studio: FP });
  const cable = record({ addresses: [{ address: '10.0.0.7', port: 4747 }] });
  sightings.saw(record(), 'wlan0');
  sightings.saw(cable, 'eth0');
  const before = sightings.addressesOf('studio');
  expect(before.map(({ address }) => address)).toEqual(['10.0.0.7', '192.168.1.24']);
  expect(sightings.saw(record(), 'wlan0')).toBe(false);
  expect(sightings.addressesOf('studio')).toEqual(before);
  sightings.dropCard('eth0');
  expect(sightings.addressesOf('studio').map(({ address }) => address)).toEqual(['192.168.1.24']);
});

test('nobody takes over the place of a host by claiming its id', () => {
  const { sightings } = sightingsAt(0);
  sightings.saw(record(), 'eth0');
  expect(sightings.saw(record({ fingerprint: OTHER_FP, name: 'Evil' }), 'eth0')).toBe(false);
  expect(sightings.list()).toMatchObject([{ name: 'Studio', fingerprint: FP }]);
});

test('the pinned fingerprint wins over whoever was there first', () => {
  const { sightings } = sightingsAt(0, { studio: FP });
  sightings.saw(record({ fingerprint: OTHER_FP, name: 'Evil' }), 'eth0');
  expect(sightings.addressesOf('studio')).toEqual([]);
  expect(sightings.saw(record(), 'eth0')).toBe(false);
  expect(sightings.list()).toMatchObject([{ name: 'Studio', fingerprint: FP }]);
  expect(sightings.addressesOf('studio')).toHaveLength(1);
});

test('5,000 made-up hosts do not fill the list, nor keep a known one out', () => {
  const { sightings } = sightingsAt(0, { studio: FP });
  for (let index = 0; index < 5_000; index += 1) sightings.saw(record({ id: `spoof-${index}` }), 'eth0');
  expect(sightings.list()).toHaveLength(LIMITS.discoveredHosts);
  expect(sightings.saw(record(), 'eth0')).toBe(true);
  expect(sightings.list()).toHaveLength(LIMITS.discoveredHosts);
});

test('a host does not vanish because somebody set the clock of this computer', () => {
  const knowledge = { isOwn: () => false, knownFingerprint: () => null };
  const sightings = new Sightings(knowledge);
  sightings.saw(record(), 'eth0');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 86_400_000 });
  onTestFinished(() => void vi.useRealTimers());
  sightings.expire();
  expect(sightings.list()).toMatchObject([{ id: 'studio', gone: false }]);
});
