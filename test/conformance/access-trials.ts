import { randomUUID } from 'node:crypto';
import { roomTopic, SYSTEM_TOPIC } from '#shared/protocol/topics';
import type { Answer, Member } from '../support/member';
import { HIDDEN } from './access-table';

/** A room in which everything happened that makes people members, invitees and outsiders of it. */
export interface Scene {
  readonly id: string;
  readonly topic: string;
  /** The room's team, and the invitation into it; of something that never was, where there is none. */
  readonly team: string;
  readonly invitation: string;
  /** A word that stands in its name, its description and its messages only. */
  readonly secret: string;
  /** The pushes that somebody tried on it, and the events that somebody listened for. */
  readonly tried: Set<string>;
  readonly listened: Set<string>;
}

/** Who is there, and where. */
export interface Cast {
  readonly port: number;
  member(name: string): Member;
}

/** What came of what somebody tried, and what reached them, by what it is. */
export type Observed = Record<string, string | boolean>;

/** Pushes something that is to be granted, on a topic whose channel the phoenix client may no longer hold. */
export async function act(
  who: Member,
  topic: string,
  event: string,
  payload: object = {},
): Promise<Answer['response']> {
  const { status, response } = await who.raw(topic, event, payload);
  if (status !== 'ok') throw new Error(`${event} was refused: ${JSON.stringify(response)}`);
  return response;
}

/** Pushes on the room's topic, and on that of a room that never was. */
export async function tryOnRoom(
  who: Member,
  { topic, tried }: Scene,
  event: string,
  payload: object = {},
): Promise<string> {
  tried.add(event);
  const real = await who.raw(topic, event, payload);
  return real.status === 'ok' ? 'ok' : judge(real, await who.raw(roomTopic(randomUUID()), event, payload));
}

/** Pushes on `system` about something, and about something that never was. */
export async function tryOnSystem(
  who: Member,
  { tried }: Scene,
  event: string,
  payload: object,
  field: string,
): Promise<string> {
  tried.add(event);
  const real = await who.raw(SYSTEM_TOPIC, event, payload);
  if (real.status === 'ok') return 'ok';
  return judge(real, await who.raw(SYSTEM_TOPIC, event, { ...payload, [field]: randomUUID() }));
}

const judge = (real: Answer, never: Answer): string =>
  JSON.stringify(real.response) === JSON.stringify(never.response) ? HIDDEN : real.response.reason;

/** Asks `system` for what one may see of everything. */
export async function ask(who: Member, { tried }: Scene, event: string, payload: object): Promise<Answer['response']> {
  tried.add(event);
  return (await who.raw(SYSTEM_TOPIC, event, payload)).response;
}

/** Whether somebody was told of a word on a topic since a moment. */
export function hears(
  { who, since, scene }: { readonly who: Member; readonly since: number; readonly scene: Scene },
  topic: string,
  event: string,
  word: string,
): boolean {
  scene.listened.add(event);
  return who.frames
    .slice(since)
    .some((frame) => frame.topic === topic && frame.event === event && tells(frame.payload, word));
}

export const tells = (payload: unknown, word: string): boolean => JSON.stringify(payload ?? null).includes(word);
