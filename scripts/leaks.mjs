import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a process of a test may take to end after the test did. */
const GRACE_MS = 3_000;

/**
 * Tells what a run of tests left behind. Everything the run starts inherits a mark in its environment and a temp folder
 * of its own, so that whatever else happens on the machine meanwhile is not mistaken for it.
 */
export class LeakCheck {
  /** @param {string} folder @param {string} mark @param {readonly string[]} namespaces */
  constructor(folder, mark, namespaces) {
    this.folder = folder;
    this.mark = mark;
    this.namespaces = namespaces;
  }

  static async begin() {
    return new LeakCheck(await mkdtemp(join(tmpdir(), 'hearth-')), randomUUID(), await namespacesOfTests());
  }

  /** What the run must have in its environment. */
  get environment() {
    return { TMPDIR: this.folder, HEARTH_TEST_RUN: this.mark };
  }

  /** Lists what is left, a line each, and removes it. @returns {Promise<string[]>} */
  async end() {
    const leaks = [
      ...(await this.#processes()),
      ...(await this.#mounts()),
      ...(await this.#disks()),
      ...(await this.#files()),
    ];
    for (const name of await namespacesOfTests()) {
      if (!this.namespaces.includes(name)) leaks.push(`network namespace ${name}`);
    }
    await rm(this.folder, { recursive: true, force: true });
    return leaks;
  }

  /** A process that runs holds its ports, too: with none left, no port is. */
  async #processes() {
    const deadline = Date.now() + GRACE_MS;
    let left = await this.#marked();
    while (left.length > 0 && Date.now() < deadline) {
      await sleep(100);
      left = await this.#marked();
    }
    for (const { pid } of left) process.kill(pid, 'SIGKILL');
    return left.map(({ pid, command }) => `process ${pid}: ${command}`);
  }

  async #marked() {
    if (!existsSync('/proc/self/environ')) return [];
    const found = [];
    for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      if (!environment.includes(`HEARTH_TEST_RUN=${this.mark}`)) continue;
      const executable = await readlink(`/proc/${pid}/exe`).catch(() => null);
      if (!executable) continue; // a zombie: ended, not yet reaped
      const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ');
      found.push({ pid: Number(pid), command: command.slice(0, 200) });
    }
    return found;
  }

  async #mounts() {
    if (!existsSync('/proc/mounts')) return [];
    const mounts = (await readFile('/proc/mounts', 'utf8')).split('\n').map((line) => line.split(' ')[1] ?? '');
    return mounts.filter((path) => path.startsWith(`${this.folder}/`)).map((path) => `mount ${path}`);
  }

  /** Loop devices: a disk in a file is held by its device, also when the file's name is gone. */
  async #disks() {
    if (!existsSync('/sys/block')) return [];
    const leaks = [];
    for (const device of (await readdir('/sys/block')).filter((name) => name.startsWith('loop'))) {
      const file = await readFile(`/sys/block/${device}/loop/backing_file`, 'utf8').catch(() => '');
      if (file.startsWith(`${this.folder}/`)) leaks.push(`loop device /dev/${device}: ${file.trim()}`);
    }
    return leaks;
  }

  async #files() {
    const paths = await readdir(this.folder, { recursive: true });
    return paths.map((path) => `file ${join(this.folder, path)}`);
  }
}

/** Named network namespaces whose name says that a test made them. */
async function namespacesOfTests() {
  const folder = '/run/netns';
  return existsSync(folder) ? (await readdir(folder)).filter((name) => name.startsWith('hearth-')) : [];
}
