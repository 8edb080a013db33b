import type { Decide } from '../../decide';
import type { Nouns } from '../../nouns';
import type { Presence } from '../../presence/presence';
import type { View } from '../../view';

/** What the system channels of a host share. */
export interface SystemDeps {
  readonly view: View;
  readonly nouns: Nouns;
  readonly decide: Decide;
  readonly presence: Presence;
}

/** Who pushes on `system`, and what the push may use. */
export interface SystemMember extends SystemDeps {
  readonly userId: string;
}
