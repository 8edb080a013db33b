import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { en } from '#shared/words/en/en';
import { createFileSecretBox } from '../../../../src/main/peer/identity/file-secret-box';
import { createIdentity, readIdentity } from '../../../../src/main/peer/identity/identity-file';
import type { SecretBox } from '../../../../src/main/peer/peer';
import { tempFolder } from '../../../support/temp-folder';

/** A keychain as Electron's safeStorage is one: what it sealed only it can open. */
const keychain: SecretBox = {
  kind: 'keychain',
  seal: async (secret) => `sealed:${Buffer.from(secret).toString('hex')}`,
  open: async (sealed) => {
    if (!sealed.startsWith('sealed:')) throw new Error('Not sealed here.');
    return Buffer.from(sealed.slice('sealed:'.length), 'hex').toString();
  },
};
const file = createFileSecretBox();

let path: string;
beforeEach(async () => {
  path = join(await tempFolder(), 'identity.json');
});

async function identityOf(box: SecretBox): Promise<string | null> {
  const key = await readIdentity(path, box, en.refusals.here);
  if (!key.ok) throw new Error(key.error.message);
  return key.value?.key.id ?? null;
}

async function problemOf(box: SecretBox): Promise<string> {
  const key = await readIdentity(path, box, en.refusals.here);
  if (key.ok) throw new Error('A problem was expected.');
  return key.error.message;
}

test('there is no identity before one is made', async () => {
  expect(await identityOf(file)).toBeNull();
});

test.each([file, keychain])('an identity is the same person after a restart ($kind)', async (box) => {
  const made = await createIdentity(path, box);
  expect(made.key.id).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(await identityOf(box)).toBe(made.key.id);
});

test.each([file, keychain])(
  'an identity knows since when there is one, also once a keychain keeps it ($kind)',
  async (box) => {
    const before = new Date().toISOString();
    const { made } = await createIdentity(path, file);
    expect(made && made >= before && made <= new Date().toISOString()).toBe(true);
    for (const _ of ['moves', 'stays']) {
      expect(await readIdentity(path, box, en.refusals.here)).toMatchObject({ ok: true, value: { made } });
    }
  },
);

test('an identity of an older Hearth, which does not say since when, is the same person', async () => {
  const { key } = await createIdentity(path, file);
  const { made: _, ...older } = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify(older));
  expect(await readIdentity(path, file, en.refusals.here)).toMatchObject({
    value: { key: { id: key.id }, made: null },
  });
});

test('the file is readable by this account alone', async () => {
  await createIdentity(path, file);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('a keychain keeps the key out of the file', async () => {
  await createIdentity(path, keychain);
  expect(await readFile(path, 'utf8')).not.toContain('"d"');
});

test('a key from a file moves into a keychain that appears later', async () => {
  const made = await createIdentity(path, file);
  expect(await identityOf(keychain)).toBe(made.key.id);
  expect(JSON.parse(await readFile(path, 'utf8')).storage).toBe('keychain');
  expect(await identityOf(keychain)).toBe(made.key.id);
});

test.each(['.old', '.new'])(
  'what a crash left beside it (%s) is removed where a keychain keeps the key',
  async (suffix) => {
    const leftover = `${path}${suffix}`;
    const made = await createIdentity(path, file);
    await copyFile(path, leftover);
    expect(await identityOf(file)).toBe(made.key.id);
    expect(await readFile(leftover, 'utf8')).toContain('\\"d\\"');
    expect(await identityOf(keychain)).toBe(made.key.id);
    await copyFile(path, leftover);
    expect(await identityOf(keychain)).toBe(made.key.id);
    await expect(stat(leftover)).rejects.toThrow('ENOENT');
  },
);

test.each([
  ['cut short', (text: string) => text.slice(0, -20)],
  ['emptied', () => ''],
  ['another id', (text: string) => text.replace(/"id": "./, '"id": "_')],
  ['another public key', (text: string) => text.replace(/(\\"x\\":\\")./, (_, head: string) => `${head}_`)],
  ['no key', (text: string) => text.replace(/"key": "[^\n]*"/, '"key": ""')],
])('a damaged identity (%s) is refused, and the file named', async (_, damage) => {
  await createIdentity(path, file);
  await writeFile(path, damage(await readFile(path, 'utf8')));
  expect(await problemOf(file)).toContain(`damaged: ${path}`);
});

test('a keychain that cannot be opened is no reason to become someone else', async () => {
  await createIdentity(path, keychain);
  expect(await problemOf(file)).toContain('keychain');
  const broken = { ...keychain, open: () => Promise.reject(new Error('locked')) };
  expect(await problemOf(broken)).toContain(path);
});

test('a file that cannot be read is a problem that names it', async () => {
  // A folder in its place: permissions would not keep root from reading.
  await mkdir(path, { recursive: true });
  expect(await problemOf(file)).toContain(path);
});
