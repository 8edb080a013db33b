import type { ChatFile } from '#shared/nouns/file';
import type { ChatMessage } from '#shared/nouns/message';
import type { Words } from '#shared/words/words';
import type { IncomingInvitation, IncomingMessage, IncomingNewcomer } from '../peer/peer';
import type { Meaning } from '../peer/rooms/room-meaning';
import { plainText } from './plain-text';

/** What a native notification says: who and where in the title, what in the body. */
export interface Notice {
  readonly title: string;
  readonly body: string;
}

/** The words of notifications. */
export type NoticeWords = Words['desktop']['notice'];

/** As much of a message as a notification shows; more is cut by the systems anyway, each in its own way. */
const BODY_LENGTH = 180;

/** One message: "Priya in Releases", or the person alone where the room is just the two. */
export function messageNotice({ room, author, message, meaning }: IncomingMessage, words: NoticeWords): Notice {
  const who = author?.name ?? words.someone;
  return { title: room.direct ? who : whereOf(meaning, words)(who, room.name), body: excerpt(message, words) };
}

const whereOf = (meaning: Meaning | null, words: NoticeWords) => {
  if (meaning === 'reply') return words.replyIn;
  return meaning === 'thread' ? words.threadIn : words.messageIn;
};

/** Several messages of one room, the newest of them in words. */
export function messagesNotice({ room, author, message }: IncomingMessage, count: number, words: NoticeWords): Notice {
  const who = author?.name ?? words.someone;
  return {
    title: room.direct ? words.messagesFrom(count, who) : words.messagesIn(count, room.name),
    body: words.newest(who, excerpt(message, words), count - 1),
  };
}

/** Messages while previews are off: neither name nor text nor room. */
export const hiddenMessagesNotice = ({ host }: IncomingMessage, count: number, words: NoticeWords): Notice => ({
  title: words.hiddenMessages(count, host.name),
  body: words.openToRead(count),
});

/** An invitation into a private room. */
export const invitationNotice = ({ host, from, invitation }: IncomingInvitation, words: NoticeWords): Notice => ({
  title: words.invites(from?.name ?? words.someone),
  body: words.privateRoom(invitation.room.name, host.name),
});

/** An invitation while previews are off. */
export const hiddenInvitationNotice = ({ host }: IncomingInvitation, words: NoticeWords): Notice => ({
  title: words.hiddenInvitation(host.name),
  body: words.openToAnswer,
});

/** A newcomer who waits for the owner's or an admin's answer. */
export const newcomerNotice = ({ host, newcomer }: IncomingNewcomer, words: NoticeWords): Notice => ({
  title: words.asksToJoin(newcomer.name, host.name),
  body: words.openToLetIn,
});

/** A newcomer while previews are off. */
export const hiddenNewcomerNotice = ({ host }: IncomingNewcomer, words: NoticeWords): Notice => ({
  title: words.someoneAsksToJoin(host.name),
  body: words.openToLetIn,
});

/** The beginning of a message on one line; of one without words, what it brings. */
function excerpt({ message, files }: ChatMessage, words: NoticeWords): string {
  const line = plainText(message);
  if (line === '') return filesIn(files, words);
  if (line.length <= BODY_LENGTH) return line;
  // A high surrogate at the cut has lost its other half.
  const cut = line.slice(0, BODY_LENGTH).replace(/[\ud800-\udbff]$/, '');
  return `${cut.trimEnd()}…`;
}

function filesIn(files: readonly ChatFile[], words: NoticeWords): string {
  const [file] = files;
  if (!file) return '';
  if (files.length > 1) return words.files(files.length);
  const kinds: Readonly<Record<string, string>> = { image: words.picture, video: words.video, audio: words.sound };
  return kinds[file.type.split('/')[0] ?? ''] ?? file.name;
}
