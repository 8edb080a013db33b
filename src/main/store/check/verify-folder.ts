import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { err, ok, type Result } from '#shared/result';
import { type Manifest, manifestOf, manifestPath } from '../data-folder/manifest';
import { MIGRATIONS, versionAfter } from '../data-folder/migrations';
import { newerVersion } from '../data-folder/open-failure';
import { isCopyOfDamage } from '../disk/damage-reports';
import { DamagedFile } from '../disk/document-adapter';
import { errnoOf } from '../disk/faults';
import { isLeftover } from '../disk/replace-file';
import { registryPath } from '../registry-file/lowdb-registry';
import type { RegistryReading } from '../registry-file/registry-reading';
import { catalogPath, readCatalog } from '../room-log/catalog-file';
import { roomPath, roomsPath } from '../room-log/rooms-folder';
import { readUsedTokens, tokensPath } from '../used-tokens';
import { checkFiles, type FilesCount } from './files-check';
import { type Finding, Findings } from './findings';
import { checkIdentity } from './identity-check';
import { checkMarks } from './marks-check';
import { checkRegistry, readRegistry } from './registry-check';
import { checkRooms, type RoomCount, type RoomsCount } from './room-check';

/** What a data folder holds, and what is wrong with it. */
export interface Verdict {
  readonly rooms: number;
  readonly messages: number;
  readonly people: number;
  readonly findings: readonly Finding[];
}

/** So long a host may need for a change that touches two files. */
const SECOND_LOOK_MS = 250;

/**
 * Reads every file of a data folder and checks all of it; changes nothing, takes no lock, and may run beside the host.
 *
 * Files that change meanwhile are never seen at one instant. So what looks like damage is looked for again a moment
 * later, and only what is then still there is told: damage does not heal, a message half written does.
 */
export async function verifyFolder(folder: string): Promise<Result<Verdict, string>> {
  const first = await look(folder);
  if (!first.ok || damagesOf(first.value).length === 0) return first;
  await pause(SECOND_LOOK_MS);
  const second = await look(folder);
  if (!second.ok) return second;
  const seen = new Set(damagesOf(first.value).map(placeOf));
  const findings = second.value.findings.filter((found) => found.weight === 'note' || seen.has(placeOf(found)));
  return ok({ ...second.value, findings });
}

/** What of a verdict is damage. */
export const damagesOf = ({ findings }: Verdict): readonly Finding[] =>
  findings.filter(({ weight }) => weight === 'damage');

const placeOf = ({ file, offset }: Finding): string => `${file}:${offset}`;

async function look(folder: string): Promise<Result<Verdict, string>> {
  const names = await namesOf(folder);
  if (!names.ok) return names;
  const findings = new Findings();
  const manifest = await readManifest(folder, findings);
  if (manifest === null && !names.value.includes('identity') && !names.value.includes('rooms')) {
    return err(`${folder} is no data folder of Hearth.`);
  }
  if (manifest !== null && manifest.version > versionAfter(MIGRATIONS)) return err(newerVersion(folder).message);
  if (manifest?.state === 'new') {
    findings.note(manifestPath(folder), 'The folder was being made when Hearth stopped; the next start finishes that.');
    return ok({ rooms: 0, messages: 0, people: 0, findings: findings.list });
  }
  noteLeftovers(folder, names.value, findings);
  await checkIdentity(folder, findings);
  if (manifest === null || manifest.version > 1) await checkTokens(folder, findings);
  return ok(await lookAtContents(folder, manifest, findings));
}

/** What lists rooms is read before and after the rooms: one of them knows any room that came or went meanwhile. */
async function lookAtContents(folder: string, manifest: Manifest | null, findings: Findings): Promise<Verdict> {
  const before = await readRegistry(folder);
  const catalog = await readCatalog(folder);
  const hasCatalog = manifest === null || manifest.version > 1;
  if (catalog === null && hasCatalog) findings.damage(catalogPath(folder), 0, gone('list of message files'));
  for (const offset of catalog?.bad ?? []) findings.damage(catalogPath(folder), offset, DAMAGED_CATALOG);
  const counts = await roomsOf(folder, catalog, findings);
  const files = await checkFiles(folder, findings);
  await checkMarks(folder, findings);
  const registry = await readRegistry(folder);
  const summary = { rooms: 0, messages: counts.messages, people: 0 };
  if (registry === null || registry.unreadable) {
    findings.damage(
      registryPath(folder),
      0,
      registry === null ? gone('registry of people, teams and rooms') : UNREADABLE,
    );
    return { ...summary, findings: findings.list };
  }
  checkRegistry(registry, registryPath(folder), findings);
  checkAgainst(folder, counts, [registry, before ?? registry], findings);
  noteStrayFiles(files, [registry, before ?? registry], findings);
  const { rooms, users } = registry.tables;
  return { ...summary, rooms: rooms.size, people: users.size, findings: findings.list };
}

const gone = (what: string): string => `The ${what} is missing. Put it back from a backup.`;
const UNREADABLE = 'The registry of people, teams and rooms is damaged as a whole. Put it back from a backup.';
const UNLISTED =
  'The list of message files does not name this one, so it would not be missed. It is read all the same, and in the list again once its room is used.';
const DAMAGED_CATALOG =
  'The list of message files is damaged here. The next start makes it anew of the files that are there; no message is lost by it.';

async function roomsOf(folder: string, catalog: Awaited<ReturnType<typeof readCatalog>>, findings: Findings) {
  try {
    return await checkRooms(folder, catalog?.rooms ?? null, findings);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
    findings.damage(roomsPath(folder), 0, gone('folder of all messages'));
    return { messages: 0, users: new Set<string>(), rooms: new Map<string, RoomCount>() };
  }
}

/** Files of a room that is no more go with the next start, or are nobody's. */
function noteStrayFiles({ rooms }: FilesCount, registries: readonly RegistryReading[], findings: Findings): void {
  for (const [room, path] of rooms) {
    if (registries.some(({ tables }) => tables.rooms.has(room))) continue;
    findings.note(path, 'A file of a room that was deleted.');
  }
}

/** Messages belong to rooms and people that the registry knows, now or a moment ago. */
function checkAgainst(
  folder: string,
  { rooms, users }: RoomsCount,
  registries: readonly RegistryReading[],
  findings: Findings,
): void {
  for (const [room, { messages, unlisted }] of rooms) {
    if (registries.some(({ tables }) => tables.rooms.has(room))) {
      for (const path of unlisted) findings.damage(path, 0, UNLISTED);
      continue;
    }
    const path = roomPath(folder, room);
    const dropped = registries.some(({ tables }) => tables.drops.has(room));
    if (dropped) findings.note(path, 'What is left of a deleted room; the next start removes it.');
    else
      findings.damage(
        path,
        0,
        `The registry knows no such room; nobody can read what is in it (${messages} good messages).`,
      );
  }
  const strangers = [...users].filter((user) => !registries.some(({ tables }) => tables.users.has(user)));
  if (strangers.length === 0) return;
  const whom = strangers.length === 1 ? 'a person' : `${strangers.length} people`;
  findings.damage(registryPath(folder), 0, `There are messages of ${whom} whom the registry does not know any more.`);
}

async function checkTokens(folder: string, findings: Findings): Promise<void> {
  const found = await readUsedTokens(folder);
  if (found === 'there') return;
  findings.damage(tokensPath(folder), 0, `The list of used login tokens is ${found}; the next start begins it anew.`);
}

async function readManifest(folder: string, findings: Findings): Promise<Manifest | null> {
  try {
    const manifest = await manifestOf(folder).read();
    if (manifest === null) findings.damage(manifestPath(folder), 0, gone('manifest'));
    return manifest;
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    findings.damage(manifestPath(folder), 0, 'The manifest is damaged. Put it back from a backup.');
    return null;
  }
}

function noteLeftovers(folder: string, names: readonly string[], findings: Findings): void {
  for (const name of names) {
    if (isCopyOfDamage(name)) findings.note(join(folder, name), 'A copy of a damaged file, kept for a closer look.');
    else if (isLeftover(name) || name === 'trial')
      findings.note(join(folder, name), 'Left by a write that was cut short; it does no harm.');
  }
}

async function namesOf(folder: string): Promise<Result<readonly string[], string>> {
  try {
    return ok(await readdir(folder));
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOENT') return err(`There is no folder ${folder}.`);
    if (code === 'ENOTDIR') return err(`${folder} is a file; a data folder is needed.`);
    throw error;
  }
}
