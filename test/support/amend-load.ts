import { randomInt } from 'node:crypto';
import { ok } from '#shared/result';
import type { Amendment } from '../../src/main/store/log';
import { type Store, StoreFault } from '../../src/main/store/store';
import { deletion, edit, pin, reaction } from './amendments';

// What comes of messages while people talk: this half runs in the process that is killed; `AmendLedger` notes what it told.

/** What a process that amends was told by its store. */
export type AmendTold =
  | {
      readonly told: 'amended';
      readonly room: string;
      readonly seq: number;
      readonly change: number;
      /** The text after it. */
      readonly text: string;
    }
  | { readonly told: 'not amended'; readonly text: string }
  | { readonly told: 'read' | 'not read'; readonly room: string; readonly user: string; readonly seq: number }
  | { readonly told: 'saved' | 'not saved'; readonly user: string; readonly seq: number };

type Tell = (told: AmendTold) => void;

/** Amends, reads and keeps messages of some rooms without end. */
export async function loadAmendments(store: Store, round: string, rooms: readonly string[], tell: Tell): Promise<void> {
  await Promise.all([
    ...rooms.flatMap((room) => [
      amendOn(store, room, `${round}-${room}-a`, tell),
      amendOn(store, room, `${round}-${room}-b`, tell),
    ]),
    ...rooms.map((room) => readOn(store, room, `reader-${round}`, tell)),
    saveOn(store, `keeper-${round}`, tell),
  ]);
}

async function amendOn(store: Store, room: string, name: string, tell: Tell): Promise<void> {
  for (let number = 0; ; number += 1) {
    const head = await store.log.head(room);
    if (head === 0) await new Promise(setImmediate);
    else await amendOne(store, { room, seq: 1 + randomInt(head) }, `${name}-${number}`, tell);
  }
}

async function amendOne(store: Store, { room, seq }: { room: string; seq: number }, text: string, tell: Tell) {
  const chosen = choose(text);
  try {
    const amended = await store.log.amend(room, seq, () => ok(chosen));
    if (!amended?.ok || amended.value.amendment === null) return;
    const { change, message } = amended.value.message;
    tell({ told: 'amended', room, seq, change, text: message });
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    if (chosen.kind === 'edit') tell({ told: 'not amended', text });
  }
}

function choose(text: string): Amendment {
  const choice = randomInt(20);
  if (choice === 0) return deletion();
  if (choice === 1) return pin(randomInt(2) === 0);
  return choice < 6 ? reaction('👍', text) : edit(text);
}

async function readOn(store: Store, room: string, user: string, tell: Tell): Promise<void> {
  for (let seq = 1; ; seq += 1) {
    const done = await settled(store.marks.read(room, user, seq));
    tell({ told: done ? 'read' : 'not read', room, user, seq });
  }
}

async function saveOn(store: Store, user: string, tell: Tell): Promise<void> {
  for (let seq = 1; ; seq += 1) {
    const done = await settled(store.marks.save(user, { room: 'room-0', seq, at: new Date().toISOString() }, true));
    tell({ told: done ? 'saved' : 'not saved', user, seq });
  }
}

async function settled(doing: Promise<unknown>): Promise<boolean> {
  try {
    await doing;
    return true;
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    return false;
  }
}
