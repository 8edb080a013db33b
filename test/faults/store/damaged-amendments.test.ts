import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Store } from '../../../src/main/store/store';
import { amend, edit } from '../../support/amendments';
import { reportFigure, rounds } from '../../support/fault-figures';
import { openedStore } from '../../support/opened-store';
import { everythingOf, SMALL_SEGMENTS, smallTalkData } from '../../support/small-host-data';
import { tempFolder } from '../../support/temp-folder';

type Everything = Awaited<ReturnType<typeof everythingOf>>;

/** Expects damage to be reported, and every message, reaction and mark that is served to be one that there was. */
async function expectHonest(store: Store, good: Everything, when: string): Promise<void> {
  const found = await everythingOf(store);
  expect(store.damages.length, when).toBeGreaterThan(0);
  expect(
    found.page.messages.map(({ seq }) => seq),
    when,
  ).toEqual(good.page.messages.map(({ seq }) => seq));
  for (const [index, message] of found.page.messages.entries()) {
    const { seq } = message;
    const texts = [good.page.messages[index]?.message, `message number ${seq}`, `edited ${seq}`];
    expect(texts, `${when}: ${seq}`).toContain(message.message);
    for (const { users } of message.reactions) expect(users, `${when}: ${seq}`).toEqual([`user-${seq}`]);
  }
  for (const mark of found.reads) expect(good.reads, when).toContainEqual(mark);
  for (const kept of found.saved) expect(good.saved, when).toContainEqual(kept);
  const { message } = await amend(store.log, 30, edit('and on'));
  expect(message.change, when).toBeGreaterThan(good.changes.change);
}

test(
  '[KEEP-2] any byte of amendments or marks flipped loses that one, is reported, and nothing false is served',
  async () => {
    const folder = await smallTalkData();
    const first = await openedStore(folder, SMALL_SEGMENTS);
    const good = await everythingOf(first);
    await first.close();
    const amendments = join('rooms', 'room-1', 'amendments');
    const files = [
      ...(await readdir(join(folder, amendments))).map((name) => join(amendments, name)),
      ...[join('marks', 'rooms', 'room-1'), join('marks', 'people', 'user-1')],
    ];
    let flips = 0;
    for (const file of files) {
      const bytes = await readFile(join(folder, file));
      for (let at = 0; at < bytes.length; at += rounds(83, 3)) {
        const copy = await tempFolder();
        await cp(folder, copy, { recursive: true });
        const flipped = Buffer.from(bytes);
        flipped[at] = (bytes[at] ?? 0) ^ (at % 2 === 0 ? 0x01 : 0x20);
        await writeFile(join(copy, file), flipped);
        const store = await openedStore(copy, SMALL_SEGMENTS);
        await expectHonest(store, good, `${file}, byte ${at}`);
        await store.close();
        await rm(copy, { recursive: true });
        flips += 1;
      }
    }
    reportFigure('flipped-byte', `amendments and marks: ${flips} flips, all reported, 0 served false`);
  },
  rounds(30_000, 300_000),
);
