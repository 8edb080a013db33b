import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, type SuiteFactory, test } from 'vitest';
import { findRuntime } from '../../scripts/runtime.mjs';
import { networkCards } from '../../src/main/peer/discovery/network-cards';

declare module '@vitest/runner' {
  interface TaskMeta {
    /** Why these tests cannot run here, for the closing report. */
    missing?: string;
  }
}

const root = resolve(import.meta.dirname, '../..');
const runs = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
const installed = (command: string) => runs('sh', '-c', `command -v ${command}`);
const isRoot = () => process.getuid?.() === 0;

const DROPPING = [
  'iptables -A INPUT -m statistic --mode random --probability 0.5 -j DROP',
  'iptables -A INPUT -m hashlimit --hashlimit-above 8000b/s --hashlimit-name try -j DROP',
].join(' && ');

/** What a suite may ask of the machine: how to tell that it is there, and what to say when it is not. */
const REQUIREMENTS = {
  linux: { met: () => process.platform === 'linux', missing: 'Linux' },
  root: { met: isRoot, missing: 'root (run the tests with sudo)' },
  /** Network namespaces with cables between them. */
  netns: {
    met: () => isRoot() && installed('ip') && runs('unshare', '--net', 'true'),
    missing: 'root, iproute2 and the right to make network namespaces',
  },
  /** Packets that are lost on their way, by chance or because they are too many. */
  iptables: {
    met: () => isRoot() && runs('unshare', '--net', 'sh', '-c', DROPPING),
    missing: 'root, iptables and its matches statistic and hashlimit',
  },
  /** A network card on which hosts can be found. */
  lan: { met: () => networkCards().length > 0, missing: 'a network card with an IPv4 address' },
  /** Small file systems of our own, in a mount namespace or out of it. */
  mount: {
    met: () => isRoot() && runs('unshare', '--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt'),
    missing: 'root and the right to mount file systems',
  },
  /** Disks in files, on loop devices, with the file systems that lose most when their power is cut. */
  loop: {
    met: () => isRoot() && existsSync('/dev/loop-control') && ['mkfs.ext4', 'mkfs.xfs'].every(installed),
    missing: 'root, loop devices, e2fsprogs and xfsprogs',
  },
  prlimit: { met: () => installed('prlimit'), missing: 'prlimit (util-linux)' },
  gcc: { met: () => installed('gcc'), missing: 'gcc' },
  faketime: { met: () => installed('faketime'), missing: 'faketime' },
  /** A screen, a session bus, and a daemon that shows native notifications and lets a test click them. */
  desktop: {
    met: () => ['Xvfb', 'dbus-daemon', 'dbus-send', 'dunst', 'dunstctl'].every(installed),
    missing: 'Xvfb, dbus and dunst',
  },
  electron: { met: () => findRuntime() !== null, missing: 'an Electron runtime (`npm start` fetches it)' },
  /** The plain build in `out/`. */
  build: {
    met: () => existsSync(resolve(root, 'out/main/headless.cjs')),
    missing: 'a build (`npm run build` makes it)',
  },
  /** The unpacked app in `dist/`. */
  package: {
    met: () => existsSync(resolve(root, 'dist/linux-unpacked/hearth')),
    missing: 'the packaged app (`npm run package` makes it)',
  },
} as const satisfies Record<string, { met: () => boolean; missing: string }>;

export type Requirement = keyof typeof REQUIREMENTS;

/**
 * A `describe` for tests that need something of the machine:
 *
 *     requires('root', 'gcc')('a disk that fails', () => { … });
 *
 * Where it is missing, the tests count as skipped on a laptop, with the reason, and fail under `CI=true`: there a test
 * that cannot run proves nothing and must not look green. Hooks of the suite do not run in either case.
 */
export function requires(...needed: readonly Requirement[]): (title: string, body: SuiteFactory) => void {
  const absent = needed.filter((requirement) => !REQUIREMENTS[requirement].met());
  if (absent.length === 0) return (title, body) => void describe(title, body);
  const missing = `needs ${absent.map((requirement) => REQUIREMENTS[requirement].missing).join('; ')}`;
  if (process.env.CI !== 'true') return (title, body) => void describe.skip(title, { meta: { missing } }, body);
  return (title, body) => {
    describe(title, () => {
      test('can run on this machine', () => expect.fail(missing));
      describe.skip('all of it', { meta: { missing } }, body);
    });
  };
}
