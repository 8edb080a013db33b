import type { FoundHost, Problem } from '#shared/bridge/bridge';
import { type JoinLink, parseJoinLink } from '#shared/join-link';
import type { HostCard } from '#shared/nouns/host';
import { PROTOCOL } from '#shared/protocol/limits';
import { err, ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import { type Address, addressText } from '../wire/address';
import { probeHost } from '../wire/probe';
import type { KnownHost } from './known-hosts';
import { nothingFound } from './words';

/** What must hold of the host that answers. */
export interface Expected {
  readonly id?: string;
  readonly fingerprint?: string;
}

/**
 * Asks who answers at an address and whether it is who it should be. With an expected fingerprint nothing is sent to
 * anyone else.
 */
export async function meetHost(
  target: Address,
  expected: Expected,
  words: Words,
): Promise<Result<{ readonly card: HostCard; readonly fingerprint: string }, Problem>> {
  const probed = await probeHost(target, expected.fingerprint ?? null);
  if (!probed.ok) {
    const reason = probed.error.kind === 'fingerprint' ? { reason: 'fingerprint_changed' } : { reason: 'unreachable' };
    return err({ message: nothingFound(target, probed.error, words), ...reason });
  }
  const { card, fingerprint } = probed.value;
  const place = addressText(target);
  if (card.fingerprint !== fingerprint) {
    return err({ message: words.refusals.nothingFound.inBetween(card.name, place), reason: 'fingerprint_changed' });
  }
  if (card.protocol !== PROTOCOL) {
    return err({ message: words.refusals.nothingFound.otherVersion(card.name) });
  }
  if (expected.id !== undefined && expected.id !== card.id) {
    return err({ message: words.refusals.nothingFound.otherHost(card.name, place), reason: 'not_found' });
  }
  return ok({ card, fingerprint });
}

/** What a person typed or pasted, looked up: who is there, before anything is joined. */
export async function look(
  text: string,
  known: (id: string) => KnownHost | null,
  words: Words,
): Promise<Result<FoundHost, Problem>> {
  const link = parseJoinLink(text);
  if (!link.ok) return err({ message: words.refusals.link[link.error] });
  const target = { address: link.value.host, port: link.value.port };
  const met = await meetHost(target, link.value, words);
  if (!met.ok) return met;
  const { card, fingerprint } = met.value;
  const present = known(card.id);
  if (present && present.fingerprint !== fingerprint) {
    return err({ message: words.refusals.fingerprintChanged(present.name), reason: 'fingerprint_changed' });
  }
  return ok(foundHost(link.value, card, fingerprint, present));
}

function foundHost(link: JoinLink, card: HostCard, fingerprint: string, present: KnownHost | null): FoundHost {
  return {
    id: card.id,
    name: card.name,
    policy: card.policy,
    fingerprint,
    address: link.host,
    port: link.port,
    confirmed: link.fingerprint !== undefined || present !== null,
    known: present !== null,
    code: link.code ?? null,
  };
}
