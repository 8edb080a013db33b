import { readIfThere } from '../disk/document-adapter';
import { registryPath } from '../registry-file/lowdb-registry';
import { RegistryReading } from '../registry-file/registry-reading';
import type { Tables } from '../registry-file/tables';
import type { Findings } from './findings';

/** Reads the registry without touching it; null when there is none. */
export async function readRegistry(folder: string): Promise<RegistryReading | null> {
  const bytes = await readIfThere(registryPath(folder));
  return bytes === null ? null : new RegistryReading(registryPath(folder), bytes);
}

/** Checks every record of the registry, and that what a record refers to is there. */
export function checkRegistry(reading: RegistryReading, file: string, findings: Findings): void {
  for (const { offset, message } of reading.damages) findings.damage(file, offset, message);
  const { tables } = reading;
  const dangling = [...danglingTeams(tables), ...danglingRooms(tables), ...danglingInvitations(tables)];
  if (dangling.length === 0) return;
  const [first = ''] = dangling;
  const more = dangling.length === 1 ? '' : ` So do ${dangling.length - 1} other records.`;
  findings.damage(file, 0, `${first}${more}`);
}

const missing = (what: string, ids: readonly string[], known: ReadonlyMap<string, unknown>, kind: string) =>
  ids.filter((id) => !known.has(id)).map((id) => `${what} names the ${kind} ${id}, who or which is not there.`);

const danglingTeams = ({ teams, users }: Tables): string[] =>
  [...teams.values()].flatMap((team) =>
    missing(`The team “${team.name}”`, [team.user, ...team.users], users, 'person'),
  );

const danglingRooms = ({ rooms, teams, users }: Tables): string[] =>
  [...rooms.values()].flatMap((room) => [
    ...missing(`The room “${room.name}”`, [room.user, ...room.users], users, 'person'),
    ...missing(`The room “${room.name}”`, room.team === null ? [] : [room.team], teams, 'team'),
  ]);

/** A settled invitation may outlive its room. */
const danglingInvitations = ({ invitations, rooms, users }: Tables): string[] =>
  [...invitations.values()].flatMap((invitation) => [
    ...missing('An invitation', [invitation.from, invitation.to], users, 'person'),
    ...missing('An invitation', invitation.state === 'pending' ? [invitation.room] : [], rooms, 'room'),
  ]);
