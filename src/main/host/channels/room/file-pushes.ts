import { RoomPushes } from '#shared/protocol/room-channel';
import { checked } from '../pushes';
import type { RoomMember } from './room-member';

/** Announces a file that is to be sent to this room. */
export const announceFile = checked(RoomPushes['file-upload'].payload, (member: RoomMember, file) =>
  member.files.announce(member, file),
);

/** Opens an upload again, after a broken line. */
export const resumeFile = checked(RoomPushes['file-resume'].payload, (member: RoomMember, { id }) =>
  member.files.resume(member, id),
);

/** Gives an upload up. */
export const cancelFile = checked(RoomPushes['file-cancel'].payload, (member: RoomMember, { id }) =>
  member.files.cancel(member, id),
);

/** Says where the bytes of a file of this room are. */
export const openFile = checked(RoomPushes['file-download'].payload, (member: RoomMember, { id }) =>
  member.files.download(member, id),
);
