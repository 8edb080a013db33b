import type { SystemChannelEvent, SystemSnapshot } from '#shared/bridge/channels';
import { SYSTEM_TOPIC } from '#shared/protocol/topics';
import type { Peer } from '../../peer/peer';

/** The parts of a name that are checked by themselves: letters and digits, without what joins them. */
const PART = /[\p{L}\p{M}\p{N}]+/gu;

type Named = readonly { readonly name: string }[];

/** The words in the names of all people, rooms and teams on the hosts that were joined. */
export class Names {
  /** By the list they stand in: every change of a name is another list. */
  readonly #parts = new WeakMap<Named, ReadonlySet<string>>();

  constructor(private readonly peer: Pick<Peer, 'hosts' | 'subscribe'>) {}

  /** Tells whether a word is part of a name as of now, in whatever case. */
  finder(): (word: string) => boolean {
    const lists = this.peer.hosts().flatMap(({ id, name }) => {
      const known = this.#known(id);
      const lists = known ? [known.users, known.chatrooms, known.teams] : [];
      return [partsOf([{ name }]), ...lists.map((list) => this.#partsOf(list))];
    });
    return (word) => {
      const lower = word.toLowerCase();
      return lists.some((parts) => parts.has(lower));
    };
  }

  /** What is known of a host now; null before it was reached for the first time. */
  #known(host: string): SystemSnapshot | null {
    const heard: SystemSnapshot[] = [];
    const subscription = this.peer.subscribe(host, SYSTEM_TOPIC, (event) => {
      // A subscription to `system` hears its events only, and the snapshot at once.
      const told = event as SystemChannelEvent;
      if (told.event === 'snapshot') heard.push(told.payload);
    });
    if (subscription.ok) subscription.value();
    return heard[0] ?? null;
  }

  #partsOf(list: Named): ReadonlySet<string> {
    const known = this.#parts.get(list);
    if (known) return known;
    const parts = partsOf(list);
    this.#parts.set(list, parts);
    return parts;
  }
}

const partsOf = (list: Named): ReadonlySet<string> =>
  new Set(list.flatMap(({ name }) => name.toLowerCase().match(PART) ?? []));
