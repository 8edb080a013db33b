import { expect, test } from 'vitest';
import { GroupCommit, type Ticket } from '../../../src/main/store/disk/group-commit';

type Batch = readonly Ticket<number, string>[];

/** A commit that is held until the test lets it go. */
function heldCommits() {
  const batches: number[][] = [];
  const gates: (() => void)[] = [];
  const commits = new GroupCommit<number, string>(async (batch: Batch) => {
    batches.push(batch.map((ticket) => ticket.input));
    await new Promise<void>((resolve) => gates.push(resolve));
    if (batch.some((ticket) => ticket.input < 0)) throw new Error('the disk said no');
    for (const ticket of batch) ticket.resolve(`done ${ticket.input}`);
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const release = async () => {
    while (gates.length === 0) await turn();
    gates.shift()?.();
  };
  return { commits, batches, release };
}

test('what comes while a commit is under way rides together on the next one, in order', async () => {
  const { commits, batches, release } = heldCommits();
  const first = commits.submit(1);
  await release();
  const rest = [2, 3, 4].map((number) => commits.submit(number));
  expect(await first).toBe('done 1');
  await release();
  expect(await Promise.all(rest)).toEqual(['done 2', 'done 3', 'done 4']);
  expect(batches).toEqual([[1], [2, 3, 4]]);
});

test('a commit that throws rejects its own batch, and the next one is tried', async () => {
  const { commits, release } = heldCommits();
  const failing = Promise.allSettled([commits.submit(-1), commits.submit(2)]);
  await release();
  const next = commits.submit(3);
  expect((await failing).map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
  await release();
  expect(await next).toBe('done 3');
});

test('settled waits for everything submitted, and rejects for nobody', async () => {
  const { commits, release } = heldCommits();
  const failing = commits.submit(-1).catch((error: Error) => error.message);
  const settled = commits.settled();
  expect(commits.busy).toBe(true);
  await release();
  await settled;
  expect([commits.busy, await failing]).toEqual([false, 'the disk said no']);
});

test('between two commits something is done alone, and what is submitted meanwhile waits', async () => {
  const { commits, batches, release } = heldCommits();
  const first = commits.submit(1);
  while (batches.length === 0) await new Promise(setImmediate);
  let end: () => void = () => undefined;
  const between = commits.between(async () => {
    expect(batches).toEqual([[1]]);
    await new Promise<void>((resolve) => {
      end = resolve;
    });
    return 'done between';
  });
  const second = commits.submit(2);
  await release();
  expect(await first).toBe('done 1');
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
  expect(batches).toEqual([[1]]);
  end();
  expect(await between).toBe('done between');
  await release();
  expect([await second, batches]).toEqual(['done 2', [[1], [2]]]);
});

test('what fails between two commits is told to who asked for it, and the next commit is made', async () => {
  const { commits, release } = heldCommits();
  const failing = commits.between(() => Promise.reject(new Error('not my day')));
  const next = commits.submit(1);
  await expect(failing).rejects.toThrow('not my day');
  await release();
  expect(await next).toBe('done 1');
});
