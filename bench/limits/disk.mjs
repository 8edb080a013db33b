// The limit of the disk: append and fdatasync, no network. Writes records of one message, so many to a sync, to so many
// files at the same time, for so long.
//
//   node bench/limits/disk.mjs --data DIR [--batch 1] [--files 1] [--seconds 2]
//
// Prints one line: records and syncs each second, CPU-seconds per million records, and the median sync in milliseconds.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { READY_MADE } from '../message.mjs';
import { cpuSeconds } from '../process-cpu.mjs';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '.' },
    batch: { type: 'string', default: '1' },
    files: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '2' },
  },
});
const batch = Number(values.batch);
const bytes = Buffer.from(`${READY_MADE}\n`.repeat(batch));
const begin = { time: performance.now(), cpu: cpuSeconds(process.pid) };
const end = begin.time + Number(values.seconds) * 1_000;
/** @type {number[]} */
const syncs = [];

/** @param {string} name */
async function fill(name) {
  const file = await open(join(values.data, name), 'a');
  for (let now = begin.time; now < end; ) {
    await file.write(bytes);
    const written = performance.now();
    await file.datasync();
    now = performance.now();
    syncs.push(now - written);
  }
  await file.close();
}

await Promise.all(Array.from({ length: Number(values.files) }, (_, index) => fill(`disk-${process.pid}-${index}`)));
const seconds = (performance.now() - begin.time) / 1_000;
const records = syncs.length * batch;
syncs.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    records: records / seconds,
    syncs: syncs.length / seconds,
    cpu: ((cpuSeconds(process.pid) - begin.cpu) / records) * 1e6,
    syncMs: syncs[Math.floor(syncs.length / 2)],
  }),
);
