import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleChild, type Child, startChild } from '../../support/child';
import { compileShim, type Fault, faultEnvironment } from '../../support/fault-shim';
import { draft, openedStore, roomRecord } from '../../support/opened-store';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';

const ENOSPC = 28;
const ROOM = 'room-1';

requires('linux', 'gcc')('a disk that fails', () => {
  let tools = '';
  let bundle = '';
  let shim = '';
  beforeAll(async () => {
    tools = await mkdtemp(join(tmpdir(), 'hearth-child-'));
    [bundle, shim] = await Promise.all([bundleChild('test/support/store-child.ts', tools), compileShim(tools)]);
  });
  afterAll(() => rm(tools, { recursive: true, force: true }));

  const meeting = (folder: string, fault: Fault, segmentBytes = 1e6): Child =>
    startChild(bundle, [folder, String(segmentBytes)], faultEnvironment(shim, fault));

  /** Appends one after the other; yields for each its seq, or the fault's reason. */
  async function appendAll(child: Child, count: number): Promise<(number | string)[]> {
    const outcomes: (number | string)[] = [];
    for (let number = 1; number <= count; number += 1) {
      outcomes.push(await child.call('append', draft(number)).then(seqOf, reasonOf));
    }
    return outcomes;
  }

  /** What a new process finds: the ids of the messages, and that all seqs are in their places. */
  async function found(folder: string): Promise<string[]> {
    const store = await openedStore(folder);
    const { messages } = await store.log.read(ROOM, { after: 0, limit: 1_000, bytes: 1e9 });
    expect(messages.map((message) => message.seq)).toEqual(messages.map((_, index) => index + 1));
    expect(store.damages).toEqual([]);
    await store.close();
    return messages.map((message) => message.id);
  }

  test.each<[string, Fault]>([
    ['an error while writing', { op: 'write', path: 'rooms', after: 3 }],
    ['a full disk', { op: 'write', path: 'rooms', after: 3, errno: ENOSPC }],
    // The bytes are halved until none is left to halve, which then fails: as a disk does that fills up while writing.
    ['a part written', { op: 'write', path: 'rooms', after: 3, count: 12, short: true }],
    ['a failing sync', { op: 'fsync', path: '.log', after: 3 }],
  ])('[KEEP-4] %s: the message is refused and never turns up, the next ones are kept', async (_, fault) => {
    const folder = await tempFolder();
    const child = meeting(folder, fault);
    const outcomes = await appendAll(child, 6);
    const reason = fault.errno === ENOSPC ? 'disk_full' : 'io';
    expect(outcomes).toEqual([1, 2, 3, reason, 4, 5]);
    await child.kill();
    expect(await found(folder)).toEqual([1, 2, 3, 5, 6].map((number) => `message-${number}`));
  });

  test('a message that was refused can be sent again under its client_id', async () => {
    const folder = await tempFolder();
    const child = meeting(folder, { op: 'fsync', path: '.log' });
    expect(await child.call('append', draft(1)).then(seqOf, reasonOf)).toBe('io');
    expect(await child.call('append', draft(1))).toMatchObject({ message: { seq: 1 }, fresh: true });
    await child.kill();
    expect(await found(folder)).toEqual(['message-1']);
  });

  test('everything that waits for a failing write is told, and what came later is tried by itself', async () => {
    const folder = await tempFolder();
    const child = meeting(folder, { op: 'fsync', path: '.log', after: 2 });
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, index) => child.call('append', draft(index + 1)).then(seqOf, reasonOf)),
    );
    const kept = outcomes.flatMap((outcome, index) => (outcome === 'io' ? [] : [`message-${index + 1}`]));
    expect(outcomes.filter((outcome) => outcome !== 'io')).toEqual(kept.map((_, index) => index + 1));
    await child.kill();
    expect(await found(folder)).toEqual(kept);
  });

  test('[MSG-1] [KEEP-4] what was refused is not read, also while it cannot be cut off, and is cut off before anything is added', async () => {
    const folder = await tempFolder();
    // The second append's sync fails and then the cut; the next cut succeeds.
    const child = meeting(folder, { op: 'fsync,truncate', path: '.log', after: 1, count: 2 });
    await child.call('append', draft(1));
    const long = draft(2, { message: 'x'.repeat(1_000) });
    expect(await child.call('append', long).catch(reasonOf)).toBe('io');
    expect(await child.call('read', ROOM)).toMatchObject({ messages: [{ id: 'message-1' }], more: false, head: 1 });
    expect(await child.call('append', draft(3)).then(seqOf)).toBe(2);
    await child.kill();
    expect(await found(folder)).toEqual(['message-1', 'message-3']);
  });

  test('a file that cannot be cut back takes no more messages until it can', async () => {
    const folder = await tempFolder();
    const child = meeting(folder, { op: 'fsync,truncate', path: '.log', after: 1, count: 6 });
    expect(await appendAll(child, 6)).toEqual([1, 'io', 'io', 'io', 2, 3]);
    await child.kill();
    expect(await found(folder)).toEqual([1, 5, 6].map((number) => `message-${number}`));
  });

  test('a new segment that cannot be begun refuses its message alone', async () => {
    const folder = await tempFolder();
    const child = meeting(folder, { op: 'fsync', path: 'room-1', after: 5, count: 2 }, 400);
    const outcomes = await appendAll(child, 8);
    expect(outcomes.filter((outcome) => outcome === 'io').length).toBeGreaterThan(0);
    const kept = outcomes.flatMap((outcome, index) => (outcome === 'io' ? [] : [`message-${index + 1}`]));
    await child.kill();
    expect(await found(folder)).toEqual(kept);
  });

  test.each<[string, Fault]>([
    ['an error while writing', { op: 'write', path: 'registry' }],
    ['a full disk', { op: 'write', path: 'registry', errno: ENOSPC }],
    ['a part written', { op: 'write', path: 'registry', count: 12, short: true }],
    ['a failing sync', { op: 'fsync', path: 'registry' }],
    ['a failing rename', { op: 'rename', path: 'registry' }],
  ])('[KEEP-4] %s of the registry: the update is refused and leaves no trace', async (_, fault) => {
    const folder = await tempFolder();
    await (await openedStore(folder)).close();
    const child = meeting(folder, fault);
    expect(await child.call('put', roomRecord('a')).catch(reasonOf)).toBe(fault.errno === ENOSPC ? 'disk_full' : 'io');
    expect(await child.call('rooms')).toEqual([]);
    await child.call('put', roomRecord('b'));
    await child.kill();
    const store = await openedStore(folder);
    expect([(await store.registry.list('rooms')).map((room) => room.id), store.damages]).toEqual([['b'], []]);
    expect((await readdir(folder)).sort()).toEqual([
      'files',
      'identity',
      'lock',
      'manifest',
      'registry',
      'rooms',
      'segments',
      'tokens',
    ]);
  });

  test('a registry in place whose folder cannot be synced is put back', async () => {
    const base = await tempFolder();
    const folder = join(base, 'data');
    await (await openedStore(folder)).close();
    // Of the syncs below the base the second is that of the folder itself: the file's comes first.
    const child = meeting(folder, { op: 'fsync', path: 'data', after: 1 });
    expect(await child.call('put', roomRecord('a')).catch(reasonOf)).toBe('io');
    await child.kill();
    expect(await (await openedStore(folder)).registry.list('rooms')).toEqual([]);
  });

  test('a token that could not be kept counts as unused', async () => {
    const folder = await tempFolder();
    await (await openedStore(folder)).close();
    const child = meeting(folder, { op: 'write', path: 'tokens' });
    expect(await child.call('claim', 'a').catch(reasonOf)).toBe('io');
    expect([await child.call('claim', 'a'), await child.call('claim', 'a')]).toEqual([true, false]);
  });
});

const seqOf = (appended: unknown): number => (appended as { message: { seq: number } }).message.seq;
const reasonOf = (fault: unknown): string => (fault as { reason: string }).reason;
