import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '#shared/result';
import {
  type KeyFile,
  openKeyFile,
  parseKeyFile,
  readKeyFile,
  sealKeyFile,
} from '../../../../src/main/peer/identity/key-file';
import { tempFolder } from '../../../support/temp-folder';

/** As little as a file may ask for: what is tried here is not how long guessing takes. */
const QUICK = { n: 2 ** 14, r: 1, p: 1 };
const PASSPHRASE = 'alder moss kettle saw';
const CONTENT = { name: 'Ines', key: 'secret-of-ines' };

function whole(text: string): KeyFile {
  const file = parseKeyFile(text);
  if (!file.ok) throw new Error(file.error);
  return file.value;
}

const faultOf = (result: Result<unknown, string>): string | null => (result.ok ? null : result.error);

let sealed: string;
beforeAll(async () => {
  sealed = await sealKeyFile(CONTENT, PASSPHRASE, QUICK);
});

/** The file with something in it exchanged. */
const changed = (change: (file: KeyFile) => object): string => JSON.stringify(change(JSON.parse(sealed)));

describe('a key file', () => {
  test('gives back what was sealed, to its passphrase', async () => {
    expect(await openKeyFile(whole(sealed), PASSPHRASE)).toEqual({ ok: true, value: CONTENT });
  });

  test('gives back whatever was sealed, to whatever passphrase', async () => {
    const property = fc.asyncProperty(fc.jsonValue(), fc.string({ unit: 'grapheme' }), async (content, passphrase) => {
      const file = whole(await sealKeyFile(content, passphrase, QUICK));
      expect(JSON.stringify(await openKeyFile(file, passphrase))).toBe(JSON.stringify({ ok: true, value: content }));
      expect(faultOf(await openKeyFile(file, `${passphrase}!`))).toBe('wrong_passphrase');
    });
    await fc.assert(property, { numRuns: 25 });
  });

  test('shows nothing of what is in it, and never the same twice', async () => {
    expect(sealed).not.toContain('secret-of-ines');
    expect(sealed).not.toContain(Buffer.from('secret-of-ines').toString('base64').slice(0, 12));
    const again = whole(await sealKeyFile(CONTENT, PASSPHRASE, QUICK));
    expect(again.scrypt.salt).not.toBe(whole(sealed).scrypt.salt);
    expect(again.nonce).not.toBe(whole(sealed).nonce);
    expect(again.sealed).not.toBe(whole(sealed).sealed);
  });

  test('takes 128 MiB for each guess unless told otherwise', async () => {
    const file = whole(await sealKeyFile(CONTENT, PASSPHRASE));
    expect(file.scrypt).toMatchObject({ n: 131_072, r: 8, p: 1 });
    expect(await openKeyFile(file, PASSPHRASE)).toMatchObject({ ok: true });
  });

  test.each(['', 'alder moss kettle sa', 'Alder moss kettle saw', 'alder moss kettle saw '])(
    'does not open to %j',
    async (guess) => {
      expect(faultOf(await openKeyFile(whole(sealed), guess))).toBe('wrong_passphrase');
    },
  );

  test('opens to the same letters, however they were composed', async () => {
    const file = whole(await sealKeyFile(CONTENT, 'M\u00f6belwerkstatt', QUICK));
    expect(await openKeyFile(file, 'Mo\u0308belwerkstatt')).toMatchObject({ ok: true });
  });
});

describe('what is told of a file', () => {
  test.each([
    ['empty', ''],
    ['a picture', '\u0089PNG\r\n'],
    ['other JSON', '{"format":"hearth-room","version":1}'],
    ['a list', '[]'],
    ['a number', '7'],
    ['null', 'null'],
  ])('%s is no key file', (_, text) => {
    expect(faultOf(parseKeyFile(text))).toBe('not_a_key_file');
  });

  test('one of a newer Hearth is called that, whatever else is in it', () => {
    expect(faultOf(parseKeyFile('{"format":"hearth-key","version":2,"argon2":{}}'))).toBe('newer');
  });

  test('one that was cut short anywhere is damaged', () => {
    for (let length = sealed.indexOf(',') + 1; length < sealed.trimEnd().length; length += 7) {
      expect(faultOf(parseKeyFile(sealed.slice(0, length)))).toBe('damaged');
    }
  });

  test('one with a letter exchanged is damaged, never a passphrase that is not right', () => {
    const start = sealed.indexOf('"scrypt"');
    for (let at = start; at < sealed.length; at += 3) {
      const letter = sealed.charAt(at);
      if (!/[A-Za-z0-9+/]/.test(letter)) continue;
      const text = `${sealed.slice(0, at)}${letter === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
      expect(faultOf(parseKeyFile(text))).toBe('damaged');
    }
  });

  test.each<[string, (file: KeyFile) => object]>([
    ['a version that never was', (file) => ({ ...file, version: 0 })],
    ['no nonce', ({ nonce: _, ...file }) => file],
    ['no checksum', ({ sha256: _, ...file }) => file],
    ['a short nonce', (file) => ({ ...file, nonce: 'AAAA' })],
    ['nothing sealed', (file) => ({ ...file, sealed: '' })],
    ['too little sealed', (file) => ({ ...file, sealed: 'AAAAAAAA' })],
    ['what is no base64', (file) => ({ ...file, sealed: `${file.sealed.slice(0, -4)}<!>?` })],
  ])('one with %s is damaged', (_, change) => {
    expect(faultOf(parseKeyFile(changed(change)))).toBe('damaged');
  });

  test.each([
    ['4 GiB of memory', { n: 2 ** 22 }],
    ['memory without bounds', { n: Number.MAX_SAFE_INTEGER }],
    ['wide blocks', { r: 1024 }],
    ['years', { p: 2 ** 30 }],
    ['no work', { n: 2 }],
    ['nothing at all', { n: 0, r: 0, p: 0 }],
    ['a number of rounds that is no power of two', { n: 2 ** 14 + 1 }],
    ['half a round', { n: 2 ** 14 + 0.5 }],
    ['a text for a number', { n: '16384' }],
    ['a salt of one letter', { salt: 'AA==' }],
    ['a salt of a megabyte', { salt: 'A'.repeat(2 ** 20) }],
  ])('one that asks for %s is refused before anything is worked out', (_, cost) => {
    expect(faultOf(parseKeyFile(changed((file) => ({ ...file, scrypt: { ...file.scrypt, ...cost } }))))).toBe(
      'damaged',
    );
  });

  test('a file that is not there, or a folder, cannot be read', async () => {
    const folder = await tempFolder();
    expect(faultOf(await readKeyFile(join(folder, 'none.hearth-key')))).toBe('unreadable');
    await mkdir(join(folder, 'folder.hearth-key'));
    expect(faultOf(await readKeyFile(join(folder, 'folder.hearth-key')))).toBe('unreadable');
    expect(faultOf(await readKeyFile('/dev/zero'))).toBe('unreadable');
  });

  test('a huge file is not read', async () => {
    const path = join(await tempFolder(), 'huge.hearth-key');
    await writeFile(path, Buffer.alloc(33 * 1024 * 1024, 'a'));
    expect(faultOf(await readKeyFile(path))).toBe('not_a_key_file');
  });

  test('a whole one is read from disk', async () => {
    const path = join(await tempFolder(), 'ines.hearth-key');
    await writeFile(path, sealed);
    expect(await readKeyFile(path)).toEqual({ ok: true, value: whole(sealed) });
  });
});
