import type { Host } from '#shared/nouns/host';
import type { Invitation } from '#shared/nouns/invitation';
import type { ChatRoom } from '#shared/nouns/room';
import type { User } from '#shared/nouns/user';
import type { InvitationRecord, RoomRecord, UserRecord } from '../store/records';
import { toInvitation } from './invitations/invitation';
import { toUser } from './people/user';
import { toChatRoom } from './rooms/chat-room';
import type { View } from './view';

/** What nouns are made of beside their records. */
export interface NounSources {
  readonly view: View;
  readonly card: () => Host;
  readonly isConnected: (userId: string) => boolean;
  readonly participantsIn: (roomId: string) => number;
  readonly clock: () => Date;
}

/** Writes records as the nouns of the wire, with what is known only at this moment: sockets, participants, last seq. */
export class Nouns {
  readonly #sources: NounSources;

  constructor(sources: NounSources) {
    this.#sources = sources;
  }

  user(person: UserRecord): User {
    const { isConnected, clock } = this.#sources;
    return toUser(person, { connected: isConnected(person.id), now: clock().toISOString() });
  }

  room(room: RoomRecord): ChatRoom {
    return toChatRoom(room, this.#sources.view.seqOf(room.id), this.#sources.participantsIn(room.id));
  }

  invitation(invitation: InvitationRecord): Invitation {
    return toInvitation(invitation, this.#sources.view.get('rooms', invitation.room));
  }

  /** The host's card, with name and policy as last committed. */
  host(): Host {
    const settings = this.#sources.view.get('settings', 'host');
    const card = this.#sources.card();
    if (!settings) return card;
    const { name, policy, file_bytes } = settings;
    return { ...card, name, policy, file_bytes };
  }
}
