import { join } from 'node:path';
import * as v from 'valibot';
import { Id } from '#shared/nouns/fields';
import { err, ok, type Result } from '#shared/result';
import { DamagedFile, DocumentAdapter } from '../disk/document-adapter';
import type { HostIdentity, OpenFailure } from '../store';

const Identity = v.object({ id: Id, certificate: v.string(), privateKey: v.string() });

/** Where the identity stands. */
export const identityPath = (folder: string): string => join(folder, 'identity');

/** Keeps a new host's identity; readable by the owner alone. */
export async function writeIdentity(folder: string, identity: HostIdentity): Promise<void> {
  await new DocumentAdapter(identityPath(folder), Identity).write(identity);
}

/**
 * Reads the identity. One that is missing or damaged is a refusal and never made anew: people pinned its certificate, and
 * a new one would look to them like an impostor.
 */
export async function readIdentity(folder: string): Promise<Result<HostIdentity, OpenFailure>> {
  const path = identityPath(folder);
  const refused = (what: string) =>
    err({
      reason: 'identity_damaged' as const,
      message: `This host's identity, ${path}, is ${what}. Put it back from a backup: without it nobody would know this host again.`,
    });
  try {
    const identity = await new DocumentAdapter(path, Identity).read();
    return identity === null ? refused('missing') : ok(identity);
  } catch (error) {
    if (error instanceof DamagedFile) return refused('damaged');
    throw error;
  }
}
