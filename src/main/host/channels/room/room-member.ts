import type { Store } from '../../../store/store';
import type { Publisher } from '../../announcer/publisher';
import type { Decide } from '../../decide';
import type { Nouns } from '../../nouns';
import type { Participants } from '../../presence/participants';
import type { DropLog } from '../../rooms/drop-log';
import type { View } from '../../view';

/** What the room channels of a host share. */
export interface RoomDeps {
  readonly log: Store['log'];
  readonly view: View;
  readonly nouns: Nouns;
  readonly decide: Decide;
  readonly dropLog: DropLog;
  readonly participants: Participants;
  readonly publisher: Publisher;
  readonly clock: () => Date;
}

/** Who pushes on a room channel, where, and what the push may use. */
export interface RoomMember extends RoomDeps {
  readonly roomId: string;
  readonly userId: string;
}
