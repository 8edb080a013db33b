import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Refusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';
import { en } from '#shared/words/en/en';
import { EMPTY_OUTBOX, Outbox, OutboxFile } from '../../../../src/main/peer/rooms/outbox';
import { OutboxSender } from '../../../../src/main/peer/rooms/outbox-sender';
import type { PushFailure } from '../../../../src/main/peer/wire/host-channel';
import { openDocument } from '../../../../src/main/store/open-document';
import { memoryLogger } from '../../../support/memory-logger';
import { tempFolder } from '../../../support/temp-folder';

type Answer = Result<unknown, PushFailure>;
const refuse = (reason: Refusal['reason'], extra: Partial<Refusal> = {}): Answer =>
  err({ kind: 'refused', refusal: { reason, message: 'The disk on this computer is full.', ...extra } });

/** An outbox on disk, and a line that answers as scripted and then with ok. */
async function sending(script: Answer[] = []) {
  const logger = memoryLogger();
  const path = join(await tempFolder(), 'outbox.json');
  const listeners = new Set<() => void>();
  const outbox = new Outbox(await openDocument(path, OutboxFile, EMPTY_OUTBOX, { logger }), () => {
    for (const look of [...listeners]) look();
  });
  const pushed: { message: string; client_id: string; at: number }[] = [];
  const line = { joined: true, atOnce: 0, most: 0 };
  const sender = new OutboxSender({
    outbox,
    push: async (_room, _event, payload) => {
      line.atOnce += 1;
      line.most = Math.max(line.most, line.atOnce);
      pushed.push({ ...(payload as { message: string; client_id: string }), at: performance.now() });
      await new Promise((resolve) => setImmediate(resolve));
      line.atOnce -= 1;
      return script.shift() ?? ok({});
    },
    isReady: () => line.joined,
    filesMissing: () => undefined,
    words: () => en,
    resend: 20,
    logger,
  });
  onTestFinished(async () => {
    await sender.close();
    await outbox.close();
  });
  const until = (condition: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!condition()) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
    });
  return { outbox, sender, pushed, line, until, empty: () => until(() => outbox.entriesOf('lunch').length === 0) };
}

test('one message is under way at a time, in the order they were written', async () => {
  const { outbox, sender, pushed, line, empty } = await sending();
  for (let index = 0; index < 20; index += 1) {
    await outbox.add('lunch', `${index}`);
    sender.pump('lunch');
  }
  await empty();
  expect(pushed.map(({ message }) => message)).toEqual(Array.from({ length: 20 }, (_, index) => `${index}`));
  expect(line.most).toBe(1);
});

test.each([{ kind: 'timeout' }, { kind: 'lost' }] as const)(
  'after no answer ($kind) it goes again under the same client_id',
  async (failure) => {
    const { outbox, sender, pushed, empty } = await sending([err(failure)]);
    await outbox.add('lunch', 'Soup?');
    sender.pump('lunch');
    await empty();
    expect(pushed).toHaveLength(2);
    expect(pushed[0]?.client_id).toBe(pushed[1]?.client_id);
  },
);

test('a host that asks for a pause gets it', async () => {
  const { outbox, sender, pushed, empty } = await sending([refuse('rate_limited', { retry_after: 80 })]);
  await outbox.add('lunch', 'Soup?');
  sender.pump('lunch');
  await empty();
  expect((pushed[1]?.at ?? 0) - (pushed[0]?.at ?? 0)).toBeGreaterThanOrEqual(75);
});

test.each([
  ['too_large', 'Not sent. This message is too long for Hearth: shorten it, or split it.'],
  ['not_found', 'Not sent. There is no such room here any more.'],
  ['unavailable', 'Not sent. The disk on this computer is full.'],
  ['forbidden', 'Not sent. The disk on this computer is full.'],
] as const)('a message refused as %s is kept with why; the next one still goes', async (reason, error) => {
  const { outbox, sender, pushed, until } = await sending([refuse(reason)]);
  const first = await outbox.add('lunch', 'Soup?');
  await outbox.add('lunch', 'Bread?');
  sender.pump('lunch');
  await until(() => outbox.entriesOf('lunch').length === 1);
  expect(outbox.entriesOf('lunch')).toMatchObject([{ client_id: first, state: 'failed', error }]);
  expect(pushed.map(({ message }) => message)).toEqual(['Soup?', 'Bread?']);
  await outbox.retry('lunch', first);
  sender.pump('lunch');
  await until(() => outbox.entriesOf('lunch').length === 0);
});

test('nothing is sent into a room that is not joined; it goes once it is', async () => {
  const { outbox, sender, pushed, line, empty } = await sending();
  line.joined = false;
  await outbox.add('lunch', 'Soup?');
  sender.pump('lunch');
  expect(pushed).toEqual([]);
  line.joined = true;
  sender.resume('lunch');
  await empty();
});

test('closing waits for what is under way and sends nothing more', async () => {
  const { outbox, sender, pushed } = await sending();
  await outbox.add('lunch', 'Soup?');
  await outbox.add('lunch', 'Bread?');
  sender.pump('lunch');
  await sender.close();
  expect(pushed).toHaveLength(1);
  expect(outbox.entriesOf('lunch').map(({ message }) => message)).toEqual(['Bread?']);
});
