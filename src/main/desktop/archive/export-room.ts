import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import type { Problem } from '#shared/bridge/bridge';
import type { RoomSnapshot, SystemSnapshot } from '#shared/bridge/channels';
import { err, ok, type Result } from '#shared/result';
import type { Language } from '#shared/words/language';
import type { Words } from '#shared/words/words';
import type { Peer } from '../../peer/peer';
import { ArchiveFiles } from './archive-files';
import type { ArchivedPerson, ArchivedRoom } from './archive-format';
import type { ArchiveJob } from './archive-jobs';
import { roomOf, systemOf } from './first-snapshot';
import { HtmlPage } from './html-page';
import { archivedMessage, archiveFoot, archiveHead, archiveMessage } from './json-archive';
import { PacedPushes } from './paced-pushes';
import { PartFile } from './part-file';
import { roomMessages, type WholeMessage } from './room-messages';

/** What an export stands on. */
export interface ExportParts {
  readonly peer: Pick<Peer, 'push' | 'subscribe'> & { readonly files: Pick<Peer['files'], 'fetchInto'> };
  readonly language: { readonly words: Words; readonly language: Language };
  readonly now: () => Date;
  readonly job: ArchiveJob;
}

/** What is written, and where. */
export interface Export {
  readonly host: string;
  readonly room: string;
  readonly format: 'json' | 'html';
  readonly path: string;
}

interface Scene {
  readonly system: SystemSnapshot;
  readonly room: ArchivedRoom;
  readonly people: ReadonlyMap<string, ArchivedPerson>;
}

/** Writes a room as it stands to a file, which is there only when it is whole. Rejects when the job is stopped. */
export async function exportRoom(parts: ExportParts, asked: Export): Promise<Result<null, Problem>> {
  const system = await systemOf(parts.peer, asked.host);
  if (!system.ok) return system;
  const snapshot = await roomOf(parts.peer, asked.host, asked.room);
  if (!snapshot.ok) return snapshot;
  const people = new Map(system.value.users.map(({ id, name, color }) => [id, { id, name, color }]));
  const scene = { system: system.value, room: archivedRoom(snapshot.value, parts, system.value), people };
  const file = await PartFile.create(asked.path);
  try {
    return await (asked.format === 'json' ? writeJson : writeHtml)(parts, asked, scene, file);
  } finally {
    await file.discard();
  }
}

/** What a room is called that has no name of its own: after the others in it. */
function archivedRoom({ room }: RoomSnapshot, { language }: ExportParts, system: SystemSnapshot): ArchivedRoom {
  const { id, description, private: isPrivate, direct, created } = room;
  const others = room.users.filter((user) => user !== system.user.id);
  const names = others.flatMap((user) => system.users.find((one) => one.id === user)?.name ?? []);
  const list = new Intl.ListFormat(language.language, { type: 'conjunction' });
  const name = direct && names.length > 0 ? list.format(names) : room.name;
  return { id, name, description, private: isPrivate, direct, created };
}

async function writeJson(
  parts: ExportParts,
  asked: Export,
  scene: Scene,
  file: PartFile,
): Promise<Result<null, Problem>> {
  const { host } = scene.system;
  const exported = parts.now().toISOString();
  const folderName = parts.language.words.archive.filesFolder(basename(asked.path, extname(asked.path)));
  const folder = join(dirname(asked.path), folderName);
  const files = new ArchiveFiles({ files: parts.peer.files, ...asked, folder, signal: parts.job.signal });
  const named = new Set<string>();
  let [isFirst, isWhole] = [true, false];
  try {
    await file.write(archiveHead({ exported, host: { id: host.id, name: host.name }, room: scene.room }));
    const written = await eachMessage(parts, asked, async (whole) => {
      const kept = [];
      for (const one of whole.message.files) kept.push(await files.keep(one, folderName));
      for (const user of [whole.message.user, ...whole.reactions.flatMap(({ users }) => users)]) named.add(user);
      await file.write(archiveMessage(archivedMessage(whole, kept), isFirst));
      isFirst = false;
    });
    if (!written.ok) return written;
    const unknown = parts.language.words.archive.onPage.somebody;
    await file.write(archiveFoot([...named].map((id) => scene.people.get(id) ?? { id, name: unknown })));
    await file.finish();
    isWhole = true;
    return ok(null);
  } finally {
    if (!isWhole) await files.discard();
  }
}

async function writeHtml(
  parts: ExportParts,
  asked: Export,
  scene: Scene,
  file: PartFile,
): Promise<Result<null, Problem>> {
  const { words, language } = parts.language;
  const { room, people } = scene;
  const page = new HtmlPage({ words, language, host: scene.system.host.name, room, people, now: parts.now() });
  const folder = await mkdtemp(join(tmpdir(), 'hearth-export-'));
  const files = new ArchiveFiles({ files: parts.peer.files, ...asked, folder, signal: parts.job.signal });
  try {
    await file.write(page.head());
    const written = await eachMessage(parts, asked, async (whole) => {
      const pictures = new Set<string>();
      for (const one of whole.message.files) if (await files.fetchPicture(one)) pictures.add(one.id);
      // Of the pictures one at a time is in memory.
      for (const piece of page.message(whole, pictures)) {
        await file.write(typeof piece === 'string' ? piece : await files.takePicture(piece));
      }
    });
    if (!written.ok) return written;
    await file.write(page.foot());
    await file.finish();
    return written;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function eachMessage(
  { peer, job }: ExportParts,
  { host, room }: Export,
  take: (message: WholeMessage) => Promise<void>,
): Promise<Result<null, Problem>> {
  for await (const page of roomMessages(new PacedPushes(peer, host, job.signal), room)) {
    if (!page.ok) return err(page.error);
    for (const message of page.value) {
      await take(message);
      job.did(message.message.files.length);
      job.signal.throwIfAborted();
    }
  }
  return ok(null);
}
