import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/** What Electron's executable links to, by Debian package. */
const ELECTRON_LIBRARIES = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libnotify4'];

/** What the test suites use beside it: a screen, a session bus with notifications, networks, faults. */
const TEST_TOOLS = [
  'xvfb',
  'dbus',
  'dunst',
  'fonts-dejavu-core',
  'fonts-noto-color-emoji',
  'iproute2',
  'gcc',
  'libc6-dev',
  'faketime',
  'iptables',
  'xfsprogs',
];

/**
 * Sees to the system packages of the tests: on Debian as root it installs what is missing, elsewhere it says what to
 * install. Never fails by itself: a suite that misses something says so.
 *
 * @param {(line: string) => void} say
 */
export async function ensureTestPackages(say) {
  if (process.platform !== 'linux') return;
  if (!existsSync('/etc/debian_version')) return;
  const missing = await missingPackages([...ELECTRON_LIBRARIES, ...TEST_TOOLS]);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    say(`Some tests need more of this system. Install it with: sudo apt-get install ${missing.join(' ')}`);
    return;
  }
  say(`Installing ${missing.join(', ')}…`);
  await apt('update');
  const { code, output } = await apt('install', '--yes', '--no-install-recommends', ...missing);
  if (code !== 0) say(`apt-get could not install them: ${output.trim().split('\n').at(-1)}`);
}

/**
 * The shared libraries an executable cannot find, so that the person reads what to install instead of a loader's error.
 *
 * @param {string} executable
 * @returns {Promise<string | null>} A sentence, or null when nothing is missing.
 */
export async function missingLibraries(executable) {
  if (process.platform !== 'linux') return null;
  const { code, output } = await run('ldd', [executable], { output: 'capture' });
  const libraries = [...output.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
  if (code !== 0 || libraries.length === 0) return null;
  const advice = existsSync('/etc/debian_version')
    ? `Install them with: sudo apt-get install ${(await missingPackages(ELECTRON_LIBRARIES)).join(' ')}`
    : 'Install GTK 3, NSS, ALSA, GBM, libXss and libnotify with the package manager of this system.';
  return `Electron needs libraries that this system does not have: ${libraries.join(', ')}. ${advice}`;
}

/** @param {readonly string[]} packages */
async function missingPackages(packages) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: these are dpkg-query's own placeholders.
  const { output } = await run('dpkg-query', ['--show', '--showformat', '${Package} ${db:Status-Status}\n'], {
    output: 'capture',
  });
  const installed = new Set(
    output
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  // Since its move to 64-bit times, Debian calls some libraries by a longer name.
  const has = (/** @type {string} */ name) => installed.has(name) || installed.has(`${name}t64`);
  const wanted = packages.filter((name) => !has(name));
  return Promise.all(wanted.map(async (name) => ((await known(`${name}t64`)) ? `${name}t64` : name)));
}

/** @param {string} name */
async function known(name) {
  const { code, output } = await run('apt-cache', ['show', '--no-all-versions', name], { output: 'capture' });
  return code === 0 && output.includes(`Package: ${name}`);
}

/** @param {readonly string[]} args */
const apt = (...args) => run('apt-get', args, { output: 'capture', env: { DEBIAN_FRONTEND: 'noninteractive' } });
