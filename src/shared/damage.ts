/**
 * What of a host's data could not be read as it was written. Each has words in every language; the store's own sentence,
 * for its log and the terminal, is English.
 */
export const DAMAGE_KINDS = [
  /** One message. */
  'message',
  /** The end of the last message: it was being written when the computer stopped. */
  'message_torn',
  /** A whole file of messages. */
  'messages_gone',
  /** The list of the files of messages; made anew. */
  'message_files',
  /** One edit, deletion, reaction or pin. */
  'change',
  'change_torn',
  'changes_gone',
  /** An entry of the list of changed messages. */
  'changed_list',
  /** That list as a whole; made anew. */
  'changed_list_rebuilt',
  /** Somebody, a team or a room. */
  'record',
  /** What somebody read or keeps. */
  'mark',
  /** What is known of a file of a message. */
  'attachment',
  /** Which login tokens were used. */
  'tokens',
] as const;
export type DamageKind = (typeof DAMAGE_KINDS)[number];

/** Why a host's data folder cannot be used. */
export const FOLDER_PROBLEMS = [
  'locked',
  'not_writable',
  'identity_damaged',
  'data_missing',
  'newer_version',
  'damaged',
] as const;
export type FolderProblem = (typeof FOLDER_PROBLEMS)[number];
