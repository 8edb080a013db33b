import type * as v from 'valibot';
import type { FoundHost, Problem } from '#shared/bridge/bridge';
import type { RoomChannelEvent, SystemChannelEvent } from '#shared/bridge/channels';
import type { DiscoveredHost, Discovery, HostEntry, Me } from '#shared/bridge/state';
import { Caption, MessageText } from '#shared/nouns/message';
import { parsePayload } from '#shared/protocol/payload';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import { RoomPushes } from '#shared/protocol/room-channel';
import { SystemPushes } from '#shared/protocol/system-channel';
import { SYSTEM_TOPIC } from '#shared/protocol/topics';
import { err, ok, type Result } from '#shared/result';
import { problemWords } from '#shared/words/problem-words';
import type { Words } from '#shared/words/words';
import type { Logger } from '../logger';
import { StoreFault } from '../store/store';
import type { HostBrowser } from './discovery/host-browser';
import type { PeerFiles } from './files/peer-files';
import { joinHost } from './hosts/join-host';
import type { KnownHosts } from './hosts/known-hosts';
import { look } from './hosts/look';
import { outcomeOf } from './hosts/outcome';
import type { SessionDirectory } from './hosts/session-directory';
import type { KeyFile, KeyFilePlace } from './identity/key-file';
import type { MovedSettings } from './identity/moved-person';
import { moveIn, moveOut } from './identity/moving';
import type { Person } from './identity/person';
import type { JoinTarget, MessageExtras, Peer, PeerEvents, Presence } from './peer';
import type { PeerEmitter } from './peer-events';

/** What a peer is made of; `createPeer` puts it together. */
export interface LocalPeerParts {
  readonly person: Person;
  readonly known: KnownHosts;
  readonly sessions: SessionDirectory;
  readonly files: PeerFiles;
  readonly browser: HostBrowser | null;
  readonly emitter: PeerEmitter;
  readonly own: { id: string | null };
  readonly presence: { -readonly [K in keyof Presence]: Presence[K] };
  stopWatching(): void;
  readonly words: () => Words;
  readonly logger: Logger;
}

/** The peer of this install. Every method finds whom it concerns and leaves the doing to them. */
export class LocalPeer implements Peer {
  constructor(private readonly parts: LocalPeerParts) {}

  get files(): PeerFiles {
    return this.parts.files;
  }

  me(): Me | null {
    return this.parts.person.me();
  }

  hosts(): readonly HostEntry[] {
    return this.parts.sessions.entries();
  }

  discovered(): readonly DiscoveredHost[] {
    return this.parts.browser?.discovered() ?? [];
  }

  discovery(): Discovery {
    const off = { state: 'unavailable', message: this.#words.discoveryOff };
    return this.parts.browser?.state() ?? (off as Discovery);
  }

  on<K extends keyof PeerEvents>(event: K, listener: PeerEvents[K]): () => void {
    return this.parts.emitter.on(event, listener);
  }

  async update(change: { name?: string; color?: string }): Promise<Result<null, Problem>> {
    const wasNobody = this.me() === null;
    const result = await this.parts.person.update(change);
    if (!result.ok) return result;
    if (wasNobody) await this.parts.sessions.openAll();
    else this.parts.sessions.profileChanged();
    this.parts.emitter.changed();
    return result;
  }

  moveOut(place: KeyFilePlace, settings: MovedSettings): Promise<Result<null, Problem>> {
    return moveOut(this.parts, place, settings);
  }

  async moveIn(
    file: KeyFile,
    passphrase: string,
    keep: (settings: MovedSettings) => Promise<void>,
  ): Promise<Result<null, Problem>> {
    const result = await moveIn(this.parts, file, passphrase, keep);
    this.parts.emitter.changed();
    return result;
  }

  setPresence({ status, dnd_until }: Presence): void {
    const { presence } = this.parts;
    if (presence.status === status && presence.dnd_until === dnd_until) return;
    presence.status = status;
    presence.dnd_until = dnd_until;
    for (const session of this.parts.sessions.all()) session.presenceChanged();
  }

  setOwnHost(id: string | null): void {
    this.parts.own.id = id;
    this.parts.emitter.changed();
  }

  look(text: string): Promise<Result<FoundHost, Problem>> {
    return look(text, (id) => this.parts.known.get(id), this.parts.words());
  }

  join(target: JoinTarget): Promise<Result<{ host: string }, Problem>> {
    return joinHost(target, this.parts);
  }

  async giveCode(host: string, code: string): Promise<Result<null, Problem>> {
    const session = this.parts.sessions.get(host);
    if (!session) return err(this.#noSuchHost);
    const wasOnline = session.connection.state === 'online';
    const saved = await session.reconnect(() =>
      this.#saving(() => this.parts.known.change(host, { code: code.trim() })),
    );
    if (!saved.ok) return saved;
    const outcome = outcomeOf(await session.outcome());
    if (!outcome.ok && wasOnline) {
      // A member who mistyped an owner code is a member all the same.
      await this.#saving(() => this.parts.known.change(host, { code: null }));
      session.restart();
    }
    return outcome;
  }

  retry(host: string): Promise<Result<null, Problem>> {
    return this.#reconnect(host, () => Promise.resolve());
  }

  async trust(host: string, fingerprint: string): Promise<Result<null, Problem>> {
    const connection = this.parts.sessions.get(host)?.connection;
    if (connection?.state !== 'fingerprint_changed' || connection.shown !== fingerprint) {
      return err({ message: this.#words.otherFingerprint });
    }
    return this.#reconnect(host, () => this.parts.known.change(host, { fingerprint }));
  }

  async forget(host: string): Promise<Result<null, Problem>> {
    if (!this.parts.known.get(host)) return err(this.#noSuchHost);
    return this.#saving(async () => {
      await this.parts.sessions.forget(host);
      return null;
    });
  }

  subscribe(
    host: string,
    topic: string,
    listener: (event: SystemChannelEvent | RoomChannelEvent) => void,
  ): Result<() => void, Problem> {
    const session = this.parts.sessions.get(host);
    return session ? session.subscribe(topic, listener) : err(this.#noSuchHost);
  }

  async push(host: string, topic: string, event: string, payload: unknown): Promise<Result<unknown, Refusal>> {
    const session = this.parts.sessions.get(host);
    if (!session) return err(refusal('not_found', this.#noSuchHost.message));
    const checked = checkPush(topic, event, payload);
    return checked.ok
      ? session.push(topic, event, checked.value)
      : err(problemWords(checked.error, this.parts.words(), event));
  }

  async send(
    host: string,
    room: string,
    message: string,
    extras: MessageExtras = {},
  ): Promise<Result<{ client_id: string }, Problem>> {
    const session = this.parts.sessions.get(host);
    if (!session) return err(this.#noSuchHost);
    const { files = [], ...rest } = extras;
    const text = parsePayload(files.length > 0 ? Caption : MessageText, message);
    if (!text.ok) return err(problemWords({ ...text.error, field: 'message' }, this.parts.words()));
    if (session.outboxFull) return err({ message: this.#words.outboxFull });
    const sent = await this.#saving(() =>
      this.parts.files.handOver(files, (attachments) =>
        session.send(room, text.value, { ...rest, files: attachments }),
      ),
    );
    return sent.ok ? sent.value : sent;
  }

  async retrySend(host: string, room: string, clientId: string): Promise<Result<null, Problem>> {
    const session = this.parts.sessions.get(host);
    if (!session) return err(this.#noSuchHost);
    return this.#found(await this.#saving(() => session.retrySend(room, clientId)));
  }

  async discard(host: string, room: string, clientId: string): Promise<Result<null, Problem>> {
    const session = this.parts.sessions.get(host);
    if (!session) return err(this.#noSuchHost);
    return this.#found(await this.#saving(() => session.discard(room, clientId)));
  }

  async read(host: string, room: string, seq: number | null): Promise<Result<null, Problem>> {
    const session = this.parts.sessions.get(host);
    if (!session) return err(this.#noSuchHost);
    session.rooms.read(room, seq);
    return ok(null);
  }

  async unread(host: string, room: string, seq: number): Promise<Result<null, Problem>> {
    const session = this.parts.sessions.get(host);
    if (!session) return err(this.#noSuchHost);
    session.rooms.unread(room, seq);
    return ok(null);
  }

  async follow(host: string, room: string, follow: boolean): Promise<Result<null, Problem>> {
    const session = this.parts.sessions.get(host);
    return session ? session.rooms.follow(room, follow) : err(this.#noSuchHost);
  }

  async close(): Promise<void> {
    this.parts.stopWatching();
    await this.parts.browser?.close();
    await this.parts.sessions.close();
    await this.parts.files.close();
    await this.parts.known.close();
    await this.parts.person.close();
    this.parts.emitter.close();
  }

  /** Changes what is known of a host, connects again, and waits for what comes of it. */
  async #reconnect(host: string, change: () => Promise<void>): Promise<Result<null, Problem>> {
    const session = this.parts.sessions.get(host);
    if (!session) return err(this.#noSuchHost);
    const changed = await this.#saving(change);
    if (!changed.ok) return changed;
    session.restart();
    return outcomeOf(await session.outcome());
  }

  get #words() {
    return this.parts.words().refusals.here;
  }

  get #noSuchHost(): Problem {
    return { message: this.#words.noSuchHost, reason: 'not_found' };
  }

  #found(result: Result<boolean, Problem>): Result<null, Problem> {
    if (!result.ok) return result;
    return result.value ? ok(null) : err({ message: this.#words.messageGone, reason: 'not_found' });
  }

  async #saving<T>(work: () => Promise<T>): Promise<Result<T, Problem>> {
    try {
      return ok(await work());
    } catch (error) {
      this.parts.logger.error('peer_not_saved', error);
      return err({ message: this.#words.notSaved(error instanceof StoreFault ? error.message : null) });
    }
  }
}

/** Checks a push against its own schema, so that a mistake is told at once and at its field. */
function checkPush(topic: string, event: string, payload: unknown): Result<object, Refusal> {
  const pushes: Readonly<Record<string, { readonly payload: v.GenericSchema<unknown, object> }>> =
    topic === SYSTEM_TOPIC ? SystemPushes : RoomPushes;
  const push = Object.hasOwn(pushes, event) ? pushes[event] : undefined;
  if (!push) return err(refusal('bad_request', 'There is no such push.', { field: 'event' }));
  return parsePayload(push.payload, payload);
}
