import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostEntry } from '#shared/bridge/state';
import type { Words } from '#shared/words/words';
import type { Logger } from '../../logger';
import { openDocument } from '../../store/open-document';
import type { PeerFiles } from '../files/peer-files';
import type { Person } from '../identity/person';
import type { Profile } from '../identity/profile';
import type { Presence } from '../peer';
import type { PeerEmitter } from '../peer-events';
import { Amendments, AmendmentsFile, NO_AMENDMENTS } from '../rooms/amendments';
import { EMPTY_OUTBOX, Outbox, OutboxFile } from '../rooms/outbox';
import { EMPTY_ROOM_MEMORY, type PortableMemory, RoomMemory, RoomMemoryFile } from '../rooms/room-memory';
import type { Address } from '../wire/address';
import { HostSession, type SessionEvents } from './host-session';
import type { KnownHost, KnownHosts } from './known-hosts';
import type { Pace } from './pace';
import { ProfileElsewhere } from './profile-elsewhere';

/** What the directory stands on. */
export interface SessionDirectoryOptions {
  readonly folder: string;
  readonly person: Person;
  readonly known: KnownHosts;
  seenAt(id: string): readonly Address[];
  isOwn(id: string): boolean;
  presence(): Presence;
  /** Whether this person lets others see what they have read. */
  tellsRead(): boolean;
  readonly files: PeerFiles;
  readonly words: () => Words;
  readonly pace: Pace;
  readonly logger: Logger;
  readonly emitter: PeerEmitter;
}

/** One session for each known host. */
export class SessionDirectory {
  readonly #sessions = new Map<string, HostSession>();
  readonly #elsewhere = new ProfileElsewhere();

  constructor(private readonly options: SessionDirectoryOptions) {}

  get(id: string): HostSession | null {
    return this.#sessions.get(id) ?? null;
  }

  all(): readonly HostSession[] {
    return [...this.#sessions.values()];
  }

  /** The rail: one's own host first, then in the order they were joined. */
  entries(): HostEntry[] {
    return [...this.#sessions]
      .map(([id, session]) => session.entry(this.options.isOwn(id)))
      .sort((a, b) => Number(b.own) - Number(a.own) || a.known_since.localeCompare(b.known_since));
  }

  /**
   * Opens a session with every known host, then connects them all: what they tell must find the listeners of whoever
   * waits for this. Without a person there is nobody to connect.
   */
  async openAll(): Promise<void> {
    if (!this.options.person.current()) return;
    for (const host of this.options.known.all()) await this.open(host.id);
    for (const session of this.#sessions.values()) session.restart();
  }

  /** Opens the session of a known host without connecting; the one that is open already, if there is one. */
  async open(id: string): Promise<HostSession | null> {
    const present = this.#sessions.get(id);
    if (present) return present;
    const { person, known, seenAt, files, words, pace, logger, emitter } = this.options;
    const key = person.current()?.key;
    let last = known.get(id);
    if (!key || !last) return null;
    const folder = this.#folderOf(id);
    const memoryFile = await openDocument(join(folder, 'rooms.json'), RoomMemoryFile, EMPTY_ROOM_MEMORY, { logger });
    const outboxFile = await openDocument(join(folder, 'outbox.json'), OutboxFile, EMPTY_OUTBOX, { logger });
    const amendmentsPath = join(folder, 'amendments.json');
    const amendmentsFile = await openDocument(amendmentsPath, AmendmentsFile, NO_AMENDMENTS, { logger });
    // Opening the files took a moment in which another caller may have come this far.
    const meanwhile = this.#sessions.get(id);
    if (meanwhile) return meanwhile;
    const session: HostSession = new HostSession({
      key,
      profile: () => person.current()?.profile ?? { name: '', color: '' },
      known: () => {
        last = known.get(id) ?? last;
        return last as KnownHost;
      },
      seenAt: () => seenAt(id),
      presence: () => this.options.presence(),
      tellsRead: () => this.options.tellsRead(),
      memory: new RoomMemory(memoryFile, logger, () => emitter.changed()),
      outbox: new Outbox(
        outboxFile,
        (room) => {
          session.rooms.outboxChanged(room);
          if (!session.mayEnter(room)) emitter.changed();
        },
        (attachments) => files.released(attachments),
      ),
      amendments: new Amendments(amendmentsFile),
      words,
      pace,
      logger,
      events: this.#eventsOf(id),
    });
    this.#sessions.set(id, session);
    emitter.changed();
    return session;
  }

  /** Takes over what was remembered of a host on another computer, while there is nobody here and so no session. */
  async remember(id: string, moved: PortableMemory): Promise<void> {
    const path = join(this.#folderOf(id), 'rooms.json');
    const file = await openDocument(path, RoomMemoryFile, EMPTY_ROOM_MEMORY, { logger: this.options.logger });
    await file.update((memory) => ({ ...memory, ...moved })).finally(() => file.close());
  }

  /** Name or colour changed here: every host is to know. */
  profileChanged(): void {
    this.#elsewhere.clear();
    for (const session of this.#sessions.values()) session.profileChanged();
  }

  nudgeAll(): void {
    for (const session of this.#sessions.values()) session.nudge();
  }

  /** Leaves a host and forgets all that was kept of it. */
  async forget(id: string): Promise<void> {
    const session = this.#sessions.get(id);
    this.#sessions.delete(id);
    await session?.close();
    await this.options.known.remove(id);
    await rm(this.#folderOf(id), { recursive: true, force: true });
    this.options.emitter.changed();
  }

  async close(): Promise<void> {
    await Promise.all(this.all().map((session) => session.close()));
    this.#sessions.clear();
  }

  /** These hosts show this person so. */
  async #agreeOn({ name, color }: Profile, hosts: readonly string[]): Promise<void> {
    for (const id of hosts) {
      const { shared } = this.options.known.get(id) ?? {};
      if (shared?.name === name && shared.color === color) continue;
      await this.options.known.change(id, { shared: { name, color } });
    }
  }

  #folderOf(id: string): string {
    return join(this.options.folder, 'hosts', id);
  }

  #eventsOf(id: string): SessionEvents {
    const { person, known, emitter, isOwn, logger } = this.options;
    const entry = () => this.#sessions.get(id)?.entry(isOwn(id));
    const keep = (change: Promise<void>) => {
      change.catch((error: unknown) => logger.error('peer_known_host_not_saved', error, { host: id }));
      emitter.changed();
    };
    return {
      changed: () => emitter.changed(),
      entered: ({ name, policy }) => keep(known.change(id, { name, policy, code: null })),
      renamed: ({ name, policy }) => keep(known.change(id, { name, policy })),
      codeRefused: () => keep(known.change(id, { code: null })),
      reached: (address) => keep(known.reached(id, address)),
      profileShared: (profile) => {
        this.#elsewhere.settled(id);
        keep(this.#agreeOn(profile, [id]));
      },
      profileElsewhere: (profile) => {
        // Who runs a host is its owner: their own says what they said.
        const hosts = this.#elsewhere.heard(id, profile, isOwn(id) ? 1 : known.all().length);
        if (hosts.length === 0) return;
        void person.update(profile);
        keep(this.#agreeOn(profile, hosts));
      },
      message: (incoming, caughtUp) => {
        const host = entry();
        if (host) emitter.emit('message', { host, ...incoming }, caughtUp);
      },
      amended: (room, versions) => emitter.emit('amended', id, room, versions),
      refused: (refused) => {
        const host = entry();
        if (host) emitter.emit('refused', { host, ...refused });
      },
      invitation: (from, invitation) => {
        const host = entry();
        if (host) emitter.emit('invitation', { host, from, invitation });
      },
      newcomer: (newcomer) => {
        const host = entry();
        if (host) emitter.emit('newcomer', { host, newcomer });
      },
    };
  }
}
