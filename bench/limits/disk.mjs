// The limit of the disk: append and fdatasync, no network. Writes records of one message, so many to a sync, for so long.
//
//   node bench/limits/disk.mjs --data DIR [--batch 1] [--seconds 2]
//
// Prints one line: records and syncs each second, and the median sync in milliseconds.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { READY_MADE } from '../message.mjs';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '.' },
    batch: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '2' },
  },
});
const batch = Number(values.batch);
const file = await open(join(values.data, `disk-${process.pid}`), 'a');
const bytes = Buffer.from(`${READY_MADE}\n`.repeat(batch));
const begin = performance.now();
const end = begin + Number(values.seconds) * 1_000;
/** @type {number[]} */
const syncs = [];
for (let now = begin; now < end; ) {
  await file.write(bytes);
  const written = performance.now();
  await file.datasync();
  now = performance.now();
  syncs.push(now - written);
}
await file.close();
const seconds = (performance.now() - begin) / 1_000;
syncs.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    records: (syncs.length * batch) / seconds,
    syncs: syncs.length / seconds,
    syncMs: syncs[Math.floor(syncs.length / 2)],
  }),
);
