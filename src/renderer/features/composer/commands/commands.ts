import { LIMITS } from '#shared/protocol/limits';
import { err, ok } from '#shared/result';
import { roomRights } from '../../../state/room-rights';
import { shortTime } from '../../../ui/time';
import type { Command, CommandContext, CommandResult, Outcome } from './command';
import { quietUntil } from './dnd-time';

const done = (say: string | null = null): CommandResult => ok<Outcome>({ kind: 'done', say });
const send = (message: string): CommandResult => ok<Outcome>({ kind: 'send', message });

/** Every command there is, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  // The message says it as it was typed; who shows it says who.
  { name: 'me', argument: 'needed', run: async (argument) => send(`/me ${argument}`) },
  { name: 'shrug', argument: 'optional', run: async (argument) => send(`${argument} ${SHRUG}`.trim()) },
  { name: 'invite', argument: 'needed', run: invite },
  { name: 'topic', argument: 'optional', run: setTopic },
  { name: 'join', argument: 'needed', run: openRoom },
  { name: 'leave', argument: 'none', run: leave },
  { name: 'dnd', argument: 'optional', run: beQuiet },
  { name: 'away', argument: 'none', run: async (_, context) => show('away', context) },
  { name: 'back', argument: 'none', run: async (_, context) => show('online', context) },
  { name: 'nick', argument: 'needed', run: rename },
  {
    name: 'help',
    argument: 'none',
    run: async (_, { showHelp }) => {
      showHelp();
      return done();
    },
  },
];

/** The command of a name. */
export const commandNamed = (name: string): Command | null =>
  COMMANDS.find((command) => command.name === name.toLowerCase()) ?? null;

/** Markdown reads its backslashes and underscores: these come out as ¯\_(ツ)_/¯. */
const SHRUG = '¯\\\\\\_(ツ)\\_/¯';

const wordsOf = (context: CommandContext) => context.speech.words.composer.commands;

async function invite(argument: string, context: CommandContext): Promise<CommandResult> {
  const { bridge, host, room, users, me } = context;
  const words = wordsOf(context);
  if (!roomRights(room, me).invite) return err(room.direct ? words.directStays : words.openToAll(room.name));
  const name = argument.replace(/^@/, '').trim().toLowerCase();
  const people = users.filter((user) => !user.removed && user.name.toLowerCase() === name);
  const [person] = people;
  if (!person) return err(words.nobodyNamed(argument.replace(/^@/, '')));
  if (people.length > 1) return err(words.severalNamed(person.name));
  if (room.users.includes(person.id)) return err(words.isInAlready(person.name));
  const answer = await bridge.pushRoom(host, room.id, 'invite', { user: person.id });
  return answer.ok ? done(words.invited(person.name)) : err(answer.error.message);
}

async function setTopic(argument: string, context: CommandContext): Promise<CommandResult> {
  const { bridge, host, room, me } = context;
  const words = wordsOf(context);
  if (room.direct) return err(words.directStays);
  if (!roomRights(room, me).edit) return err(words.topicNotYours);
  if (argument.length > LIMITS.descriptionLength) return err(words.topicTooLong(LIMITS.descriptionLength));
  const answer = await bridge.pushRoom(host, room.id, 'chatroom-update', { description: argument });
  if (!answer.ok) return err(answer.error.message);
  return done(argument === '' ? words.topicGone : words.topicSet);
}

async function openRoom(argument: string, context: CommandContext): Promise<CommandResult> {
  const name = argument.replace(/^#/, '').trim().toLowerCase();
  const room = context.rooms.find(
    (known) => !known.direct && (known.name.toLowerCase() === name || known.slug === name),
  );
  if (!room) return err(wordsOf(context).noRoomNamed(argument.replace(/^#/, '')));
  context.navigation.openRoom(context.host, room.id);
  return done();
}

/** Asks before somebody leaves for good; a room that is not private is only not followed any more. */
async function leave(_: string, context: CommandContext): Promise<CommandResult> {
  const { bridge, host, room, me, navigation } = context;
  const words = wordsOf(context);
  const rights = roomRights(room, me);
  if (rights.follow) {
    const answer = await bridge.request('room.follow', { host, room: room.id, follow: false });
    return answer.ok ? done(words.left(room.name)) : err(answer.error.message);
  }
  if (room.direct) return err(words.directStays);
  if (!rights.leave) return err(words.ownRoomStays);
  navigation.openDialog({ kind: 'leave-room', host, room });
  return done();
}

async function beQuiet(argument: string, context: CommandContext): Promise<CommandResult> {
  const { status, speech, now } = context;
  const words = wordsOf(context);
  if (/^(off|aus|end|ende)$/i.test(argument)) {
    await status.beQuiet(null);
    return done(words.quietOver);
  }
  const until = quietUntil(argument === '' ? DEFAULT_QUIET : argument, now);
  if (!until) return err(words.notATime);
  await status.beQuiet(until.toISOString());
  return done(words.quietUntil(shortTime(until.toISOString(), now, speech)));
}

const DEFAULT_QUIET = '1h';

async function show(state: 'away' | 'online', context: CommandContext): Promise<CommandResult> {
  await context.status.show(state);
  return done(state === 'away' ? wordsOf(context).away : wordsOf(context).back);
}

async function rename(argument: string, context: CommandContext): Promise<CommandResult> {
  const words = wordsOf(context);
  if (argument.length > LIMITS.nameLength) return err(words.nameTooLong(LIMITS.nameLength));
  const answer = await context.bridge.request('me.update', { name: argument });
  return answer.ok ? done(words.renamed(argument)) : err(answer.error.message);
}
