import { join } from 'node:path';
import type { Problem } from '#shared/bridge/bridge';
import { ok, type Result } from '#shared/result';
import { type Words, wordsIn } from '#shared/words/words';
import { openDocument } from '../store/open-document';
import { HostBrowser } from './discovery/host-browser';
import { networkCards } from './discovery/network-cards';
import { watchNetwork } from './discovery/network-watch';
import { PeerFiles } from './files/peer-files';
import { KnownHosts, KnownHostsFile, NO_KNOWN_HOSTS } from './hosts/known-hosts';
import { createPace } from './hosts/pace';
import { SessionDirectory } from './hosts/session-directory';
import { Person } from './identity/person';
import { LocalPeer } from './local-peer';
import type { Peer, PeerOptions, Presence } from './peer';
import { PeerEmitter } from './peer-events';

/**
 * Opens the client side of this install: who the person is, the hosts they know, a session with each, and discovery.
 * Fails, in words, when the folder holds an identity that cannot be used: nobody silently becomes someone else.
 */
export async function createPeer(options: PeerOptions): Promise<Result<Peer, Problem>> {
  const { folder, logger } = options;
  const { words = () => wordsIn('en') } = options;
  const person = await Person.open({ ...options, words });
  if (!person.ok) return person;
  const hostsPath = join(folder, 'known-hosts.json');
  const known = new KnownHosts(await openDocument(hostsPath, KnownHostsFile, NO_KNOWN_HOSTS, { logger }));
  const emitter = new PeerEmitter(logger);
  const files = await PeerFiles.open({ folder, words, logger });
  const common = { person: person.value, known, files, emitter, words, logger };
  const own = { id: null as string | null };
  const isOwn = (id: string) => own.id === id;
  const presence = { status: 'online' as Presence['status'], dnd_until: null as string | null };

  let browser: HostBrowser | null = null;
  const sessions = new SessionDirectory({
    ...common,
    folder,
    seenAt: (id) => browser?.addressesOf(id) ?? [],
    isOwn,
    presence: () => presence,
    tellsRead: options.tellsRead ?? (() => true),
    pace: { ...createPace(), ...options.pace },
  });
  if (options.discovery ?? true) browser = openBrowser(options, { ...common, sessions, isOwn });
  const stopWatching = watchNetwork(() => {
    browser?.ask();
    sessions.nudgeAll();
  });
  emitter.on('amended', (host) => files.forget(host));
  await sessions.openAll();
  await files.follow(sessions);
  return ok(new LocalPeer({ ...common, sessions, browser, own, presence, stopWatching }));
}

interface BrowserParts {
  readonly known: KnownHosts;
  readonly sessions: SessionDirectory;
  readonly emitter: PeerEmitter;
  readonly words: () => Words;
  isOwn(id: string): boolean;
}

/** Looks around for hosts on every network card, or on the one that was chosen. */
const openBrowser = (options: PeerOptions, { known, sessions, emitter, words, isOwn }: BrowserParts): HostBrowser =>
  new HostBrowser({
    cards: options.interface === undefined ? networkCards : () => [options.interface ?? ''],
    knowledge: { isOwn, knownFingerprint: (id) => known.get(id)?.fingerprint ?? null },
    words,
    logger: options.logger,
    changed: () => emitter.changed(),
    appeared: (id) => sessions.get(id)?.nudge(),
  });
