import { join } from 'node:path';
import * as v from 'valibot';
import { Id, Seq, Timestamp } from '#shared/nouns/fields';

/** A line of the marks in a room: how far somebody read it, or one of its threads. */
export const RoomMark = v.variant('kind', [
  v.object({ kind: v.literal('read'), user: Id, seq: Seq }),
  v.object({ kind: v.literal('thread'), user: Id, thread: Seq, seq: Seq }),
]);
export type RoomMark = v.InferOutput<typeof RoomMark>;

/** A line of a person's own marks: a message they keep, or do not keep any more. */
export const PersonMark = v.variant('kind', [
  v.object({ kind: v.literal('saved'), room: Id, seq: Seq, at: Timestamp }),
  v.object({ kind: v.literal('unsaved'), room: Id, seq: Seq }),
]);
export type PersonMark = v.InferOutput<typeof PersonMark>;

export const readKey = (user: string): string => user;
export const threadKey = (user: string, thread: number): string => `${user} ${thread}`;
export const savedKey = (room: string, seq: number): string => `${room} ${seq}`;

export const keyOfRoomMark = (mark: RoomMark): string =>
  mark.kind === 'read' ? readKey(mark.user) : threadKey(mark.user, mark.thread);
export const keyOfPersonMark = ({ room, seq }: PersonMark): string => savedKey(room, seq);

/** Where all marks stand in a data folder. */
export const marksPath = (folder: string): string => join(folder, 'marks');

/** The folders of marks in there. */
export const MARK_FOLDERS = ['rooms', 'people'] as const;

/** Where the marks in a room stand. An id becomes a file's name: nothing else may. */
export const roomMarksPath = (folder: string, room: string): string => join(marksPath(folder), 'rooms', idOnly(room));

/** Where a person's own marks stand. */
export const personMarksPath = (folder: string, user: string): string =>
  join(marksPath(folder), 'people', idOnly(user));

function idOnly(id: string): string {
  if (!v.is(Id, id)) throw new TypeError('An id has letters, digits, "-" and "_" only.');
  return id;
}
