import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { Emoji, isSameEmoji } from '#shared/nouns/emoji';
import { LIMITS } from '#shared/protocol/limits';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import type { ImportedMessage } from '#shared/protocol/system-channel';
import { err, ok, type Result } from '#shared/result';
import type { Amendment, Appended, Draft, Log } from '../../store/log';
import type { HostFiles } from '../files/host-files';
import type { View } from '../view';

/** Where messages are taken to. */
export interface Taking {
  readonly log: Log;
  readonly files: Pick<HostFiles, 'attach' | 'detach' | 'write'>;
  readonly view: View;
  readonly room: string;
  readonly userId: string;
}

/** Messages of an export, in order, and the position of the first of them. */
export interface Imported {
  readonly from: number;
  readonly messages: readonly ImportedMessage[];
}

/**
 * Takes the next messages of an import, and what became of them. A position of the export is a seq of the room, and every
 * step may be taken twice: what a crash or a broken line cut short is sent again.
 *
 * @returns how many messages are there now, all of them whole
 */
export async function takeMessages(taking: Taking, imported: Imported): Promise<Result<number, Refusal>> {
  const refused = mayNotTake(taking, imported);
  if (refused) return err(refused);
  const { log, room } = taking;
  const head = await log.head(room);
  if (imported.from > head + 1) {
    return err(refusal('conflict', `The next message is number ${head + 1} of the export.`));
  }
  const drafts = await draftsOf(taking, imported);
  const there = Math.max(0, head + 1 - imported.from);
  const appended = await append(taking, drafts.slice(there), imported.messages.slice(there));
  if (!appended.ok) return err({ ...appended.error, field: `messages.${there + appended.error.index}.files` });
  const last = appended.value.at(-1)?.message.seq ?? head;
  await Promise.all(imported.messages.map((message, index) => amend(taking, imported.from + index, message)));
  await pin(taking, imported);
  return ok(last);
}

/** Appends what is new, with its files. In one go they keep their order. */
async function append(
  taking: Taking,
  drafts: readonly Draft[],
  messages: readonly ImportedMessage[],
): Promise<Result<Appended[], Refusal & { readonly index: number }>> {
  const { log, files, room } = taking;
  const whole: Draft[] = [];
  try {
    for (const [index, draft] of drafts.entries()) {
      const found = await attach(taking, draft, messages[index]?.files ?? []);
      if (found === null) return err({ ...refusal('bad_request', NOT_ITS_FILES), index });
      whole.push({ ...draft, files: [...found] });
    }
  } finally {
    if (whole.length < drafts.length) await files.detach(room, idsOf(whole));
  }
  return ok(await Promise.all(whole.map((draft) => files.write(room, draft.files, () => log.append(draft)))));
}

const NOT_ITS_FILES = 'A message has files that were sent for it, each once and in no other message.';

const attach = ({ files, room, userId }: Taking, { client_id, user }: Draft, ids: readonly string[]) =>
  ids.length === 0 ? [] : files.attach({ userId, roomId: room }, ids, client_id, user);

const idsOf = (drafts: readonly Draft[]): string[] => drafts.flatMap(({ files }) => files.map(({ id }) => id));

function mayNotTake({ view, room }: Taking, { from, messages }: Imported): Refusal | null {
  const wrong = (index: number, field: string, sentence: string) =>
    refusal('bad_request', sentence, { field: `messages.${index}.${field}` });
  const strangers = new Set(view.get('imports', room)?.people.map(({ id }) => id));
  for (const [index, message] of messages.entries()) {
    const people = [message.user, ...message.reactions.flatMap(({ users }) => users)];
    if (people.some((id) => !view.get('users', id) && !strangers.has(id))) {
      return wrong(index, 'user', 'Name everybody who wrote or reacted when the import begins.');
    }
    if (message.reply_to !== null && message.reply_to >= from + index) {
      return wrong(index, 'reply_to', 'A message answers an earlier one.');
    }
    if (message.reactions.some(({ emoji }) => !v.is(Emoji, emoji))) {
      return wrong(index, 'reactions', 'A reaction is one emoji.');
    }
    if (message.deleted !== null && message.files.length > 0) {
      return wrong(index, 'files', 'A deleted message has no files.');
    }
    const times = [message.created, message.edited, message.deleted];
    if (times.some((time) => time !== null && Number.isNaN(Date.parse(time)))) {
      return wrong(index, 'created', 'There is no such time.');
    }
  }
  return null;
}

/** The messages before anything came of them. The text of one that was edited or deleted comes, or does not, after. */
async function draftsOf({ log, room }: Taking, { from, messages }: Imported): Promise<Draft[]> {
  const drafts: Draft[] = [];
  const threadOf = async (seq: number): Promise<number> => {
    const thread = seq >= from ? drafts[seq - from]?.thread : (await log.message(room, seq))?.thread;
    return thread ?? seq;
  };
  for (const [index, message] of messages.entries()) {
    const { user, created, reply_to } = message;
    drafts.push({
      ...{ id: randomUUID(), room, user, created, reply_to, files: [] },
      message: message.edited === null && message.deleted === null ? message.message : '',
      client_id: `import-${from + index}`,
      thread: reply_to === null ? null : await threadOf(reply_to),
    });
  }
  return drafts;
}

async function amend(taking: Taking, seq: number, message: ImportedMessage): Promise<void> {
  const { user, edited, deleted, created } = message;
  if (deleted !== null) return perform(taking, seq, { kind: 'delete', user, at: deleted });
  if (edited !== null) await perform(taking, seq, { kind: 'edit', user, at: edited, message: message.message });
  const reactions = message.reactions.slice(0, LIMITS.emojiPerMessage);
  for (const { emoji: given, users } of reactions) {
    const emoji = reactions.find((other) => isSameEmoji(other.emoji, given))?.emoji ?? given;
    for (const one of users) await perform(taking, seq, { kind: 'reaction', user: one, at: created, emoji, on: true });
  }
}

/** In order of the messages, as many as a room may have. */
async function pin(taking: Taking, { from, messages }: Imported): Promise<void> {
  let pins = (await taking.log.pins(taking.room)).length;
  for (const [index, { pinned, deleted }] of messages.entries()) {
    if (!pinned || deleted !== null || pins >= LIMITS.pinsPerRoom) continue;
    const at = messages[index]?.created ?? '';
    await perform(taking, from + index, { kind: 'pin', user: taking.userId, at, on: true });
    pins += 1;
  }
}

/** Does something to a message, unless it was done before. */
async function perform({ log, room }: Taking, seq: number, amendment: Amendment): Promise<void> {
  await log.amend(room, seq, (message) => {
    if (message.deleted !== null) return ok(null);
    if (amendment.kind === 'pin' && message.pinned) return ok(null);
    if (amendment.kind === 'edit' && message.edited !== null) return ok(null);
    return ok(amendment);
  });
}
