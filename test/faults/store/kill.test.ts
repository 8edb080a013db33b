import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleChild, startChild } from '../../support/child';
import { openedStore } from '../../support/opened-store';
import type { Acked } from '../../support/store-child';
import { tempFolder } from '../../support/temp-folder';

const ROUNDS = Number(process.env.FAULT_ROUNDS ?? 10);
const SEGMENT_BYTES = 100_000;

let bundles = '';
let bundle = '';
beforeAll(async () => {
  bundles = await mkdtemp(join(tmpdir(), 'hearth-child-'));
  bundle = await bundleChild('test/support/store-child.ts', bundles);
});
afterAll(() => rm(bundles, { recursive: true, force: true }));

/** Lets a process write as fast as it can, kills it at a random instant, and yields what it saw acknowledged. */
async function writeAndKill(folder: string, round: number): Promise<readonly Acked[]> {
  const acked: Acked[] = [];
  const child = startChild(bundle, [folder, String(SEGMENT_BYTES)]);
  child.process.on('message', (message: Acked) => {
    if ('acked' in message) acked.push(message);
  });
  child.call('flood', `round-${round}`).catch(() => undefined);
  await once(child.process, 'message');
  // The instant of the kill is the experiment's subject, not a wait for something.
  await after(randomInt(10, 300));
  await child.kill();
  return acked;
}

async function expectKept(folder: string, acked: readonly Acked[], everything: Map<string, Acked>): Promise<void> {
  for (const one of acked) everything.set(JSON.stringify(one), one);
  const store = await openedStore(folder, { segmentBytes: SEGMENT_BYTES });
  const messages = new Map<string, string>();
  for (const room of ['room-0', 'room-1', 'room-2']) {
    const page = await store.log.read(room, { after: 0, limit: 1e9, bytes: 1e12 });
    expect(page.messages.map((message) => message.seq)).toEqual(page.messages.map((_, index) => index + 1));
    expect(new Set(page.messages.map((message) => message.client_id)).size).toBe(page.messages.length);
    for (const message of page.messages) messages.set(`${room} ${message.seq}`, message.client_id);
  }
  const records = new Set((await store.registry.list('rooms')).map((record) => record.id));
  for (const one of everything.values()) {
    if (one.acked === 'message') expect(messages.get(`${one.room} ${one.seq}`)).toBe(one.client_id);
    else if (one.acked === 'record') expect(records).toContain(one.id);
    else expect(await store.tokens.claim(one.jti, Date.now() + 60_000)).toBe(false);
  }
  await store.close();
}

test(
  `[KEEP-1] every acknowledged message, record and token is there, once and in order, after ${ROUNDS} kills under load`,
  async () => {
    const folder = await tempFolder();
    const everything = new Map<string, Acked>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const acked = await writeAndKill(folder, round);
      await expectKept(folder, acked, everything);
    }
    expect(everything.size).toBeGreaterThan(ROUNDS);
  },
  20_000 + ROUNDS * 5_000,
);
