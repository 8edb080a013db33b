import { LIMITS } from '#shared/protocol/limits';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import { err, ok } from '#shared/result';
import type { ImportRecord, RoomRecord } from '../../store/records';
import type { Transaction } from '../../store/registry';
import { isAdmin } from '../access';
import type { Decision, Rule } from '../decide';
import { hiddenSlug } from '../slugs';

/** The room to make of an export. */
export interface BeginImport {
  readonly name: string;
  readonly description: string;
  readonly private: boolean;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** The SHA-256 of the export: an import that was broken off goes on under it. */
  readonly source: string | null;
}

/** A room that is being filled, and rooms of imports that were given up. */
export interface Begun {
  readonly room: RoomRecord;
  readonly abandoned: readonly string[];
}

/** Imports that were begun and not ended, of the whole host; one more gives up the oldest. */
const UNFINISHED = 5;

/**
 * The owner and admins make rooms of exports. Until it is whole nobody sees the room: nobody is told of messages that are
 * years old, nor of their authors.
 */
export const beginImport: Rule<BeginImport, Begun> = (decision, input) => {
  const { records, actor } = decision;
  if (!isAdmin(actor)) return err(mayNotImport());
  const known = records.list('imports').find((each) => each.user === actor.id && each.source === input.source);
  const room = input.source !== null && known ? records.get('rooms', known.id) : undefined;
  const people = strangersAmong(decision, [...(room && known ? known.people : []), ...input.people]);
  if (records.list('users').length + people.length > LIMITS.peoplePerHost) return err(noRoomForPeople());
  if (room && known) {
    if (people.length > known.people.length) records.put('imports', { ...known, people });
    return ok({ room, abandoned: [] });
  }
  if (records.list('rooms').length >= LIMITS.roomsPerHost) {
    return err(refusal('unavailable', `This host has ${LIMITS.roomsPerHost} rooms, its limit. Delete one first.`));
  }
  const abandoned = giveUpOldest(decision);
  return ok({ room: makeHidden(decision, input, people), abandoned });
};

/** What is said to members who want to import. */
export const mayNotImport = (): Refusal => refusal('forbidden', 'Only the owner and admins import rooms.');

/** What is said where more people come with an import than there is room for. */
export const noRoomForPeople = (): Refusal =>
  refusal('unavailable', `This host has room for ${LIMITS.peoplePerHost} people and no more.`);

/** Those whom this host does not know, each once. */
function strangersAmong({ records }: Decision, people: BeginImport['people']): ImportRecord['people'] {
  const strangers = people.filter(({ id }) => !records.get('users', id));
  return [...new Map(strangers.map(({ id, name }) => [id, { id, name }])).values()];
}

/** Nobody is among its users yet, not even the one who makes it. */
function makeHidden(
  decision: Decision,
  { name, description, source, private: isPrivate }: BeginImport,
  people: ImportRecord['people'],
): RoomRecord {
  const { records, actor, now } = decision;
  const id = decision.newId();
  const room: RoomRecord = {
    ...{ id, name, description, slug: hiddenSlug(name, id, 'room') },
    ...{ private: true, users: [], team: null, direct: false },
    ...{ user: actor.id, created: now, modified: now },
  };
  const begun: ImportRecord = { id, user: actor.id, source, private: isPrivate, begun: now, people };
  records.put('rooms', room);
  records.put('imports', begun);
  return room;
}

function giveUpOldest({ records }: Decision): string[] {
  const unfinished = records.list('imports');
  const oldest = unfinished.slice(0, Math.max(0, unfinished.length - UNFINISHED + 1));
  for (const { id } of oldest) giveUp(records, id);
  return oldest.map(({ id }) => id);
}

/** Nothing is left of an import but what is on disk, which is noted to go. */
export function giveUp(records: Transaction, id: string): void {
  records.delete('imports', id);
  if (!records.get('rooms', id)) return;
  records.delete('rooms', id);
  records.put('drops', { id });
}
