import fc from 'fast-check';
import { expect, it } from 'vitest';
import { roomTopic, SYSTEM_TOPIC } from '#shared/protocol/topics';
import { Company } from '../support/company';
import { askFile, patchFrom, sha256Of, someBytes } from '../support/file-line';
import type { Answer, Member } from '../support/member';

const WHEN = '2020-05-04T10:00:00.000Z';

/** A message that is as it should be, or nearly. Files are chosen by number among all that were sent. */
const message = fc.record({
  message: fc.constantFrom('', 'soup', 'x'.repeat(8_000)),
  edited: fc.constantFrom(null, null, WHEN),
  deleted: fc.constantFrom(null, null, null, WHEN),
  reply_to: fc.option(fc.integer({ min: 1, max: 12 })),
  pinned: fc.boolean(),
  reactions: fc.array(fc.record({ emoji: fc.constantFrom('👍', '❤', '❤️', 'x'), users: fc.constant(['nils']) }), {
    maxLength: 2,
  }),
  files: fc.array(fc.nat({ max: 6 }), { maxLength: 3 }),
});

const step = fc.oneof(
  fc.record({ kind: fc.constant('file' as const), seed: fc.nat({ max: 3 }), sent: fc.boolean() }),
  fc.record({
    kind: fc.constant('messages' as const),
    ahead: fc.integer({ min: -3, max: 2 }),
    messages: fc.array(message, { minLength: 1, maxLength: 4 }),
  }),
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Takes steps of an import, whatever is answered; resolves with how many messages the host says it has. */
async function take(bob: Member, port: number, room: string, steps: readonly Step[]): Promise<number> {
  const ids: string[] = [];
  let head = 0;
  for (const one of steps) {
    if (one.kind === 'file') {
      const bytes = someBytes(100 + one.seed, one.seed);
      const file = { room, name: 'a.bin', size: bytes.length, sha256: sha256Of(bytes) };
      const way = await bob.do(SYSTEM_TOPIC, 'import-file', file);
      ids.push(way.id);
      if (one.sent && !way.done) await askFile(port, way, 'PATCH', patchFrom(way.offset), bytes.subarray(way.offset));
      continue;
    }
    const from = Math.max(1, head + 1 + one.ahead);
    const messages = one.messages.map(({ files, ...rest }) => ({
      ...{ ...rest, user: 'nils', created: WHEN },
      files: files.flatMap((number) => ids[number] ?? []),
    }));
    const { status, response } = await bob.push(SYSTEM_TOPIC, 'import-messages', { room, from, messages });
    expect(status === 'ok' || ['bad_request', 'conflict'].includes(response.reason)).toBe(true);
    if (status === 'ok') expect(response.taken).toBe(Math.max(head, from + messages.length - 1));
    if (status === 'ok') head = response.taken;
  }
  return head;
}

it('[IMPORT-4] [IMPORT-5] [IMPORT-6] whatever an importer sends, the room is what was acknowledged, each file in one message', async () => {
  const company = await Company.gather();
  const { port } = company.host;
  const [bob] = await company.all('ann');
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 1, maxLength: 12 }),
    fc.boolean(),
    async (steps, ends) => {
      const begun = await bob.do(SYSTEM_TOPIC, 'import-begin', { name: 'Old', people: [{ id: 'nils', name: 'Nils' }] });
      const room: string = begun.chatroom.id;
      const head = await take(bob, port, room, steps);
      if (!ends) return void (await bob.do(SYSTEM_TOPIC, 'import-cancel', { room }));
      await bob.do(SYSTEM_TOPIC, 'import-end', { room });
      const topic = roomTopic(room);
      await bob.join(topic);
      const { messages } = await bob.do(topic, 'history', { after: 0, limit: 100 });
      expect(messages.map(({ seq }: { seq: number }) => seq)).toEqual(Array.from({ length: head }, (_, n) => n + 1));
      const files: string[] = messages.flatMap((one: Answer['response']) =>
        one.files.map(({ id }: { id: string }) => id),
      );
      expect(new Set(files).size).toBe(files.length);
      for (const id of files) {
        const down = await bob.do(topic, 'file-download', { id });
        expect((await askFile(port, down, 'GET')).status).toBe(200);
      }
      await bob.do(topic, 'chatroom-delete');
    },
  );
  await fc.assert(property, { numRuns: 25 });
  expect(await company.filesKept()).toEqual({ files: 0, bytes: 0, uploads: 0 });
});
