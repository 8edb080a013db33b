import type { Damage, Store } from '../../src/main/store/store';
import { AmendLedger } from './amend-ledger';
import { isShortLived, recordsAfter, TALKING, type Told } from './store-load';

const TORN = /not yet written/;
/** Changes of one writer that may be kept and not heard of: what a pipe between two processes holds. */
const UNHEARD = 100;
const UNACKNOWLEDGED = new Set<Told['told']>(['refused', 'dropping', 'not amended', 'not read', 'not saved']);
const everything = { after: 0, limit: 1e9, bytes: 1e12 };

/**
 * What a store told a process under load until that was killed, to be compared with what the next one finds: all that was
 * acknowledged, once and in order, nothing that was refused, and beyond it only what was under way at the kill.
 */
export class StoreLedger {
  readonly #messages = new Map<string, string>();
  readonly #refused = new Set<string>();
  readonly #changes = new Map<string, number>();
  readonly #tokens: string[] = [];
  readonly #rooms = new Map<string, 'begun' | 'dropping' | 'dropped'>();
  readonly #amendments = new AmendLedger();

  /** How much was acknowledged, of every kind. */
  acknowledged = 0;

  note(told: Told): void {
    if (!UNACKNOWLEDGED.has(told.told)) this.acknowledged += 1;
    switch (told.told) {
      case 'message':
        this.#messages.set(`${told.room} ${told.seq}`, told.client_id);
        break;
      case 'refused':
        this.#refused.add(told.client_id);
        break;
      case 'changes':
        this.#changes.set(told.writer, told.count);
        break;
      case 'token':
        if (told.expires > 0) this.#tokens.push(told.jti);
        break;
      case 'begun':
      case 'dropping':
      case 'dropped':
        this.#rooms.set(told.room, told.told);
        break;
      default:
        this.#amendments.note(told);
    }
  }

  /** So many messages were refused. */
  get refused(): number {
    return this.#refused.size;
  }

  /** What is not as it was told, a line each; empty when the store kept its word. */
  async broken(store: Store): Promise<string[]> {
    const broken: string[] = [];
    for (const room of TALKING) broken.push(...(await this.#brokenIn(store, room)));
    for (const [room, state] of this.#rooms) {
      const head = await store.log.head(room);
      if (state === 'begun' && head !== 1 && !isShortLived(room)) broken.push(`${room} lost its first message`);
      if (state === 'dropped' && head !== 0) broken.push(`${room} came back`);
    }
    broken.push(...(await this.#brokenRecords(store)), ...(await this.#amendments.broken(store, TALKING)));
    for (const jti of this.#tokens) {
      if (await store.tokens.claim(jti, Date.now() + 60_000)) broken.push(`token ${jti} counts as unused`);
    }
    return [...broken, ...store.damages.filter(isNoTornEnd).map(({ file, message }) => `${file}: ${message}`)];
  }

  async #brokenIn(store: Store, room: string): Promise<string[]> {
    const { messages } = await store.log.read(room, everything);
    const broken = messages
      .filter(({ seq }, index) => seq !== index + 1)
      .map(({ seq }) => `${room} ${seq} is out of its place`);
    const ids = new Map(messages.map(({ seq, client_id }) => [`${room} ${seq}`, client_id]));
    if (new Set(ids.values()).size < ids.size) broken.push(`${room} has a message twice`);
    for (const id of ids.values()) if (this.#refused.has(id)) broken.push(`${id} was refused and is there`);
    for (const [place, id] of this.#messages) {
      if (place.startsWith(`${room} `) && ids.get(place) !== id) broken.push(`${place} lost ${id}`);
    }
    return broken;
  }

  /** What was kept and not heard of any more, because the process was killed first, may be there, too. */
  async #brokenRecords(store: Store): Promise<string[]> {
    const found: string[] = [];
    for (const kind of ['rooms', 'teams', 'users'] as const) {
      for (const { id, name } of await store.registry.list(kind)) found.push(`${kind} ${id} ${name}`);
    }
    const broken: string[] = [];
    for (const [writer, count] of this.#changes) {
      const there = found.filter((record) => record.split(' ')[1]?.startsWith(`${writer}-`)).sort();
      const isAfter = (changes: number) => recordsAfter(writer, changes).join() === there.join();
      if (!Array.from({ length: UNHEARD }, (_, more) => count + more).some(isAfter)) {
        broken.push(`${writer} is not as after ${count} changes or some more: ${there.join()}`);
      }
    }
    return broken;
  }
}

const isNoTornEnd = ({ message }: Damage): boolean => !TORN.test(message);
