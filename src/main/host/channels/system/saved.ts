import type { ChatMessage } from '#shared/nouns/message';
import { LIMITS } from '#shared/protocol/limits';
import { refusal } from '#shared/protocol/reasons';
import { SystemPushes } from '#shared/protocol/system-channel';
import { err, ok } from '#shared/result';
import type { SavedMessage } from '../../../store/marks';
import { cursorAfter, positionAfter, wrongCursor } from '../../list-page';
import { noSuchMessage } from '../../messages/find-message';
import { noSuchRoom } from '../../rooms/find-room';
import { checked } from '../pushes';
import type { SystemMember } from './system-member';

/** Keeps a message among one's saved ones, or not any more. One person's take turns, so that the limit holds. */
export const saveMessage = checked(SystemPushes.save.payload, (member: SystemMember, { room, seq, on }) => {
  const { marks, markNews, view, turns, clock, userId } = member;
  return turns.take(`save ${userId}`, async () => {
    if (!view.roomFor(userId, room)) return err(noSuchRoom());
    const refused = on ? await mayNotSave(member, room, seq) : null;
    if (!view.roomFor(userId, room)) return err(noSuchRoom());
    if (refused) return err(refused);
    const entry = { room, seq, at: clock().toISOString() };
    if (await marks.save(userId, entry, on)) markNews.saved(userId, entry, on);
    return ok({});
  });
});

async function mayNotSave({ log, marks, userId }: SystemMember, room: string, seq: number) {
  const message = await log.message(room, seq);
  if (!message) return noSuchMessage();
  if (message.deleted !== null) return refusal('conflict', 'It was deleted: there is nothing left to keep.');
  if ((await marks.saved(userId)).length < LIMITS.savedPerPerson) return null;
  return refusal('conflict', `You keep ${LIMITS.savedPerPerson} messages, which is the most. Let one go first.`);
}

/**
 * A page of one's saved messages, the one saved last first. Those of a room that was lost are left out, and come back with
 * it. The page ends at its count or its bytes.
 */
export const listSaved = checked(SystemPushes.saved.payload, async (member: SystemMember, { limit, cursor }) => {
  const { log, marks, view, userId } = member;
  const list = await marks.saved(userId);
  let position = cursor === null ? 0 : positionAfter(list, cursor, keyOf);
  if (position === null) return err(wrongCursor());
  const results: ChatMessage[] = [];
  let bytes = 0;
  for (; position < list.length && results.length < limit && bytes < LIMITS.pageBytes; position += 1) {
    const entry = list[position];
    if (!entry || !view.roomFor(userId, entry.room)) continue;
    const message = await log.message(entry.room, entry.seq);
    if (!message) continue;
    results.push(message);
    bytes += Buffer.byteLength(JSON.stringify(message));
  }
  // Reading took a while; a room may have been lost in it.
  const seen = results.filter(({ room }) => view.roomFor(userId, room));
  return ok({ results: seen, cursor: cursorAfter(list, position, keyOf) });
});

const keyOf = ({ room, seq }: SavedMessage): string => `${room}~${seq}`;
