import { execFileSync } from 'node:child_process';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tempFolder } from './temp-folder';

/** A small disk, which a test fills and empties. Needs `requires('mount')`. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** Mounts one of so many MiB, one by default; unmounted when the test ends. */
  static async mount(size = 1): Promise<SmallDisk> {
    const folder = join(await tempFolder(), 'disk');
    await mkdir(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m`, 'none', folder]);
    onTestFinished(() => void execFileSync('umount', ['-l', folder]));
    return new SmallDisk(folder);
  }

  /** Fills it but for so many bytes; to the last one by default. */
  async fill(leave = 0): Promise<void> {
    const { bavail, bsize } = await statfs(this.folder);
    await writeFile(this.#ballast, Buffer.alloc(Math.max(0, bavail * bsize - leave)));
  }

  /** There is room again. */
  empty(): Promise<void> {
    return rm(this.#ballast);
  }

  /** Nothing on it can be changed any more. */
  protect(): void {
    execFileSync('mount', ['-o', 'remount,ro', this.folder]);
  }

  get #ballast(): string {
    return join(this.folder, 'ballast');
  }
}
