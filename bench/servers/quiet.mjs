import { setTimeout as pause } from 'node:timers/promises';
import { cpuSeconds } from '../process-cpu.mjs';

const LOOK_MS = 1_000;
/** A host on which nobody is uses less of one core. */
const IDLE = 0.05;

/**
 * Resolves when a host has done what it does by itself after its start: the index of a folder that was filled without it
 * is made then, and would be taken for the cost of what people do.
 *
 * @param {{ pid: number }} host
 */
export async function untilQuiet({ pid }) {
  for (;;) {
    const begin = cpuSeconds(pid);
    await pause(LOOK_MS);
    if (cpuSeconds(pid) - begin < (IDLE * LOOK_MS) / 1_000) return;
  }
}
