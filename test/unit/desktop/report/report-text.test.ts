import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Settings } from '#shared/bridge/settings';
import type { AppState } from '#shared/bridge/state';
import { reportText } from '../../../../src/main/desktop/report/report-text';
import { aHostEntry } from '../../../support/incoming';

/** Everything personal there is: none of it may be in a report, wherever it stands. */
const PERSONAL = [
  'Ines Ferreira',
  'Studio Kupfer',
  'kupfer.local',
  '192.168.1.37',
  'fe80::1c2d',
  'Schlüssel unter der Matte',
  'eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl',
  'alder-moss-4827',
  'h-Kx81Qz',
  'r-77aPq',
  'ab'.repeat(32),
  '/home/ines',
] as const;
const [PERSON, HOST, COMPUTER, IPV4, IPV6, MESSAGE, TOKEN, CODE, HOST_ID, ROOM_ID, PRINT, FOLDER] = PERSONAL;

const host = {
  ...{ id: HOST_ID, name: HOST, fingerprint: PRINT, address: `${COMPUTER}:4747` },
  unread: { [ROOM_ID]: 3 },
  mentions: { [ROOM_ID]: 1 },
  replies: 0,
  left_rooms: [ROOM_ID],
  stranded: [],
};

const settings = v.parse(Settings, {
  ...{ theme: 'dark', dnd_until: '2026-11-24T07:00:00.000Z', quiet_begun: MESSAGE, zoom: 1.5 },
  room_levels: { [HOST_ID]: { [ROOM_ID]: 'nothing' } },
  put_invitations: [ROOM_ID],
  recent_emoji: [TOKEN],
  spell_languages: [PERSON],
  last_host: HOST_ID,
  last_room: { [HOST_ID]: ROOM_ID },
});

const state: AppState = {
  version: '1.0.0',
  platform: 'linux',
  me: { id: PRINT, name: PERSON, color: '#a5453b', key_storage: 'file', key_made: '2026-11-22T09:00:00.000Z' },
  hosts: [
    aHostEntry({ ...host, own: true }),
    aHostEntry({ ...host, connection: { state: 'refused', reason: 'bad_code', message: `${CODE} is not ${HOST}` } }),
    aHostEntry({
      ...host,
      connection: { state: 'reconnecting', since: '2026-11-23T08:00:00.000Z', next: null, message: MESSAGE },
    }),
    aHostEntry({ ...host, connection: { state: 'fingerprint_changed', known: PRINT, shown: PRINT, message: HOST } }),
  ],
  discovered: [
    { ...host, policy: 'code', computer: COMPUTER, own: false, known: true, gone: false, address: `${IPV4}:4747` },
  ],
  discovery: { state: 'unavailable', message: `${IPV6} is no card` },
  hosting: {
    ...{ state: 'on', id: HOST_ID, name: HOST, policy: 'code', fingerprint: PRINT, port: 4747 },
    ...{ addresses: [`${IPV4}:4747`, `[${IPV6}]:4747`], link: `hearth://${IPV4}/?code=${CODE}`, code: CODE },
    ...{ since: '2026-11-23T07:00:00.000Z', visible: true, connected: 2, folder: FOLDER },
  },
  storage: {
    trouble: { reason: 'disk_full', message: `${FOLDER} is full`, since: '2026-11-23T08:30:00.000Z' },
    last_trouble: { message: FOLDER, since: '2026-11-23T08:30:00.000Z', until: null },
    damages: [
      {
        file: `${FOLDER}/${ROOM_ID}.log`,
        room: ROOM_ID,
        offsets: [1],
        losses: [{ kind: null, message: MESSAGE }],
        copy: FOLDER,
      },
    ],
  },
  settings,
  language: 'en',
  spell_system: [PERSON],
  archiving: null,
  spell_languages: [PERSON],
  drafts: { [HOST_ID]: { [ROOM_ID]: { text: MESSAGE, reply_to: null } } },
  downloads: [],
};

/** A log in which every field holds something personal, in turn. */
const log = PERSONAL.flatMap((secret) =>
  [
    'reason',
    'kind',
    'code',
    'error',
    'stack',
    'detail',
    'file',
    'name',
    'version',
    'room',
    'topic',
    'field',
    secret,
  ].map((field) =>
    JSON.stringify({
      ...{ level: 'error', time: '2026-11-23T09:00:00.000Z', event: 'peer_attempt_failed' },
      [field]: field === 'stack' ? `Error: ${secret}\n    at ${secret} (${secret}/x.js:1:1)` : secret,
      [`${secret}`]: 1,
    }),
  ),
);

const report = reportText({
  head: 'A report.',
  written: new Date('2026-11-23T09:30:00.000Z'),
  system: { hearth: '1.0.0', platform: 'linux' },
  state,
  sizes: { host_bytes: 123_456, messages: 42 },
  log: [...log, ...PERSONAL, JSON.stringify({ level: 'info', time: '2026-11-23T09:01:00.000Z', event: 'quit_forced' })],
});

test.each(PERSONAL)('%s is not in a report, wherever it stood', (secret) => {
  expect(report).not.toContain(secret);
});

test('nor are parts of addresses, names and tokens', () => {
  expect(report).not.toMatch(/Ines|Kupfer|kupfer|4747|192\.168|fe80|hearth:\/\/|eyJ|Matte|alder/);
});

test('a report says what helps: versions, settings, connections, sizes, the end of the log', () => {
  const lines = report.split('\n');
  for (const line of [
    'A report.',
    'Written 2026-11-23T09:30:00.000Z',
    'hearth: 1.0.0',
    'theme: dark',
    'zoom: 1.5',
    'dnd_until: set',
    'room_levels: 1 entries',
    '1. online, own, policy open, unread 3 in 1 rooms, mentions 1, invitations 0, left 1',
    '2. refused (bad_code), of another, policy open, unread 3 in 1 rooms, mentions 1, invitations 0, left 1',
    'discovery: unavailable',
    'connected: 2',
    'storage_trouble: disk_full',
    'damaged_files: 1',
    'drafts: 1',
    'host_bytes: 123456',
    '2026-11-23T09:01:00.000Z info quit_forced',
  ])
    expect(lines).toContain(line);
  expect(report).toContain('3. reconnecting since 2026-11-23T08:00:00.000Z');
  expect(report).toContain('4. fingerprint_changed');
});
