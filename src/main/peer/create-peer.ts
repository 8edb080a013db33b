import { join } from 'node:path';
import type { Problem } from '#shared/bridge/bridge';
import { ok, type Result } from '#shared/result';
import { wordsIn } from '#shared/words/words';
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
  const person = await Person.open(options);
  if (!person.ok) return person;
  const hostsPath = join(folder, 'known-hosts.json');
  const known = new KnownHosts(await openDocument(hostsPath, KnownHostsFile, NO_KNOWN_HOSTS, { logger }));
  const emitter = new PeerEmitter(logger);
  const { words = () => wordsIn('en') } = options;
  const files = await PeerFiles.open({ folder, words, logger });
  const own = { id: null as string | null };
  const presence = { status: 'online' as Presence['status'], dnd_until: null as string | null };

  let browser: HostBrowser | null = null;
  const sessions = new SessionDirectory({
    folder,
    person: person.value,
    known,
    seenAt: (id) => browser?.addressesOf(id) ?? [],
    isOwn: (id) => own.id === id,
    presence: () => presence,
    files,
    words,
    pace: { ...createPace(), ...options.pace },
    logger,
    emitter,
  });
  if (options.discovery ?? true) {
    browser = new HostBrowser({
      cards: options.interface === undefined ? networkCards : () => [options.interface ?? ''],
      knowledge: {
        isOwn: (id) => own.id === id,
        knownFingerprint: (id) => known.get(id)?.fingerprint ?? null,
      },
      logger,
      changed: () => emitter.changed(),
      appeared: (id) => sessions.get(id)?.nudge(),
    });
  }
  const stopWatching = watchNetwork(() => {
    browser?.ask();
    sessions.nudgeAll();
  });
  emitter.on('amended', (host) => files.forget(host));
  await sessions.openAll();
  await files.follow(sessions);
  const parts = { person: person.value, known, sessions, files, browser, emitter, own, presence, stopWatching, logger };
  return ok(new LocalPeer(parts));
}
