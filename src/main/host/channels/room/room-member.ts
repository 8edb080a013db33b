import type { SearchIndex } from '../../../store/search';
import type { Store } from '../../../store/store';
import type { MarkNews } from '../../announcer/mark-news';
import type { Publisher } from '../../announcer/publisher';
import type { Decide } from '../../decide';
import type { HostFiles } from '../../files/host-files';
import type { SendOrder } from '../../messages/send-order';
import type { Nouns } from '../../nouns';
import type { Participants } from '../../presence/participants';
import type { Typists } from '../../presence/typists';
import type { DropLog } from '../../rooms/drop-log';
import type { Turns } from '../../turns';
import type { View } from '../../view';

/** What the room channels of a host share. */
export interface RoomDeps {
  readonly log: Store['log'];
  readonly marks: Store['marks'];
  readonly search: SearchIndex;
  readonly files: HostFiles;
  readonly view: View;
  readonly nouns: Nouns;
  readonly decide: Decide;
  readonly dropLog: DropLog;
  readonly participants: Participants;
  readonly typists: Typists;
  readonly publisher: Publisher;
  readonly markNews: MarkNews;
  readonly turns: Turns;
  readonly clock: () => Date;
}

/** Who pushes on a room channel, where, and what the push may use. */
export interface RoomMember extends RoomDeps {
  readonly roomId: string;
  readonly userId: string;
  /** The order of the messages that this socket sends here. */
  readonly order: SendOrder;
}
