import type { RoomPushName, RoomPushReply } from '#shared/protocol/room-channel';
import type { Push } from '../pushes';
import { sendMessage } from './chat-message';
import { deleteThisMessage } from './chat-message-delete';
import { editMessage } from './chat-message-edit';
import { deleteThisRoom } from './chatroom-delete';
import { updateThisRoom } from './chatroom-update';
import { announceFile, cancelFile, openFile, resumeFile } from './file-pushes';
import { readHistory } from './history';
import { inviteHere } from './invite';
import { listPins, pinMessage } from './pin';
import { listReactors, reactToMessage } from './reaction';
import { markRead } from './read';
import type { RoomMember } from './room-member';
import { markThreadRead, readThread } from './thread';
import { noteTyping } from './typing';

/** What can be pushed on a room channel, and the file that answers it. */
export const roomPushes: { readonly [K in RoomPushName]: Push<RoomMember, RoomPushReply<K>> } = {
  'chat-message': sendMessage,
  'chat-message-edit': editMessage,
  'chat-message-delete': deleteThisMessage,
  reaction: reactToMessage,
  'reaction-users': listReactors,
  pin: pinMessage,
  pins: listPins,
  read: markRead,
  typing: noteTyping,
  thread: readThread,
  'thread-read': markThreadRead,
  'file-upload': announceFile,
  'file-resume': resumeFile,
  'file-cancel': cancelFile,
  'file-download': openFile,
  history: readHistory,
  invite: inviteHere,
  'chatroom-update': updateThisRoom,
  'chatroom-delete': deleteThisRoom,
};
