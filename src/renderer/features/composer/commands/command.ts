import type { Bridge } from '#shared/bridge/bridge';
import type { ChatRoom } from '#shared/nouns/room';
import type { User } from '#shared/nouns/user';
import type { Result } from '#shared/result';
import type { Navigation } from '../../../state/navigation';
import type { OwnStatus } from '../../../state/use-own-status';
import type { Speech } from '../../../state/words';

/** What a command acts on and with. */
export interface CommandContext {
  readonly bridge: Pick<Bridge, 'request' | 'pushRoom'>;
  readonly host: string;
  readonly room: ChatRoom;
  readonly me: Pick<User, 'id' | 'role'>;
  readonly users: readonly User[];
  readonly rooms: readonly ChatRoom[];
  readonly status: Pick<OwnStatus, 'show' | 'beQuiet'>;
  readonly navigation: Pick<Navigation, 'openDialog' | 'openRoom'>;
  readonly speech: Pick<Speech, 'words' | 'locale'>;
  readonly now: Date;
  /** Shows the list of all commands. */
  readonly showHelp: () => void;
}

/** What a command comes to. */
export type Outcome =
  /** This goes out as a message. */
  | { readonly kind: 'send'; readonly message: string }
  /** It is done, and this is said about it; null where the window shows it. */
  | { readonly kind: 'done'; readonly say: string | null };

/** What a command came to, or a sentence that says why not. */
export type CommandResult = Result<Outcome, string>;

/** The names of the commands there are. Their words stand under the same names. */
export type CommandName =
  | 'me'
  | 'shrug'
  | 'invite'
  | 'topic'
  | 'join'
  | 'leave'
  | 'dnd'
  | 'away'
  | 'back'
  | 'nick'
  | 'help';

/** Something done by a line that begins with a slash. */
export interface Command {
  readonly name: CommandName;
  /** Who forgets what comes after the name is told what belongs there. */
  readonly argument: 'none' | 'optional' | 'needed';
  run(argument: string, context: CommandContext): Promise<CommandResult>;
}
