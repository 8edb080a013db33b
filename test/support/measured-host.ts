import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type HeadlessHost, startHeadless } from './headless';
import { tempFolder } from './temp-folder';

const probe = resolve(import.meta.dirname, 'memory-probe.cjs');

/** The memory of a process, in MB, after its garbage was collected. */
export interface Memory {
  readonly rss: number;
  readonly heap: number;
  /** Buffers, such as what waits for readers. */
  readonly buffers: number;
}

/** A headless host in a process of its own whose memory can be looked at. */
export interface MeasuredHost extends HeadlessHost {
  memory(): Promise<Memory>;
  /** Resident memory at this moment, in MB, garbage and all. */
  rss(): number;
  /** The highest resident memory so far, in MB. */
  peak(): number;
  /** What it logged as an error. */
  errors(): string[];
}

const MB = 1024 * 1024;

/** Starts one on a fresh folder; see `startHeadless`. */
export async function startMeasuredHost(args: readonly string[] = []): Promise<MeasuredHost> {
  const host = await startHeadless({
    data: await tempFolder(),
    args: ['--bind', '127.0.0.1', '--no-discovery', ...args],
    through: ['env', `NODE_OPTIONS=--require ${probe}`],
  });
  const status = (field: string) =>
    Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${host.pid}/status`, 'utf8'))?.[1]) / 1024;
  const probes = () =>
    host
      .log()
      .split('\n')
      .filter((line) => line.includes('"memory_probe"'));
  return {
    ...host,
    memory: async () => {
      const before = probes().length;
      process.kill(host.pid, 'SIGUSR2');
      await host.until(() => probes().length > before);
      const { rss, heapUsed, arrayBuffers, external } = JSON.parse(probes().at(-1) ?? '{}');
      return { rss: rss / MB, heap: heapUsed / MB, buffers: (arrayBuffers + external) / MB };
    },
    rss: () => status('VmRSS'),
    peak: () => status('VmHWM'),
    errors: () =>
      host
        .log()
        .split('\n')
        .filter((line) => line.includes('"level":"error"')),
  };
}
