import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ok } from '#shared/result';
import type { RemoteEngine } from '../../../../src/main/store/search/engine-calls';
import { Follower } from '../../../../src/main/store/search/follower';
import { InlineEngine } from '../../../../src/main/store/search/inline-engine';
import { MemoryLog } from '../../../support/memory-log';
import { memoryLogger } from '../../../support/memory-logger';
import { MemoryRegistry } from '../../../support/memory-registry';
import { draft, roomRecord } from '../../../support/opened-store';
import { tempFolder } from '../../../support/temp-folder';

const ROOM = 'room-1';

/** An index of one room that says how many messages were handed to it, each time. */
async function follow() {
  const [log, registry] = [new MemoryLog(), new MemoryRegistry()];
  await registry.update((records) => records.put('rooms', roomRecord(ROOM)));
  const inline = new InlineEngine({ path: join(await tempFolder(), 'index.sqlite'), now: Date.now() });
  const handedOver: number[] = [];
  const engine: RemoteEngine = {
    call: (name, ...args) => {
      const [batch] = args;
      if (typeof batch === 'object' && 'entries' in batch) handedOver.push(batch.entries.length);
      return inline.call(name, ...args);
    },
    stop: () => inline.stop(),
  };
  const onFailure = (error: unknown) => {
    throw error;
  };
  const opened = await engine.call('opened');
  const follower = new Follower({ log, registry, engine, logger: memoryLogger(), onFailure }, opened);
  onTestFinished(async () => {
    follower.stop();
    await engine.stop();
  });
  await follower.whole();
  handedOver.length = 0;
  return { log, follower, handedOver };
}

test('what people write is noted, and handed over together when somebody asks', async () => {
  const { log, follower, handedOver } = await follow();
  for (let number = 1; number <= 250; number += 1) await log.append(draft(number));
  expect(handedOver).toEqual([]);
  await follower.caughtUp([ROOM]);
  expect(handedOver).toEqual([100, 100, 50]);
});

test('what people write is handed over when they pause, without anybody asking', async () => {
  const { log, handedOver } = await follow();
  for (let number = 1; number <= 30; number += 1) await log.append(draft(number));
  await expect.poll(() => handedOver).toEqual([30]);
});

test('a reaction is no work', async () => {
  const { log, follower, handedOver } = await follow();
  await log.append(draft(1));
  await follower.caughtUp();
  const reaction = { kind: 'reaction', user: 'user-2', at: '2026-11-22T10:00:00.000Z', emoji: '👍', on: true } as const;
  await log.amend(ROOM, 1, () => ok(reaction));
  await follower.caughtUp();
  expect(handedOver).toEqual([1]);
});
