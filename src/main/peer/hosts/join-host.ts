import type { Problem } from '#shared/bridge/bridge';
import type { Connection } from '#shared/bridge/state';
import { err, ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { Person } from '../identity/person';
import type { JoinTarget } from '../peer';
import { addressesFirst } from '../wire/address';
import { type KnownHosts, MOST_ADDRESSES } from './known-hosts';
import { meetHost } from './look';
import { outcomeOf } from './outcome';
import type { SessionDirectory } from './session-directory';

/** What joining stands on. */
export interface JoinParts {
  readonly person: Person;
  readonly known: KnownHosts;
  readonly sessions: SessionDirectory;
  readonly words: () => Words;
}

/**
 * Joins a host, or connects again to one that is known. A new host is remembered when it lets this person in, lets them
 * wait, or asks for a code; where nothing came of it, nothing is left behind.
 */
export async function joinHost(target: JoinTarget, parts: JoinParts): Promise<Result<{ host: string }, Problem>> {
  const { person, known, sessions } = parts;
  const words = parts.words();
  const { id, fingerprint, address, port } = target;
  if (!person.current()) return err({ message: words.refusals.here.nameFirst, field: 'name' });
  const before = known.get(id);
  if (before && before.fingerprint !== fingerprint) {
    return err({ message: words.refusals.fingerprintChanged(before.name), reason: 'fingerprint_changed' });
  }
  const met = await meetHost({ address, port }, { id, fingerprint }, words);
  if (!met.ok) return met;
  const { name, policy } = met.value.card;
  try {
    await known.put({
      id,
      name,
      policy,
      fingerprint,
      known_since: before?.known_since ?? new Date().toISOString(),
      addresses: addressesFirst([{ address, port }], before?.addresses ?? [], MOST_ADDRESSES),
      shared: before?.shared ?? null,
      code: target.code?.trim() || before?.code || null,
    });
    const session = await sessions.open(id);
    session?.restart();
    const connection = await session?.outcome();
    if (!connection) return err({ message: words.refusals.here.notJoined(name) });
    const outcome = outcomeOf(connection);
    if (outcome.ok) return ok({ host: id });
    if (!before && !isWorthKeeping(connection)) await sessions.forget(id);
    return outcome;
  } catch {
    return err({ message: words.refusals.here.notRemembered(name) });
  }
}

/** A host that asks for a code stays in the list: the code can be given there. */
const isWorthKeeping = (connection: Connection): boolean =>
  connection.state === 'refused' && (connection.reason === 'code_required' || connection.reason === 'bad_code');
