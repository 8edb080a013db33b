import * as v from 'valibot';
import type { Problem } from '#shared/bridge/bridge';
import { Description } from '#shared/nouns/fields';
import { LIMITS } from '#shared/protocol/limits';
import type { SystemPushReply } from '#shared/protocol/system-channel';
import { SYSTEM_TOPIC } from '#shared/protocol/topics';
import { ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { Peer } from '../../peer/peer';
import type { RoomArchive } from './archive-format';
import { importBatches } from './import-batches';
import { PacedPushes } from './paced-pushes';
import type { ReadArchive } from './read-archive';

/** People named in one push: with the longest names they fit into a frame. */
const PEOPLE_AT_ONCE = 100;

/** Makes a room of an export. Broken off, it goes on where it was when the same export is imported again. */
export async function importRoom(
  peer: Pick<Peer, 'push'>,
  host: string,
  { archive, source }: ReadArchive,
  words: Words,
): Promise<Result<{ room: string }, Problem>> {
  const pushes = new PacedPushes(peer, host);
  const begun = await begin(pushes, archive, source);
  if (!begun.ok) return begun;
  const { chatroom, taken } = begun.value;
  for (const batch of importBatches(archive.messages, taken, words)) {
    const answer = await pushes.push(SYSTEM_TOPIC, 'import-messages', { room: chatroom.id, ...batch });
    if (!answer.ok) return answer;
  }
  const ended = await pushes.push(SYSTEM_TOPIC, 'import-end', { room: chatroom.id });
  return ended.ok ? ok({ room: chatroom.id }) : ended;
}

/** Names everybody, a hundred at a time: the host knows by the source that it is one import. */
async function begin(
  pushes: PacedPushes,
  { room, people }: RoomArchive,
  source: string,
): Promise<Result<SystemPushReply<'import-begin'>, Problem>> {
  const name = [...room.name].slice(0, LIMITS.nameLength / 2).join('') || '?';
  const description = v.is(Description, room.description) ? room.description : '';
  let from = 0;
  for (;;) {
    const some = people.slice(from, from + PEOPLE_AT_ONCE).map(({ id, name: called }) => ({ id, name: called }));
    const begun = await pushes.push<SystemPushReply<'import-begin'>>(SYSTEM_TOPIC, 'import-begin', {
      ...{ name: room.name.length <= LIMITS.nameLength ? room.name : name, description, private: true, source },
      people: some,
    });
    from += PEOPLE_AT_ONCE;
    if (!begun.ok || from >= people.length) return begun;
  }
}
