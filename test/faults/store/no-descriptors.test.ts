import { expect, test } from 'vitest';
import { bundleChild, type Child, startChild } from '../../support/child';
import { Descriptors } from '../../support/descriptors';
import { reportFigure, rounds } from '../../support/fault-figures';
import { draft, openedStore, roomRecord } from '../../support/opened-store';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';

const SEGMENT_BYTES = 600;
const everything = { after: 0, limit: 1_000, bytes: 1e9 };

const REASON = 'too many files are open. Trying again may help.';
const SENTENCES = ["Changes can't be saved", "Messages can't be read", "Messages can't be saved"].map(
  (endeavour) => `${endeavour}: ${REASON}`,
);

/** A fault as a child tells it. */
interface Told {
  readonly reason: string;
  readonly message: string;
}

/** Does everything a store is there for, one after the other; yields what was refused, with why. */
async function tryEverything(child: Child, spare: number): Promise<Map<string, Told>> {
  const refused = new Map<string, Told>();
  const attempt = (name: string, operation: string, input: unknown) =>
    child.call(operation, input).catch((fault: Told) => void refused.set(name, fault));
  const say = (id: string, room: string) => attempt(`message ${id}`, 'append', draft(0, { id, client_id: id, room }));
  await attempt('reading', 'read', 'old');
  await attempt(`record room-${spare}`, 'put', roomRecord(`room-${spare}`));
  await attempt(`token token-${spare}`, 'claim', `token-${spare}`);
  await say(`new-${spare}`, `new-${spare}`);
  // Long enough for segments to be sealed.
  for (let number = 1; number <= 8; number += 1) await say(`old-${spare}-${number}`, 'old');
  return refused;
}

requires('linux', 'prlimit')('a store that may open no more files', () => {
  const spares = Array.from({ length: rounds(2, 8) }, (_, index) => index);

  test('[KEEP-4] refuses in words what it cannot keep, keeps the rest, and goes on when it may', async () => {
    const folder = await tempFolder();
    const child = startChild(await bundleChild('test/support/store-child.ts', await tempFolder()), [
      folder,
      String(SEGMENT_BYTES),
    ]);
    await child.call('append', draft(0, { room: 'old' }));
    const descriptors = new Descriptors(child.process.pid);
    const refused = new Map<string, Told>();
    for (const spare of spares) {
      await descriptors.leave(spare);
      for (const [name, fault] of await tryEverything(child, spare)) refused.set(name, fault);
      descriptors.giveBack();
      expect(await tryEverything(child, spare + 100)).toEqual(new Map());
    }
    const sentences = new Set([...refused.values()].map(({ message }) => message));
    expect([...sentences].sort()).toEqual(SENTENCES);
    await child.kill();
    expect(await ghostsIn(folder, refused)).toEqual([]);
    reportFigure(
      'no-descriptors',
      `store: ${refused.size} refused in words, 0 of them there, all kept once there were some`,
    );
  });
});

requires('linux', 'prlimit')('what a store says of itself', () => {
  test('is that it has too many files open, until it has not, also when nobody writes then', async () => {
    const folder = await tempFolder();
    const bundle = await bundleChild('test/support/store-child.ts', await tempFolder());
    const child = startChild(bundle, [folder, String(SEGMENT_BYTES)]);
    expect(await child.call('fault')).toBeNull();
    const descriptors = new Descriptors(child.process.pid);
    await descriptors.leave(0);
    await expect(child.call('put', roomRecord('a'))).rejects.toMatchObject({ reason: 'io' });
    expect(await child.call('fault')).toBe(`Changes can't be saved: ${REASON}`);
    descriptors.giveBack();
    expect(await child.call('fault')).toBeNull();
  });
});

/** What was refused and is there, and what is out of order. */
async function ghostsIn(folder: string, refused: ReadonlyMap<string, Told>): Promise<string[]> {
  const store = await openedStore(folder);
  const { messages } = await store.log.read('old', everything);
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
  const found = new Set(messages.map(({ id }) => `message ${id}`));
  for (const { id } of await store.registry.list('rooms')) found.add(`record ${id}`);
  for (const name of refused.keys()) {
    const [kind, id = ''] = name.split(' ');
    if (kind === 'message' && id.startsWith('new-') && (await store.log.head(id)) > 0) found.add(name);
    if (kind === 'token' && !(await store.tokens.claim(id, Date.now() + 60_000))) found.add(name);
  }
  expect(store.damages).toEqual([]);
  await store.close();
  return [...refused.keys()].filter((name) => found.has(name));
}
