import type { Problem } from '#shared/bridge/bridge';
import type { RoomChannelEvent, SystemChannelEvent, SystemSnapshot } from '#shared/bridge/channels';
import type { Connection, HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import type { User } from '#shared/nouns/user';
import type { Refusal } from '#shared/protocol/reasons';
import type { SystemPushReply } from '#shared/protocol/system-channel';
import { roomIdOf, SYSTEM_TOPIC } from '#shared/protocol/topics';
import { err, ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { Logger } from '../../logger';
import { Fetcher } from '../files/fetch-content';
import { FileLine } from '../files/file-line';
import type { StoredAttachment } from '../files/stored-attachment';
import type { Uploads } from '../files/uploads';
import type { Key } from '../identity/key';
import type { Profile } from '../identity/profile';
import { codeClaim, mintToken } from '../identity/token';
import type { Presence } from '../peer';
import type { Amendments } from '../rooms/amendments';
import { HostRooms } from '../rooms/host-rooms';
import type { Outbox, OutboxExtras } from '../rooms/outbox';
import type { RoomMemory } from '../rooms/room-memory';
import { asReadInRooms } from '../rooms/seen-threads';
import { strandedMessages } from '../rooms/stranded';
import { type Address, addressText, sameAddress } from '../wire/address';
import type { PushFailure } from '../wire/host-channel';
import { invitationsTo } from './announcements';
import { type Candidate, HostConnection } from './host-connection';
import { HostNews, type NewsEvents } from './host-news';
import type { KnownHost } from './known-hosts';
import type { Pace } from './pace';
import { PresenceSharing } from './presence-sharing';
import { ProfileSharing } from './profile-sharing';
import { SystemMirror } from './system-mirror';
import { pushFailed } from './words';

/** What a session tells the peer it belongs to. */
export interface SessionEvents extends NewsEvents {
  changed(): void;
  /** The host let us in: what it says about itself, and that the code is used up. */
  entered(host: { name: string; policy: HostEntry['policy'] }): void;
  renamed(host: { name: string; policy: HostEntry['policy'] }): void;
  reached(address: Address): void;
  /** The host shows this person so. */
  profileShared(profile: Profile): void;
  /** The host shows another name or colour of this person: chosen on another computer, if it says the truth. */
  profileElsewhere(profile: Profile): void;
  /** The host does not take the code: it is not shown again. */
  codeRefused(): void;
}

/** What a session stands on. */
export interface HostSessionOptions {
  readonly key: Key;
  profile(): Profile;
  known(): KnownHost;
  /** How this person is at this install. */
  presence(): Presence;
  /** Whether this person lets others see what they have read. */
  tellsRead(): boolean;
  /** Where discovery sees the host now. */
  seenAt(): readonly Address[];
  readonly memory: RoomMemory;
  readonly outbox: Outbox;
  readonly amendments: Amendments;
  readonly words: () => Words;
  readonly pace: Pace;
  readonly logger: Logger;
  readonly events: SessionEvents;
}

/** Everything between this person and one host: the line, what is known of the host, its rooms, and the outbox. */
export class HostSession {
  readonly #connection: HostConnection;
  readonly #system: SystemMirror;
  readonly #rooms: HostRooms;
  readonly #news: HostNews;
  readonly #presence: PresenceSharing;
  readonly #profile: ProfileSharing;
  /** Fetches contents of files. */
  readonly fetcher: Fetcher;
  /** Where bytes of files go. */
  readonly line: FileLine;

  constructor(private readonly options: HostSessionOptions) {
    const { pace, logger, events } = options;
    this.#connection = new HostConnection({
      name: () => options.known().name,
      fingerprint: () => options.known().fingerprint,
      addresses: () => this.#candidates(),
      mint: (now) => this.#mint(now),
      opened: (address) => events.reached(address),
      changed: () => this.#connectionChanged(),
      words: options.words,
      pace,
      logger,
    });
    const { socket } = this.#connection;
    const fingerprint = () => options.known().fingerprint;
    this.line = new FileLine({ address: () => options.known().addresses[0], fingerprint });
    const { key, memory } = options;
    this.#news = new HostNews({ me: key.id, state: () => this.#system.state, memory, events });
    this.#rooms = this.#openRooms(this.line);
    const push = (room: string, event: string, payload: object) => this.#rooms.push(room, event, payload);
    this.fetcher = new Fetcher({ line: this.line, push, resend: pace.resend });
    this.#presence = new PresenceSharing({
      presence: () => options.presence(),
      push: (change) => this.#system.push('user-update', change),
    });
    this.#profile = new ProfileSharing({
      profile: () => options.profile(),
      agreed: () => options.known().shared,
      agree: (profile) => events.profileShared(profile),
      elsewhere: (profile) => events.profileElsewhere(profile),
      push: (change) => this.#system.push('user-update', change),
      failed: () => logger.warn('peer_profile_not_shared'),
    });
    this.#system = new SystemMirror({
      socket,
      logger,
      words: options.words,
      joined: (state) => this.#entered(state),
      changed: (state, event) => this.#changed(state, event),
      down: () => this.#rooms.down(),
      refused: (refusal) => this.#connection.stalled(refusal.message),
    });
  }

  #openRooms(line: FileLine): HostRooms {
    const { key, profile, memory, outbox, amendments, words, pace, logger, events } = this.options;
    return new HostRooms({
      socket: this.#connection.socket,
      me: () => ({ id: key.id, name: this.#system.state?.user.name ?? profile().name }),
      tellsRead: () => this.options.tellsRead(),
      memory,
      outbox,
      amendments,
      line,
      words,
      resend: pace.resend,
      pages: pace.pages,
      reads: pace.reads,
      logger,
      arrived: (room, message, caughtUp, meaning) => this.#news.arrived(room, message, caughtUp, meaning),
      amended: (room, versions) => events.amended(room, versions),
      amendmentRefused: (room, amendment, refusal) => this.#news.amendmentRefused(room, amendment, refusal),
      offline: () => this.#offlineWords(),
    });
  }

  get connection(): Connection {
    return this.#connection.state;
  }

  /** The host as the rail shows it. */
  entry(own: boolean): HostEntry {
    const { id, name, fingerprint, policy, addresses, known_since } = this.options.known();
    const [address] = addresses;
    const state = this.#system.state;
    return {
      id,
      name,
      fingerprint,
      policy,
      address: address ? addressText(address) : '',
      own,
      known_since,
      connection: this.#connection.state,
      unread: this.options.memory.unread(),
      mentions: this.options.memory.mentions(),
      replies: this.#news.replies,
      invitations: state ? invitationsTo(state).length : 0,
      left_rooms: this.options.memory.left,
      stranded: state ? strandedMessages(this.options.outbox, state.chatrooms) : [],
    };
  }

  /** Tries to connect now, from the start. */
  restart(): void {
    this.#connection.restart();
  }

  /** Connects anew, also where there is a line: to show a code, once `prepare` has put it in place. */
  reconnect<T>(prepare: () => Promise<T>): Promise<T> {
    return this.#connection.reconnect(prepare);
  }

  /** Tries to connect now, if that was waited for. */
  nudge(): void {
    this.#connection.nudge();
  }

  /** What comes of the present attempt to connect. */
  outcome(): Promise<Connection> {
    return this.#connection.outcome();
  }

  /** How far its rooms were read here. */
  get memory(): RoomMemory {
    return this.options.memory;
  }

  get outboxFull(): boolean {
    return this.options.outbox.full;
  }

  /** Resolves once the message is on disk here; it goes out as soon as it can. */
  async send(room: string, message: string, extras: OutboxExtras): Promise<{ client_id: string }> {
    const known = this.#system.state?.chatrooms.find(({ id }) => id === room);
    const room_name = known && !known.direct ? known.name : null;
    const client_id = await this.options.outbox.add(room, message, { ...extras, room_name });
    this.#rooms.send(room);
    return { client_id };
  }

  /** Sends a failed message again; false when there is none. */
  async retrySend(room: string, clientId: string): Promise<boolean> {
    const found = await this.options.outbox.retry(room, clientId);
    this.#rooms.send(room);
    return found;
  }

  /** Deletes a message that was not sent; false when there is none. */
  discard(room: string, clientId: string): Promise<boolean> {
    return this.#rooms.uploads.discard(room, clientId);
  }

  /** The files of messages that wait or failed. */
  attachments(): readonly StoredAttachment[] {
    return this.options.outbox.files();
  }

  /** Whether this person may enter a room, as far as is known. */
  mayEnter(room: string): boolean {
    return this.#system.state?.chatrooms.some(({ id }) => id === room) ?? false;
  }

  get uploads(): Uploads {
    return this.#rooms.uploads;
  }

  subscribe(
    topic: string,
    listener: (event: SystemChannelEvent | RoomChannelEvent) => void,
  ): Result<() => void, Problem> {
    if (topic === SYSTEM_TOPIC) return ok(this.#system.subscribe(listener));
    const room = roomIdOf(topic);
    return room ? this.#rooms.subscribe(room, listener) : err({ message: this.options.words().refusals.room.none });
  }

  async push(topic: string, event: string, payload: object): Promise<Result<unknown, Refusal>> {
    if (event === 'user-update' && topic === SYSTEM_TOPIC) this.#presence.pushed(payload);
    const room = roomIdOf(topic);
    const result =
      topic === SYSTEM_TOPIC || !room
        ? await this.#system.push(event, payload)
        : await this.#rooms.push(room, event, payload);
    if (!result.ok) return err(this.#refusal(result.error));
    if (topic !== SYSTEM_TOPIC) return result;
    const made = chatroomIn(event, result.value);
    if (made) this.#system.learn(made);
    // The channel checked the reply against the push's schema.
    return event === 'threads' ? ok(this.#readInRooms(result.value as SystemPushReply<'threads'>)) : result;
  }

  /** What this person read of threads in their rooms; where that is all of a thread, the host is told. */
  #readInRooms(reply: SystemPushReply<'threads'>): SystemPushReply<'threads'> {
    const threads = asReadInRooms(reply.threads, (room) => this.options.memory.mark(room));
    for (const [index, { room, root, last, unread }] of threads.entries()) {
      const isNews = unread === 0 && reply.threads[index]?.unread !== 0;
      if (isNews) void this.#rooms.push(room, 'thread-read', { thread: root.seq, seq: last.seq });
    }
    return { ...reply, threads: [...threads] };
  }

  /** Name or colour changed here: every host is to know. */
  profileChanged(): void {
    if (this.#system.state) this.#profile.changed();
  }

  /** The computer is used again or not any more, or quiet began or ended. */
  presenceChanged(): void {
    this.#presence.changed();
  }

  get rooms(): HostRooms {
    return this.#rooms;
  }

  async close(): Promise<void> {
    await this.#rooms.close();
    this.#system.dispose();
    await this.#connection.close();
    await this.options.outbox.close();
    await this.options.amendments.close();
    await this.options.memory.close();
  }

  #connectionChanged(): void {
    const { state } = this.#connection;
    if (state.state === 'refused' && state.reason === 'bad_code') this.options.events.codeRefused();
    this.options.events.changed();
  }

  #entered(state: SystemSnapshot): void {
    const { name, policy } = state.host;
    this.options.memory.meet(state.chatrooms);
    this.options.events.entered({ name, policy });
    this.#connection.settled();
    this.#profile.entered(state.user);
    this.#presence.entered(state.user);
    this.#rooms.update(state.chatrooms);
    this.#news.announce(state);
  }

  #changed(state: SystemSnapshot, event: SystemChannelEvent): void {
    switch (event.event) {
      case 'chatroom':
      case 'chatroom-update':
      case 'chatroom-delete':
        this.options.memory.meet(state.chatrooms);
        this.#rooms.update(state.chatrooms);
        break;
      case 'host':
        this.options.events.renamed({ name: state.host.name, policy: state.host.policy });
        break;
      case 'user':
        if (event.payload.user.id === state.user.id) this.#heardOfSelf(event.payload.user);
        break;
      case 'invitation':
        this.#news.invitationChanged(state, event.payload);
        break;
      case 'user-pending':
        this.#news.announce(state);
        break;
    }
    this.options.events.changed();
  }

  #heardOfSelf(user: User): void {
    this.#presence.heard(user);
    this.#profile.heard(user);
  }

  #mint(now: number): Promise<string> {
    const { id, fingerprint, code } = this.options.known();
    const claims = { host: id, fingerprint, name: this.options.profile().name };
    return mintToken(this.options.key, { ...claims, ...(code !== null && codeClaim(code)) }, now);
  }

  /** Where discovery sees it now comes first; addresses that worked before follow. */
  #candidates(): Candidate[] {
    const { addresses } = this.options.known();
    const hints = this.options.seenAt().filter((seen) => !addresses.some((known) => sameAddress(seen, known)));
    return [
      ...hints.map(({ address, port }) => ({ address, port, hint: true })),
      ...addresses.map(({ address, port }) => ({ address, port, hint: false })),
    ];
  }

  #refusal(failure: PushFailure): Refusal {
    if (failure.kind === 'refused') return failure.refusal;
    return pushFailed(this.options.known().name, failure.kind, this.options.words());
  }

  #offlineWords(): string {
    const { state } = this.#connection;
    return 'message' in state
      ? state.message
      : this.options.words().refusals.outOfReach.connecting(this.options.known().name);
  }
}

/** The room that a push made or opened. */
function chatroomIn(event: string, reply: unknown): ChatRoom | null {
  if (event !== 'chatroom-create' && event !== 'invitation-accept') return null;
  // The channel checked the reply against the push's schema.
  return (reply as { chatroom: ChatRoom }).chatroom;
}
