import type { Service } from 'bonjour-service';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHostRecord } from '../../../../src/main/peer/discovery/host-record';

const service = (fields: object = {}): Service =>
  ({
    name: 'studio',
    type: 'hearth',
    port: 4747,
    host: 'ines-laptop.local',
    addresses: ['192.168.1.24', 'fe80::1'],
    referer: { address: '192.168.1.30', family: 'IPv4', port: 5353, size: 200 },
    txt: { id: 'studio', name: 'Studio', fp: 'ab'.repeat(32), policy: 'code', v: '0.1.0' },
    ...fields,
  }) as unknown as Service;

test('a record is read, the address of the answer itself first', () => {
  expect(readHostRecord(service())).toEqual({
    id: 'studio',
    name: 'Studio',
    fingerprint: 'ab'.repeat(32),
    policy: 'code',
    computer: 'ines-laptop',
    addresses: [
      { address: '192.168.1.30', port: 4747 },
      { address: '192.168.1.24', port: 4747 },
    ],
  });
});

test('an empty list of addresses is made up for by where the answer came from', () => {
  expect(readHostRecord(service({ addresses: [] }))?.addresses).toEqual([{ address: '192.168.1.30', port: 4747 }]);
});

test.each([
  ['no fingerprint', { txt: { id: 'studio', name: 'Studio', policy: 'open' } }],
  ['a bad id', { txt: { id: '../..', name: 'Studio', fp: 'ab'.repeat(32), policy: 'open' } }],
  ['a name of many lines', { txt: { id: 'studio', name: 'a\nb', fp: 'ab'.repeat(32), policy: 'open' } }],
  ['port 0', { port: 0 }],
  ['no text at all', { txt: undefined }],
  ['no address at all', { addresses: [], referer: undefined }],
])('a record with %s is ignored', (_, fields) => {
  expect(readHostRecord(service(fields))).toBeNull();
});

test('whatever the network sends is read or ignored, never thrown at', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('port', 'host', 'addresses', 'referer', 'txt'), fc.anything()),
      (fields) => {
        readHostRecord(service(fields));
      },
    ),
  );
});
