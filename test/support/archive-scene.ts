import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChatMessage } from '#shared/nouns/message';
import { roomTopic } from '#shared/protocol/topics';
import { wordsIn } from '#shared/words/words';
import { Archive } from '../../src/main/desktop/archive/archive';
import { ArchiveJobs } from '../../src/main/desktop/archive/archive-jobs';
import type { Peer } from '../../src/main/peer/peer';
import { memoryLogger } from './memory-logger';
import { accepted, createRoom, startPeer, targetOf } from './peer';
import { startHost } from './peer-host';
import { tempFolder } from './temp-folder';

/** Priya's host with a room in it, and what the system's dialogs answer her. */
export async function archiveScene(room: { name?: string; description?: string } = {}) {
  const priya = await startPeer({ name: 'Priya' });
  const me = priya.peer.me();
  if (!me) throw new Error('She has a name.');
  const host = await startHost({ rateLimit: false, owner: { id: me.id, name: me.name } });
  accepted(await priya.peer.join(targetOf(host)));
  const { id } = await createRoom(priya.peer, host.id, { name: 'Lunch', ...room });
  const folder = await tempFolder();
  const answers = { place: join(folder, 'Lunch.json') as string | null, file: null as string | null };
  const jobs = new ArchiveJobs();
  const archiveOf = (peer: Peer) =>
    new Archive({
      peer,
      jobs,
      language: { words: wordsIn('en'), language: 'en' },
      now: () => new Date('2026-11-22T12:00:00.000Z'),
      dialogs: { place: async () => answers.place, choose: async () => answers.file },
      logger: memoryLogger(),
    });
  const archive = archiveOf(priya.peer);
  const push = async (event: string, payload: object, topic = roomTopic(id), peer = priya.peer) =>
    accepted(await peer.push(host.id, topic, event, payload)) as { seq: number };
  const say = async (message: string, more: object = {}, peer = priya.peer): Promise<number> =>
    (await push('chat-message', { message, client_id: randomBytes(8).toString('hex'), ...more }, roomTopic(id), peer))
      .seq;
  /** Sends a message with files of these contents, by name; resolves once it is there. */
  const send = async (message: string, files: Readonly<Record<string, Uint8Array>>): Promise<void> => {
    const sources = await tempFolder();
    const paths = await Promise.all(
      Object.entries(files).map(async ([name, bytes]) => {
        await writeFile(join(sources, name), bytes);
        return join(sources, name);
      }),
    );
    const attachments = accepted(await priya.peer.files.attach(paths));
    const there = new Promise<void>((resolve) => {
      accepted(
        priya.peer.subscribe(host.id, roomTopic(id), (event) => {
          if (event.event === 'chat-message' && event.payload.message === message) resolve();
        }),
      );
    });
    accepted(await priya.peer.send(host.id, id, message, { files: attachments.map(({ id: file }) => file) }));
    await there;
  };
  return { priya: priya.peer, host, room: id, folder, answers, archive, archiveOf, jobs, push, say, send };
}

/** The first hundred messages of a room. */
export async function firstMessages(peer: Peer, host: string, room: string): Promise<ChatMessage[]> {
  const page = accepted(await peer.push(host, roomTopic(room), 'history', { after: 0, limit: 100 }));
  return (page as { messages: ChatMessage[] }).messages;
}
