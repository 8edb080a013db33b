import type * as v from 'valibot';
import { decodeFrame, type Frame } from '#shared/protocol/frame';
import { parsePayload } from '#shared/protocol/payload';
import { RoomEvents, RoomPushes } from '#shared/protocol/room-channel';
import { PersonEvents, SystemEvents, SystemPushes } from '#shared/protocol/system-channel';
import { PHOENIX_TOPIC, SYSTEM_TOPIC } from '#shared/protocol/topics';

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const passes = (schema: v.GenericSchema | undefined, payload: unknown): boolean =>
  schema !== undefined && isObject(payload) && parsePayload(schema, payload).ok;

const entry = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** What a client may send at any time, whatever else is in it. */
const FREE_OF_SCHEMA = ['phx_join', 'phx_leave', 'heartbeat'];

/** Whether a host has something to object to in a text: it is no frame, or a push that passes no schema. */
export function isMalformedForHost(text: string): boolean {
  const frame = decodeFrame(text);
  if (!frame.ok) return true;
  const { topic, event, payload } = frame.value;
  if (FREE_OF_SCHEMA.includes(event)) return !isObject(payload);
  const pushes = topic === SYSTEM_TOPIC ? SystemPushes : RoomPushes;
  return !passes(entry<{ payload: v.GenericSchema }>(pushes, event)?.payload, payload);
}

/** The events of Phoenix itself, which have no schema of ours. */
const PHOENIX_EVENTS = ['phx_reply', 'phx_close', 'phx_error'];

/**
 * Whether a client has something to object to in a text: it is no frame, an event that passes no schema, or one of
 * Phoenix's own for a join that is not this client's.
 */
export function isMalformedForPeer(text: string): boolean {
  const frame = decodeFrame(text);
  if (!frame.ok) return true;
  const { joinRef, ref, topic, event, payload }: Frame = frame.value;
  if (PHOENIX_EVENTS.includes(event)) return !isNumber(joinRef) && !isNumber(ref) && joinRef !== null;
  const events = topic === PHOENIX_TOPIC ? PersonEvents : topic === SYSTEM_TOPIC ? SystemEvents : RoomEvents;
  return !passes(entry<v.GenericSchema>(events, event), payload);
}

/** The refs of the phoenix client are numbers. */
const isNumber = (ref: string | null): boolean => ref !== null && /^\d+$/.test(ref);
