import type { SystemPushName, SystemPushReply } from '#shared/protocol/system-channel';
import type { Push } from '../pushes';
import { openDirectRoom } from './direct';
import { showJoinCode, updateThisHost } from './host';
import {
  announceImportedFile,
  beginRoomImport,
  cancelRoomImport,
  endRoomImport,
  takeImportedMessages,
} from './imports';
import { accept, decline, revoke } from './invitations';
import { approve, refuse } from './newcomers';
import { changeUserRole, removeUser, restoreUser, updateMe } from './people';
import { createChatRoom } from './rooms';
import { listSaved, saveMessage } from './saved';
import { listOwnThreads, searchEverywhere } from './search';
import type { SystemMember } from './system-member';
import { createNewTeam, deleteThatTeam, updateThatTeam } from './teams';

/** What can be pushed on `system`, and the file that answers it. */
export const systemPushes: {
  readonly [K in SystemPushName]: Push<SystemMember, SystemPushReply<K>>;
} = {
  'chatroom-create': createChatRoom,
  'team-create': createNewTeam,
  'team-update': updateThatTeam,
  'team-delete': deleteThatTeam,
  'invitation-accept': accept,
  'invitation-decline': decline,
  'invitation-revoke': revoke,
  'user-update': updateMe,
  'user-role': changeUserRole,
  'user-remove': removeUser,
  'user-restore': restoreUser,
  'user-approve': approve,
  'user-refuse': refuse,
  direct: openDirectRoom,
  save: saveMessage,
  saved: listSaved,
  search: searchEverywhere,
  threads: listOwnThreads,
  'import-begin': beginRoomImport,
  'import-file': announceImportedFile,
  'import-messages': takeImportedMessages,
  'import-end': endRoomImport,
  'import-cancel': cancelRoomImport,
  'host-update': updateThisHost,
  'host-code': showJoinCode,
};
