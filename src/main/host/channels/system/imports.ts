import { LIMITS } from '#shared/protocol/limits';
import type { Refusal } from '#shared/protocol/reasons';
import { SystemPushes } from '#shared/protocol/system-channel';
import { err, ok } from '#shared/result';
import { isAdmin } from '../../access';
import { beginImport, mayNotImport } from '../../import/begin-import';
import { cancelImport } from '../../import/cancel-import';
import { endImport } from '../../import/end-import';
import { takeMessages } from '../../import/take-messages';
import { noSuchRoom } from '../../rooms/find-room';
import { checked } from '../pushes';
import type { SystemMember } from './system-member';

/** Makes a room of an export, or finds the one that was begun of it. */
export const beginRoomImport = checked(
  SystemPushes['import-begin'].payload,
  async ({ decide, dropLog, log, nouns, userId }: SystemMember, input) => {
    const begun = await decide(userId, beginImport, input);
    if (!begun.ok) return begun;
    const { room, abandoned } = begun.value;
    for (const id of abandoned) await dropLog(id);
    // The messages of the last batch may lack what became of them.
    const held = await log.head(room.id);
    return ok({ chatroom: nouns.room(room), taken: Math.max(0, held - LIMITS.importBatch), held });
  },
);

/** Announces a file of a message that is imported next. */
export const announceImportedFile = checked(
  SystemPushes['import-file'].payload,
  (member: SystemMember, { room, ...file }) =>
    member.turns.take(`import ${room}`, async () => {
      const refused = mayNotFill(member, room);
      return refused ? err(refused) : member.files.import({ userId: member.userId, roomId: room }, file);
    }),
);

/** Takes messages into a room that is being imported, a batch at a time. */
export const takeImportedMessages = checked(
  SystemPushes['import-messages'].payload,
  (member: SystemMember, { room, from, messages }) => {
    const { log, files, turns, view, userId } = member;
    return turns.take(`import ${room}`, async () => {
      const refused = mayNotFill(member, room);
      if (refused) return err(refused);
      const taken = await takeMessages({ log, files, view, room, userId }, { from, messages });
      return taken.ok ? ok({ taken: taken.value }) : taken;
    });
  },
);

/** Shows the imported room. Who imported it has read it. */
export const endRoomImport = checked(SystemPushes['import-end'].payload, (member: SystemMember, { room }) =>
  member.turns.take(`import ${room}`, async () => {
    const { decide, marks, nouns, view, userId } = member;
    const head = view.seqOf(room);
    if (head > 0 && view.get('imports', room)?.user === userId) await marks.read(room, userId, head);
    const shown = await decide(userId, endImport, { room });
    return shown.ok ? ok({ chatroom: nouns.room(shown.value) }) : shown;
  }),
);

/** Gives an import up. What came of it leaves the disk. */
export const cancelRoomImport = checked(SystemPushes['import-cancel'].payload, (member: SystemMember, { room }) =>
  member.turns.take(`import ${room}`, async () => {
    const { decide, dropLog, userId } = member;
    const given = await decide(userId, cancelImport, { room });
    if (!given.ok) return given;
    await dropLog(room);
    return ok({});
  }),
);

/** Only who began an import may fill its room. */
function mayNotFill({ view, userId }: SystemMember, room: string): Refusal | null {
  const person = view.person(userId);
  if (!person || !isAdmin(person)) return mayNotImport();
  return view.get('imports', room)?.user === userId && view.get('rooms', room) ? null : noSuchRoom();
}
