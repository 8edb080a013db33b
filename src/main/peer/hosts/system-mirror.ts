import type { Socket } from 'phoenix';
import * as v from 'valibot';
import type { SystemChannelEvent, SystemSnapshot } from '#shared/bridge/channels';
import type { ChatRoom } from '#shared/nouns/room';
import type { Refusal } from '#shared/protocol/reasons';
import { PersonEvents, SystemEvents, SystemJoinReply, SystemPushes } from '#shared/protocol/system-channel';
import { PHOENIX_TOPIC, SYSTEM_TOPIC } from '#shared/protocol/topics';
import { err, type Result } from '#shared/result';
import { applySystemEvent } from '#shared/state/system-state';
import type { Words } from '#shared/words/words';
import type { Logger } from '../../logger';
import { HostChannel, type PushFailure } from '../wire/host-channel';

/** Hears what happens on `system`. */
export type SystemListener = (event: SystemChannelEvent) => void;

/** What the mirror stands on, and whom it tells. */
export interface SystemMirrorOptions {
  readonly socket: Socket;
  readonly logger: Logger;
  readonly words: () => Words;
  /** The host let us in, again or for the first time. */
  joined(state: SystemSnapshot): void;
  /** Something on the host changed; `state` has it already. */
  changed(state: SystemSnapshot, event: SystemChannelEvent): void;
  down(): void;
  refused(refusal: Refusal): void;
}

const Message = v.object({ topic: v.string(), event: v.string(), payload: v.unknown() });

/** What is known of a host, kept up to date by its `system` channel and the pushes to this person. */
export class SystemMirror {
  readonly #listeners = new Set<SystemListener>();
  #channel: HostChannel<SystemJoinReply> | null = null;
  #state: SystemSnapshot | null = null;

  constructor(private readonly options: SystemMirrorOptions) {
    // phoenix joins again by itself whenever the line is back.
    options.socket.onOpen(() => {
      this.#channel ??= this.#join();
    });
    options.socket.onMessage((message) => this.#receivePersonal(message));
  }

  /** Null until the host was reached for the first time. */
  get state(): SystemSnapshot | null {
    return this.#state;
  }

  /** A snapshot at once if there is one, then every event; and a snapshot after every reconnect. */
  subscribe(listener: SystemListener): () => void {
    this.#listeners.add(listener);
    if (this.#state) listener({ event: 'snapshot', payload: this.#state });
    return () => this.#listeners.delete(listener);
  }

  push(event: string, payload: object): Promise<Result<unknown, PushFailure>> {
    return this.#channel ? this.#channel.push(event, payload) : Promise.resolve(err({ kind: 'lost' }));
  }

  /** A push was answered with a room, whose event may come after the answer. */
  learn(chatroom: ChatRoom): void {
    if (this.#state?.chatrooms.some(({ id }) => id === chatroom.id)) return;
    this.#receive({ event: 'chatroom', payload: { request_type: 'chatroom', chatroom } });
  }

  dispose(): void {
    this.#channel?.dispose();
    this.#listeners.clear();
  }

  #join(): HostChannel<SystemJoinReply> {
    return new HostChannel<SystemJoinReply>({
      socket: this.options.socket,
      topic: SYSTEM_TOPIC,
      reply: SystemJoinReply,
      events: SystemEvents,
      pushes: SystemPushes,
      logger: this.options.logger,
      words: this.options.words,
      params: () => ({}),
      joined: (reply) => this.#joined(reply),
      // The channel checked the payload against the event's schema.
      event: (event, payload) => this.#receive({ event, payload } as SystemChannelEvent),
      down: () => this.options.down(),
      refused: (refusal) => this.options.refused(refusal),
      closed: () => {
        this.#channel = null;
        this.options.down();
      },
    });
  }

  #joined(reply: SystemJoinReply): void {
    // `presence_state` follows at once; until then those who were there are still shown.
    this.#state = { ...reply, presence: this.#state?.presence ?? {} };
    this.options.joined(this.#state);
    this.#tell({ event: 'snapshot', payload: this.#state });
  }

  #receive(event: SystemChannelEvent): void {
    if (!this.#state) return;
    const roleBefore = this.#state.user.role;
    this.#state = applySystemEvent(this.#state, event);
    this.options.changed(this.#state, event);
    this.#tell(event);
    // Newcomers are told in the join reply alone: who may see them from now on asks for it.
    if (roleBefore === 'member' && this.#state.user.role !== 'member') this.#rejoin();
  }

  #rejoin(): void {
    this.#channel?.leave();
    this.#channel = this.#join();
  }

  #receivePersonal(message: unknown): void {
    const parsed = v.safeParse(Message, message);
    if (!parsed.success || parsed.output.topic !== PHOENIX_TOPIC || parsed.output.event !== 'invitation') return;
    const invitation = v.safeParse(PersonEvents.invitation, parsed.output.payload);
    if (invitation.success) this.#receive({ event: 'invitation', payload: invitation.output });
    else this.options.logger.warn('peer_bad_payload', { topic: PHOENIX_TOPIC, event: 'invitation' });
  }

  #tell(event: SystemChannelEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
