import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import type { Problem } from '#shared/bridge/bridge';
import { Id, Timestamp } from '#shared/nouns/fields';
import { err, ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import { replaceFile } from '../../store/disk/replace-file';
import type { SecretBox } from '../peer';
import { generatePrivateJwk, importKey, importWholeKey, type Key, PrivateJwk } from './key';

const IdentityFile = v.object({
  version: v.literal(1),
  id: Id,
  /** How the key is sealed. */
  storage: v.picklist(['keychain', 'file']),
  key: v.string(),
  /** When the key was made. Files of an older Hearth do not say. */
  made: v.optional(v.nullable(Timestamp), null),
});
type IdentityFile = v.InferOutput<typeof IdentityFile>;

/** A key as it is kept, and since when there is one. */
export interface Identity {
  readonly key: Key;
  /** ISO 8601; null where the file does not say. */
  readonly made: string | null;
}

/** What is said of an identity that cannot be used. */
export type IdentityWords = Pick<Words['refusals']['here'], 'identityUnread' | 'identityDamaged' | 'identityLocked'>;

/**
 * Reads the identity kept in `path`. Null when there is none yet. A file that cannot be read or does not fit together
 * is a problem in words that names it: a person must never silently become a new one.
 */
export async function readIdentity(
  path: string,
  box: SecretBox,
  words: IdentityWords,
): Promise<Result<Identity | null, Problem>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return ok(null);
    return err({ message: words.identityUnread(path) });
  }
  const file = parseFile(text);
  if (!file) return err({ message: words.identityDamaged(path) });
  const secret = await unseal(file, box);
  if (secret === null) return err({ message: words.identityLocked(path) });
  const key = await parseKey(secret, file.id);
  if (!key) return err({ message: words.identityDamaged(path) });
  // A keychain appeared since the key was written: the key moves into it.
  if (file.storage === 'file' && box.kind === 'keychain') await writeFile(path, { key, made: file.made }, secret, box);
  if (box.kind === 'keychain') await removeLeftovers(path);
  return ok({ key, made: file.made });
}

/** A crash while the file was replaced may have left it beside, as it was before: with the key unsealed. */
async function removeLeftovers(path: string): Promise<void> {
  await Promise.allSettled(['.old', '.new'].map((suffix) => rm(`${path}${suffix}`, { force: true })));
}

/** Makes a new identity and keeps it in `path`, readable by this account alone. Resolves once it is on disk. */
export async function createIdentity(path: string, box: SecretBox): Promise<Identity> {
  const jwk = generatePrivateJwk();
  const identity = { key: await importKey(jwk), made: new Date().toISOString() };
  await keepIdentity(path, identity, jwk, box);
  return identity;
}

/** Keeps an identity that was made elsewhere. Resolves once it is on disk. */
export const keepIdentity = (path: string, identity: Identity, jwk: PrivateJwk, box: SecretBox): Promise<void> =>
  writeFile(path, identity, JSON.stringify(jwk), box);

async function writeFile(path: string, { key, made }: Identity, secret: string, box: SecretBox): Promise<void> {
  const content: IdentityFile = { version: 1, id: key.id, storage: box.kind, key: await box.seal(secret), made };
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await replaceFile(path, Buffer.from(`${JSON.stringify(content, null, 2)}\n`), 0o600);
}

function parseFile(text: string): IdentityFile | null {
  const result = v.safeParse(IdentityFile, parseJson(text));
  return result.success ? result.output : null;
}

async function unseal(file: IdentityFile, box: SecretBox): Promise<string | null> {
  if (file.storage === 'file') return file.key;
  try {
    return box.kind === 'keychain' ? await box.open(file.key) : null;
  } catch {
    return null;
  }
}

/** The key, if it is whole: the id must be what it makes. */
async function parseKey(secret: string, id: string): Promise<Key | null> {
  const jwk = v.safeParse(PrivateJwk, parseJson(secret));
  const key = jwk.success ? await importWholeKey(jwk.output) : null;
  return key?.id === id ? key : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
