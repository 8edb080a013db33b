import type * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parsePayload } from '#shared/protocol/payload';
import { RoomEvents, RoomPushes } from '#shared/protocol/room-channel';
import { PersonEvents, SystemEvents, SystemPushes } from '#shared/protocol/system-channel';
import { Company } from '../support/company';
import { everyRoomPush, everySystemPush } from '../support/every-push';
import { everyEvent } from '../support/fuzz/every-event';
import { isMalformedForPeer } from '../support/fuzz/is-malformed';
import { recordTraffic } from '../support/fuzz/recorded-traffic';
import { aMessage, aRoom, aUser } from '../support/nouns';

const NAMED = { room: 'room-1', user: 'user-1', team: 'team-1', invitation: 'invitation-1', file: 'file-1' };

const eventsIn = (texts: readonly string[]): string[] => texts.map((text) => (JSON.parse(text) as string[])[3] ?? '');

// What is not among these is nowhere mutated: whoever adds to the protocol adds it here.
describe('the fuzzers', () => {
  test.each<
    [string, Readonly<Record<string, object>>, Readonly<Record<string, { readonly payload: v.GenericSchema }>>]
  >([
    ['a room', everyRoomPush(NAMED), RoomPushes],
    ['system', everySystemPush(NAMED), SystemPushes],
  ])('[FRAME-1] know every push on %s, with a payload that passes its schema', (_topic, known, pushes) => {
    expect(Object.keys(known).sort()).toEqual(Object.keys(pushes).sort());
    for (const [event, payload] of Object.entries(known)) {
      const schema = pushes[event]?.payload;
      expect(schema && parsePayload(schema, payload)).toMatchObject({ ok: true });
    }
  });

  test('[FRAME-1] record every push of the protocol, as the phoenix client sends it', async () => {
    const { host } = await Company.gather();
    const recorded = new Set(eventsIn(await recordTraffic(host)));
    const pushes = [...Object.keys(RoomPushes), ...Object.keys(SystemPushes), 'phx_join', 'phx_leave', 'heartbeat'];
    expect(pushes.filter((event) => !recorded.has(event))).toEqual([]);
  });

  test('know every event of a host, as it would say it', () => {
    const said = everyEvent({ room: aRoom(), user: aUser(), message: aMessage() });
    const events = [RoomEvents, SystemEvents, PersonEvents].flatMap((table) => Object.keys(table));
    expect(eventsIn(said).sort()).toEqual(events.sort());
    expect(said.filter(isMalformedForPeer)).toEqual([]);
  });
});
