import { readdirSync, readFileSync } from 'node:fs';

/**
 * CPU time a process has used so far, over all its threads, in seconds. From the scheduler's own count in nanoseconds
 * (`/proc/PID/task/TID/schedstat`), because clock ticks of 10 ms are too coarse for short runs. Linux only.
 *
 * @param {number} pid
 */
export function cpuSeconds(pid) {
  let nanoseconds = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    nanoseconds += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
  }
  return nanoseconds / 1e9;
}

/**
 * Resident memory of a process now, in bytes.
 *
 * @param {number} pid
 */
export function residentBytes(pid) {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) * 1024;
}
