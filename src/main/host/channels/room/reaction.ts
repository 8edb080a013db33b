import { isSameEmoji } from '#shared/nouns/emoji';
import { LIMITS } from '#shared/protocol/limits';
import { RoomPushes } from '#shared/protocol/room-channel';
import { err, ok } from '#shared/result';
import { pageOfList } from '../../list-page';
import { react } from '../../messages/amend-rules';
import { noSuchMessage } from '../../messages/find-message';
import { noSuchRoom } from '../../rooms/find-room';
import { checked } from '../pushes';
import { amendMessage } from './amend-message';
import type { RoomMember } from './room-member';

/** Puts an emoji under a message, or takes it back. */
export const reactToMessage = checked(RoomPushes.reaction.payload, (member: RoomMember, { seq, emoji, on }) =>
  amendMessage(member, seq, react(emoji, on)),
);

/** A page of everybody who put an emoji under a message, in the order they did. */
export const listReactors = checked(
  RoomPushes['reaction-users'].payload,
  async ({ log, view, roomId, userId }: RoomMember, { seq, emoji, cursor }) => {
    const message = await log.message(roomId, seq);
    const known = message?.reactions.find((reaction) => isSameEmoji(reaction.emoji, emoji));
    const users = known ? await log.reactors(roomId, seq, known.emoji) : [];
    if (!view.roomFor(userId, roomId)) return err(noSuchRoom());
    if (!message) return err(noSuchMessage());
    const page = pageOfList(users, { keyOf: (user) => user, cursor, limit: LIMITS.reactionUsersPage });
    return page.ok ? ok({ users: [...page.value.items], cursor: page.value.cursor }) : page;
  },
);
