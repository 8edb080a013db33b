import { expect, test } from 'vitest';
import type { OpenTarget } from '#shared/bridge/bridge';
import type { HostEntry } from '#shared/bridge/state';
import { formatJoinLink } from '#shared/join-link';
import { MessageLinks } from '../../../src/main/desktop/message-links';
import { aHostEntry } from '../../support/incoming';

const PRINT = 'ab'.repeat(32);
const LINK = formatJoinLink({ host: '10.0.0.1', port: 4747, id: 'studio', fingerprint: PRINT, room: 'lunch', seq: 7 });
const MESSAGE = { kind: 'room', host: 'studio', room: 'lunch', seq: 7 };

/** Somebody with these hosts, and where they were led. */
function setUp(...hosts: HostEntry[]) {
  const led: OpenTarget[] = [];
  const clock = { now: 0 };
  let changed = () => {};
  const peer = {
    hosts: () => hosts,
    on: (_event: string, listener: () => void) => {
      changed = listener;
      return () => undefined;
    },
  };
  const links = new MessageLinks(
    peer,
    (target) => led.push(target),
    () => clock.now,
  );
  const join = (host: HostEntry) => {
    hosts.splice(0, 1, host);
    changed();
  };
  return { links, led, clock, join };
}

test('a link to a message on a host that was joined opens at it', () => {
  const { links, led } = setUp(aHostEntry({ connection: { state: 'connecting' } }));
  links.open(LINK);
  expect(led).toEqual([MESSAGE]);
});

test('on another host the person joins first, and is led to the message when they are in', () => {
  const { links, led, join } = setUp();
  links.open(LINK);
  expect(led).toEqual([{ kind: 'join', link: LINK }]);
  join(aHostEntry({ connection: { state: 'connecting' } }));
  expect(led).toHaveLength(1);
  join(aHostEntry());
  join(aHostEntry());
  expect(led.slice(1)).toEqual([MESSAGE]);
});

test('who joins hours later is not led anywhere', () => {
  const { links, led, join, clock } = setUp();
  links.open(LINK);
  clock.now = 3_600_000;
  join(aHostEntry({ connection: { state: 'waiting', message: '' } }));
  join(aHostEntry());
  expect(led).toHaveLength(1);
});

test('a link to a host alone leads to joining, and ends what was waited for', () => {
  const { links, led, join } = setUp();
  const plain = formatJoinLink({ host: '10.0.0.1', port: 4747 });
  links.open(LINK);
  links.open(plain);
  join(aHostEntry());
  expect(led).toEqual([
    { kind: 'join', link: LINK },
    { kind: 'join', link: plain },
  ]);
});
