import type { SearchIndex } from '../../../store/search';
import type { Store } from '../../../store/store';
import type { MarkNews } from '../../announcer/mark-news';
import type { Decide } from '../../decide';
import type { HostFiles } from '../../files/host-files';
import type { Nouns } from '../../nouns';
import type { Presence } from '../../presence/presence';
import type { DropLog } from '../../rooms/drop-log';
import type { PageCursors } from '../../search/page-cursors';
import type { Turns } from '../../turns';
import type { View } from '../../view';

/** What the system channels of a host share. */
export interface SystemDeps {
  readonly log: Store['log'];
  readonly marks: Store['marks'];
  readonly search: SearchIndex;
  readonly files: HostFiles;
  readonly cursors: PageCursors;
  readonly view: View;
  readonly nouns: Nouns;
  readonly decide: Decide;
  readonly dropLog: DropLog;
  readonly presence: Presence;
  readonly markNews: MarkNews;
  readonly turns: Turns;
  readonly clock: () => Date;
}

/** Who pushes on `system`, and what the push may use. */
export interface SystemMember extends SystemDeps {
  readonly userId: string;
}
