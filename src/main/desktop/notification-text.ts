import type { IncomingInvitation, IncomingMessage, IncomingNewcomer } from '../peer/peer';

/** What a native notification says: who and where in the title, what in the body. */
export interface Notice {
  readonly title: string;
  readonly body: string;
}

/** As much of a message as a notification shows; more is cut by the systems anyway, each in its own way. */
const BODY_LENGTH = 180;

/** One message: "Priya in Releases", or the person alone where the room is just the two. */
export function messageNotice({ room, author, message }: IncomingMessage): Notice {
  return {
    title: room.direct ? nameOf(author) : `${nameOf(author)} in ${room.name}`,
    body: excerpt(message.message),
  };
}

/** Several messages of one room, the newest of them in words. */
export function messagesNotice({ room, author, message }: IncomingMessage, count: number): Notice {
  return {
    title: room.direct ? `${count} new messages from ${nameOf(author)}` : `${count} new messages in ${room.name}`,
    body: `${nameOf(author)}: ${excerpt(message.message)} · and ${count - 1} more`,
  };
}

/** Messages while previews are off: neither name nor text nor room. */
export function hiddenMessagesNotice({ host }: IncomingMessage, count: number): Notice {
  return count === 1
    ? { title: `New message on ${host.name}`, body: 'Open Hearth to read it' }
    : { title: `${count} new messages on ${host.name}`, body: 'Open Hearth to read them' };
}

/** An invitation into a private room. */
export function invitationNotice({ host, from, invitation }: IncomingInvitation): Notice {
  return { title: `${nameOf(from)} invites you`, body: `${invitation.room.name}, a private room on ${host.name}` };
}

/** An invitation while previews are off. */
export function hiddenInvitationNotice({ host }: IncomingInvitation): Notice {
  return { title: `New invitation on ${host.name}`, body: 'Open Hearth to answer it' };
}

/** A newcomer who waits for the owner's or an admin's answer. */
export function newcomerNotice({ host, newcomer }: IncomingNewcomer): Notice {
  return { title: `${newcomer.name} asks to join ${host.name}`, body: 'Open Hearth to let them in, or not' };
}

/** A newcomer while previews are off. */
export function hiddenNewcomerNotice({ host }: IncomingNewcomer): Notice {
  return { title: `Someone asks to join ${host.name}`, body: 'Open Hearth to let them in, or not' };
}

const nameOf = (person: { readonly name: string } | null): string => person?.name ?? 'Someone';

/** The beginning of a text on one line. */
function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= BODY_LENGTH) return line;
  // A high surrogate at the cut has lost its other half.
  const cut = line.slice(0, BODY_LENGTH).replace(/[\ud800-\udbff]$/, '');
  return `${cut.trimEnd()}…`;
}
