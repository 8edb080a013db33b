import { execFileSync } from 'node:child_process';
import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tempFolder } from './temp-folder';

/** A file system on which power is cut: how it is made, and how it is mounted. */
interface Kind {
  /** Bytes of the image; it is sparse. */
  readonly size: number;
  readonly make: readonly string[];
  readonly options: string;
}

const MIB = 1024 * 1024;
/** Without the thread that goes on making tables after the mount: nothing but the test writes. */
const EXT4 = { size: 64 * MIB, make: ['mkfs.ext4', '-q', '-E', 'lazy_itable_init=0,lazy_journal_init=0'] };

/** The file systems, from the most careful to those on which only what was synced is sure to stay. */
const KINDS = {
  ext4: { ...EXT4, options: 'loop' },
  'ext4-writeback': { ...EXT4, options: 'loop,data=writeback,noauto_da_alloc' },
  /** 300 MiB is the least that mkfs.xfs makes. */
  xfs: { size: 300 * MIB, make: ['mkfs.xfs', '-q'], options: 'loop,nouuid' },
} as const satisfies Record<string, Kind>;

export type FileSystem = keyof typeof KINDS;

/** All of them. */
export const FILE_SYSTEMS = Object.keys(KINDS) as readonly FileSystem[];

/** A disk in a file, with a file system of its own; unmounted when the test ends. Needs `requires('loop')`. */
export class LoopDisk {
  #image: string;
  readonly #options: string;

  private constructor(
    image: string,
    options: string,
    readonly folder: string,
  ) {
    this.#image = image;
    this.#options = options;
  }

  static async make(fileSystem: FileSystem): Promise<LoopDisk> {
    const { size, make, options } = KINDS[fileSystem];
    const base = await tempFolder();
    const [image, folder] = [join(base, 'image'), join(base, 'disk')];
    await writeFile(image, '');
    await truncate(image, size);
    const [command, ...args] = make;
    execFileSync(command, [...args, image]);
    await mkdir(folder);
    const disk = new LoopDisk(image, options, folder);
    disk.#mount();
    // Its loop device goes with the mount; lazily, because a failed test may have left a file open.
    onTestFinished(() => void execFileSync('umount', ['-l', folder]));
    return disk;
  }

  /** The computer starts again after a cut: the file system's own recovery runs. Nobody may have a file open on it. */
  restart(): void {
    execFileSync('umount', [this.folder]);
    // A mount namespace that somebody began meanwhile holds a mount of its own: what would be mounted again were the file
    // system that was shut down. The image is what a disk has after a cut.
    if (execFileSync('losetup', ['--associated', this.#image]).length > 0) {
      execFileSync('cp', ['--sparse=always', this.#image, `${this.#image}-again`]);
      this.#image += '-again';
    }
    this.#mount();
  }

  #mount(): void {
    execFileSync('mount', ['-o', this.#options, this.#image, this.folder]);
  }
}
