import type { Store } from '../../src/main/store/store';
import type { AmendTold } from './amend-load';

interface Known {
  readonly change: number;
  readonly text: string;
}

/** What a store told of amendments and marks until its process was killed, to be compared with what the next one finds. */
export class AmendLedger {
  /** The last acknowledged amendment of each message, by room and seq. */
  readonly #amended = new Map<string, Known>();
  readonly #refused = new Set<string>();
  /** How far was read by acknowledgement, by room and person, and what was refused. */
  readonly #read = new Map<string, { last: number; readonly refused: Set<number> }>();
  readonly #saved = new Map<string, { readonly kept: Set<number>; readonly refused: Set<number> }>();

  note(told: AmendTold): void {
    switch (told.told) {
      case 'amended': {
        const key = `${told.room} ${told.seq}`;
        if (told.change > (this.#amended.get(key)?.change ?? 0)) this.#amended.set(key, told);
        return;
      }
      case 'not amended':
        this.#refused.add(told.text);
        return;
      case 'read':
      case 'not read':
        this.#noteRead(told.told === 'read', `${told.room} ${told.user}`, told.seq);
        return;
      default: {
        const of = this.#saved.get(told.user) ?? { kept: new Set(), refused: new Set() };
        this.#saved.set(told.user, of);
        (told.told === 'saved' ? of.kept : of.refused).add(told.seq);
      }
    }
  }

  /** What is not as it was told, a line each. */
  async broken(store: Store, rooms: readonly string[]): Promise<string[]> {
    const broken: string[] = [];
    for (const room of rooms) broken.push(...(await this.#brokenIn(store, room)));
    return [...broken, ...(await this.#brokenReads(store)), ...(await this.#brokenSaved(store))];
  }

  async #brokenReads({ marks }: Store): Promise<string[]> {
    const broken: string[] = [];
    for (const [key, { last, refused }] of this.#read) {
      const [room = '', user = ''] = key.split(' ');
      const seq = (await marks.reads(room)).find((mark) => mark.user === user)?.seq ?? 0;
      if (seq < last) broken.push(`${user} read ${room} up to ${last} and is said to have read up to ${seq}`);
      if (refused.has(seq)) broken.push(`that ${user} read ${room} up to ${seq} was refused and is there`);
    }
    return broken;
  }

  async #brokenSaved({ marks }: Store): Promise<string[]> {
    const broken: string[] = [];
    for (const [user, { kept, refused }] of this.#saved) {
      const there = new Set((await marks.saved(user)).map(({ seq }) => seq));
      for (const seq of kept) if (!there.has(seq)) broken.push(`${user} lost the saved message ${seq}`);
      for (const seq of refused) if (there.has(seq)) broken.push(`${user} has the saved message ${seq}, refused`);
    }
    return broken;
  }

  #noteRead(done: boolean, key: string, seq: number): void {
    const of = this.#read.get(key) ?? { last: 0, refused: new Set<number>() };
    this.#read.set(key, of);
    if (done) of.last = Math.max(of.last, seq);
    else of.refused.add(seq);
  }

  async #brokenIn(store: Store, room: string): Promise<string[]> {
    const { messages } = await store.log.read(room, { after: 0, limit: 1e9, bytes: 1e12 });
    const broken: string[] = [];
    const changed = messages.filter(({ change }) => change > 0).sort((a, b) => a.change - b.change);
    for (const { seq, change, message } of messages) {
      const known = this.#amended.get(`${room} ${seq}`);
      if (known !== undefined && change < known.change) broken.push(`${room} ${seq} lost change ${known.change}`);
      if (known?.change === change && known.text !== message) broken.push(`${room} ${seq} is not as at ${change}`);
      if (this.#refused.has(message)) broken.push(`${room} ${seq} has ${message}, which was refused`);
    }
    const told = await store.log.changes(room, { after: 0, upTo: 1e9, limit: 1e9, bytes: 1e12 });
    const list = (all: readonly { readonly seq: number; readonly change: number }[]) =>
      all.map(({ seq, change }) => `${change}:${seq}`).join(' ');
    if (list(told.messages) !== list(changed)) broken.push(`${room} tells other changes than it has`);
    if (told.change < (changed.at(-1)?.change ?? 0)) broken.push(`${room} counts changes from ${told.change}`);
    const pinned = messages.filter((message) => message.pinned).map(({ seq }) => seq);
    const pins = (await store.log.pins(room)).map(({ seq }) => seq);
    if (pins.join() !== pinned.join()) broken.push(`${room} tells other pins than it has`);
    return broken;
  }
}
