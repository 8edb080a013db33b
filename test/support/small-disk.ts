import { execFileSync } from 'node:child_process';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tempFolder } from './temp-folder';

/** A disk of one MiB, which a test fills and empties. Needs `requires('mount')`. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** Mounts one; unmounted when the test ends. */
  static async mount(): Promise<SmallDisk> {
    const folder = join(await tempFolder(), 'disk');
    await mkdir(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', folder]);
    onTestFinished(() => void execFileSync('umount', ['-l', folder]));
    return new SmallDisk(folder);
  }

  /** Fills it to the last byte. */
  async fill(): Promise<void> {
    const { bavail, bsize } = await statfs(this.folder);
    await writeFile(this.#ballast, Buffer.alloc(bavail * bsize));
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
