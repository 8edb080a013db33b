import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Appended } from '../../../src/main/store/log';
import { amend, deletion, edit, pin, reaction } from '../../support/amendments';
import { bundleChild, type Child, startChild } from '../../support/child';
import { FULL, reportFigure, rounds } from '../../support/fault-figures';
import { FILE_SYSTEMS, LoopDisk } from '../../support/loop-disk';
import { draft, openedStore } from '../../support/opened-store';
import { type Cut, compilePowerCut, powerCutEnvironment } from '../../support/power-cut';
import { requires } from '../../support/requirements';
import { everythingOf } from '../../support/small-host-data';
import { StoreClock } from '../../support/store-clock';

const SEGMENT_BYTES = 700;
const MESSAGES = 12;
/** Long ago, so that it is folded as soon as the store looks. */
const at = '2020-01-01T00:00:00.000Z';

let tools = '';
let bundle = '';
let library = '';
beforeAll(async () => {
  tools = await mkdtemp(join(tmpdir(), 'hearth-power-'));
  [bundle, library] = await Promise.all([bundleChild('test/support/store-child.ts', tools), compilePowerCut(tools)]);
});
afterAll(() => rm(tools, { recursive: true, force: true }));

/** A closed folder with amendments in the messages' own lines, and later ones beside them that are due. */
async function folderToFold(folder: string) {
  const clock = new StoreClock();
  const store = await openedStore(folder, { segmentBytes: SEGMENT_BYTES, timer: clock.timer });
  for (let number = 1; number <= MESSAGES; number += 1) await store.log.append(draft(number));
  for (const seq of [2, 5, 12]) await amend(store.log, seq, edit(`secret ${seq}`, { at }));
  await amend(store.log, 4, pin());
  await clock.look();
  for (const seq of [2, 9]) await amend(store.log, seq, deletion({ at }));
  for (const seq of [5, 11, 12]) await amend(store.log, seq, edit(`edited ${seq}`, { at }));
  await amend(store.log, 11, reaction('👍', 'user-2'));
  const told = await everythingOf(store);
  await store.close();
  return told;
}

/** Lets a store fold while people write; yields what was acknowledged, and whether the power stayed. */
async function foldUntilCut(child: Child): Promise<{ acknowledged: readonly Appended[]; whole: boolean }> {
  const acknowledged: Appended[] = [];
  const say = async () => {
    for (let number = 0; number < 3; number += 1) {
      const appended = await child.call('append', draft(100 + number));
      acknowledged.push(appended as Appended);
    }
  };
  const whole = await child
    .call('open')
    .then(async () => {
      await Promise.all([child.call('look'), say()]);
      return true;
    })
    .catch(() => false);
  return { acknowledged, whole };
}

/** Whether any file below a folder has a text in it. */
async function hasText(folder: string, text: string): Promise<boolean> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  const found = await Promise.all(
    files.map(async ({ parentPath, name }) => (await readFile(join(parentPath, name))).includes(text)),
  );
  return found.includes(true);
}

requires('loop', 'gcc')('a power cut while messages are written anew', () => {
  test.each(FULL ? FILE_SYSTEMS : FILE_SYSTEMS.slice(1, 2))(
    '[KEEP-1] on %s at any call loses and doubles nothing, and what was deleted leaves the disk all the same',
    async (fileSystem) => {
      const disk = await LoopDisk.make(fileSystem);
      const prepared = join(tools, `prepared-${fileSystem}`);
      const told = await folderToFold(prepared);
      let [cuts, done] = [0, false];
      for (let skip = 0; !done; skip += rounds(9, 1)) {
        const folder = join(disk.folder, `data-${skip}`);
        await cp(prepared, folder, { recursive: true });
        execFileSync('sync', ['--file-system', folder]);
        const cut: Cut = { call: 'write,sync,truncate,rename,mkdir', path: '*/rooms/*', when: 'before', skip };
        const child = startChild(
          bundle,
          [folder, `${SEGMENT_BYTES}`],
          powerCutEnvironment(library, disk.folder, { cut }),
        );
        const { acknowledged, whole } = await foldUntilCut(child);
        done = whole;
        await child.kill();
        disk.restart();
        cuts += 1;
        await expectAll(folder, { told, acknowledged, when: `cut at call ${skip}` });
        await rm(folder, { recursive: true });
      }
      reportFigure(
        `power-${fileSystem}`,
        `erasing texts: ${cuts} cuts, at each of its calls, 0 lost, 0 left on the disk`,
      );
    },
    rounds(60_000, 400_000),
  );
});

type Told = Awaited<ReturnType<typeof folderToFold>>;

async function expectAll(
  folder: string,
  { told, acknowledged, when }: { told: Told; acknowledged: readonly Appended[]; when: string },
): Promise<void> {
  const clock = new StoreClock();
  const store = await openedStore(folder, { segmentBytes: SEGMENT_BYTES, timer: clock.timer });
  const expectEverything = async () => {
    const found = await everythingOf(store);
    expect(found.page.messages.slice(0, MESSAGES), when).toEqual(told.page.messages);
    expect([found.changes, found.pins], when).toEqual([told.changes, told.pins]);
    for (const { message } of acknowledged) expect(found.page.messages, when).toContainEqual(message);
    expect(
      found.page.messages.map(({ seq }) => seq),
      when,
    ).toEqual(found.page.messages.map((_, index) => index + 1));
  };
  await expectEverything();
  await clock.look();
  await expectEverything();
  for (const text of ['secret', 'message number 9'])
    expect(await hasText(folder, text), `${when}: ${text}`).toBe(false);
  const torn = /not yet written/;
  expect(
    store.damages.filter(({ message }) => !torn.test(message)),
    when,
  ).toEqual([]);
  await store.close();
}
