import { Hash, Lock, UsersRound } from 'lucide-react';

/** What kind of room it is: for everyone, of a team, private. The words for it stand elsewhere. */
export function RoomMark({ room }: { readonly room: { readonly private: boolean; readonly team: string | null } }) {
  if (room.private) return <Lock />;
  return room.team === null ? <Hash /> : <UsersRound />;
}
