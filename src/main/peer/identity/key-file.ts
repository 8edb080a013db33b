import { createCipheriv, createDecipheriv, createHash, randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import * as v from 'valibot';
import { err, ok, type Result } from '#shared/result';

/** The largest file that is read, in bytes: a person in ten thousand rooms needs less. */
const MOST_BYTES = 32 * 1024 * 1024;
const VERSION = 1;
const CIPHER = 'aes-256-gcm';
const TAG_BYTES = 16;
/** Bound to what is sealed, so that it opens as nothing else. */
const PURPOSE = Buffer.from(`hearth-key ${VERSION}`);

/** Bytes in base64, as `Buffer` writes it. */
const base64 = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^[A-Za-z0-9+/]*={0,2}$/),
    v.check((text) => {
      const bytes = Buffer.byteLength(text, 'base64');
      return text.length % 4 === 0 && bytes >= least && bytes <= most;
    }),
  );
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** What the passphrase is stretched by (scrypt, RFC 7914). The bounds keep a file from taking more than 256 MiB. */
const Cost = v.object({
  n: v.pipe(
    whole(2 ** 14, 2 ** 18),
    v.check((n) => (n & (n - 1)) === 0, 'A power of two.'),
  ),
  r: whole(1, 8),
  p: whole(1, 4),
});
export type Cost = v.InferOutput<typeof Cost>;

/** What a new file is sealed with: 128 MiB, and about half a second, for each guess. */
const COST: Cost = { n: 2 ** 17, r: 8, p: 1 };

/** A key file as it stands on disk (docs/identity.md). */
const KeyFileFormat = v.object({
  format: v.literal('hearth-key'),
  version: v.literal(VERSION),
  scrypt: v.object({ ...Cost.entries, salt: base64(16, 64) }),
  nonce: base64(12, 12),
  /** The person, encrypted, with the tag of AES-256-GCM at its end. */
  sealed: base64(TAG_BYTES, MOST_BYTES),
  /** Of all the above: what was damaged is told from a passphrase that is not right. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

/** A whole key file that was not opened yet. */
export type KeyFile = v.InferOutput<typeof KeyFileFormat>;

/** Where a key file goes, and what opens it. */
export interface KeyFilePlace {
  readonly path: string;
  readonly passphrase: string;
}

/** Why a file is of no use. */
export type KeyFileFault = 'unreadable' | 'not_a_key_file' | 'newer' | 'damaged' | 'wrong_passphrase';

const Head = v.object({ format: v.literal('hearth-key'), version: v.number() });

/** Reads a key file and checks all that can be checked without its passphrase. */
export async function readKeyFile(path: string): Promise<Result<KeyFile, KeyFileFault>> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return err('unreadable');
    return found.size > MOST_BYTES ? err('not_a_key_file') : parseKeyFile(await readFile(path, 'utf8'));
  } catch {
    return err('unreadable');
  }
}

/** The same for what stands in the file. */
export function parseKeyFile(text: string): Result<KeyFile, KeyFileFault> {
  const json = parsed(text);
  // Cut short it is no JSON any more, but still begins as a key file does.
  if (json === undefined) return err(/^\s*\{\s*"format":\s*"hearth-key"/.test(text) ? 'damaged' : 'not_a_key_file');
  const head = v.safeParse(Head, json);
  if (!head.success) return err('not_a_key_file');
  if (head.output.version > VERSION) return err('newer');
  const file = v.safeParse(KeyFileFormat, json);
  return file.success && file.output.sha256 === checksum(file.output) ? ok(file.output) : err('damaged');
}

/** Seals a value with a passphrase; resolves with the text of the file. */
export async function sealKeyFile(content: unknown, passphrase: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(32);
  const nonce = randomBytes(12);
  const cipher = createCipheriv(CIPHER, await stretch(passphrase, salt, cost), nonce).setAAD(PURPOSE);
  const parts = [cipher.update(JSON.stringify(content), 'utf8'), cipher.final(), cipher.getAuthTag()];
  const file: Omit<KeyFile, 'sha256'> = {
    format: 'hearth-key',
    version: VERSION,
    scrypt: { ...cost, salt: salt.toString('base64') },
    nonce: nonce.toString('base64'),
    sealed: Buffer.concat(parts).toString('base64'),
  };
  return `${JSON.stringify({ ...file, sha256: checksum(file) }, null, 2)}\n`;
}

/** Opens what was sealed. The file is whole, as its checksum says: what does not open was sealed with other words. */
export async function openKeyFile(file: KeyFile, passphrase: string): Promise<Result<unknown, KeyFileFault>> {
  const sealed = Buffer.from(file.sealed, 'base64');
  const key = await stretch(passphrase, Buffer.from(file.scrypt.salt, 'base64'), file.scrypt);
  const decipher = createDecipheriv(CIPHER, key, Buffer.from(file.nonce, 'base64')).setAAD(PURPOSE);
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const start = decipher.update(sealed.subarray(0, -TAG_BYTES));
  let text: string;
  try {
    text = Buffer.concat([start, decipher.final()]).toString('utf8');
  } catch {
    return err('wrong_passphrase');
  }
  const content = parsed(text);
  return content === undefined ? err('damaged') : ok(content);
}

/** The same letters are the same passphrase, however a keyboard composes them (NFKC). */
function stretch(passphrase: string, salt: Uint8Array, { n, r, p }: Cost): Promise<Buffer> {
  const options: ScryptOptions = { N: n, r, p, maxmem: 128 * r * (n + p + 2) + 1024 };
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, key: Buffer) => (error ? reject(error) : resolve(key));
    scrypt(passphrase.normalize('NFKC'), salt, 32, options, done);
  });
}

function checksum({ scrypt: { n, r, p, salt }, nonce, sealed }: Omit<KeyFile, 'sha256'>): string {
  return createHash('sha256').update([n, r, p, salt, nonce, sealed].join(':')).digest('hex');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
