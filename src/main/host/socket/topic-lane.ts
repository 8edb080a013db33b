import type { Frame } from '#shared/protocol/frame';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';
import { StoreFault } from '../../store/store';
import type { ChannelKind, Joined, JoinRefusal } from '../channels/channel';
import { storeRefusal } from '../store-refusal';
import { joinMistake } from './join-mistake';
import type { LaneSocket } from './lane-socket';
import { Membership } from './membership';
import { type Ending, endingFrame, isObject, replyTo } from './replies';
import { textFrame } from './text-frame';

/** A frame to handle; `refused` when something outside the channel refuses it already. */
interface Request {
  readonly frame: Frame;
  readonly refused: Refusal | null;
}

/** The place of a reply in the order of replies; null until it is known. */
interface Slot {
  text: string | null;
}

const NOT_JOINED = refusal('not_joined', 'This socket has not joined that topic.');
const WRONG_PAYLOAD = refusal('bad_request', 'A payload is an object.', { field: 'payload' });
const BROKEN = refusal('unavailable', 'Something went wrong on the host. Try again.');

/** What a join is answered whose membership ended before its reply: the room was lost, or too much piled up. */
const ABANDONED: Record<Ending, JoinRefusal> = {
  phx_close: { ...refusal('not_found', 'There is no such topic.'), final: true },
  phx_error: { ...refusal('unavailable', 'Too much happened while joining. Try again.'), final: false },
};

const switchesMembership = ({ event }: Frame): boolean => event === 'phx_join' || event === 'phx_leave';

/**
 * One topic on one socket: its frames, in order. Pushes run side by side, so that their writes to disk can share one
 * sync, but their replies go out in the order they came. A join or leave waits for the pushes before it.
 */
export class TopicLane {
  readonly topic: string;
  readonly #socket: LaneSocket;
  readonly #onIdle: (lane: TopicLane) => void;
  readonly #waiting: Request[] = [];
  readonly #slots: Slot[] = [];
  #membership: Membership | null = null;
  #joining = false;
  /** Why the membership being joined ended before it began. */
  #abandoned: Ending | null = null;
  /** What tells of an ended membership, once the replies before it are out. */
  #farewell: string | null = null;
  #closed = false;

  /** `onIdle` is called when nothing is joined and nothing under way: the lane may be forgotten. */
  constructor(socket: LaneSocket, topic: string, onIdle: (lane: TopicLane) => void) {
    this.#socket = socket;
    this.topic = topic;
    this.#onIdle = onIdle;
  }

  accept(frame: Frame, refused: Refusal | null = null): void {
    this.#waiting.push({ frame, refused });
    this.#socket.began();
    this.#pump();
  }

  /** The socket is gone: the membership ends without a word. */
  close(): void {
    this.#closed = true;
    this.#membership?.end();
    this.#membership = null;
    for (const _ of this.#waiting.splice(0)) this.#socket.finished();
  }

  #pump(): void {
    while (!this.#joining && !this.#closed) {
      const next = this.#waiting[0];
      if (!next) break;
      if (switchesMembership(next.frame) && this.#slots.length > 0) return;
      this.#waiting.shift();
      this.#handle(next);
    }
    const busy = this.#joining || this.#membership || this.#slots.length > 0;
    if (!busy && !this.#closed) this.#onIdle(this);
  }

  #handle(request: Request): void {
    const { event } = request.frame;
    if (event === 'phx_join') this.#join(request.frame).catch((error) => this.#socket.broke(error, this.topic));
    else if (event === 'phx_leave') this.#leave(request.frame);
    else this.#push(request);
  }

  async #join(frame: Frame): Promise<void> {
    this.#joining = true;
    if (this.#membership) this.#end(this.#membership, 'phx_close');
    const joinRef = frame.joinRef ?? frame.ref;
    const refused = await this.#socket.joins.run(this.#socket.userId, () => this.#enter({ ...frame, joinRef }));
    if (refused) this.#refuseJoin({ ...frame, joinRef }, refused);
    this.#socket.measures.joined(refused?.reason ?? 'ok');
    this.#joining = false;
    this.#socket.finished();
    this.#pump();
  }

  /** Joins and answers, or says why not. */
  async #enter(frame: Frame): Promise<JoinRefusal | null> {
    const kind = this.#socket.kinds.find((candidate) => candidate.serves(this.topic));
    const mistake = joinMistake(frame);
    if (mistake) return { ...mistake, final: true };
    // The socket may have gone while it waited for its turn.
    if (this.#closed || !kind || frame.joinRef === null) return ABANDONED.phx_close;
    const membership = this.#newMembership(frame.joinRef);
    this.#membership = membership;
    this.#abandoned = null;
    const joined = await this.#ask(kind, membership, frame.payload);
    if (joined.ok && membership.open(joined.value, () => this.#send(replyTo(frame, ok(joined.value.reply)))))
      return null;
    membership.end();
    if (this.#membership === membership) this.#membership = null;
    return joined.ok ? ABANDONED[this.#abandoned ?? 'phx_close'] : joined.error;
  }

  /** Apart from the join, of which it must remember nothing: functions made in one place keep alive what others use. */
  #newMembership(joinRef: string): Membership {
    const membership = new Membership(this.#socket, this.topic, joinRef, () => this.#tellToResume(membership));
    return membership;
  }

  async #ask(kind: ChannelKind, membership: Membership, params: unknown): Promise<Result<Joined, JoinRefusal>> {
    try {
      membership.subscribe(kind);
      return await kind.join({
        topic: this.topic,
        params,
        socketId: this.#socket.id,
        userId: this.#socket.userId,
        push: (event, payload) => membership.push(event, payload),
        close: () => this.#end(membership, 'phx_close'),
      });
    } catch (error) {
      return err({ ...this.#explain(error), final: false });
    }
  }

  #refuseJoin(frame: Frame, { final, ...refused }: JoinRefusal): void {
    this.#send(replyTo(frame, err(refused)));
    if (final && frame.joinRef !== null) this.#send(endingFrame(this.topic, frame.joinRef, 'phx_close'));
  }

  #leave(frame: Frame): void {
    const membership = this.#membership;
    this.#send(replyTo(frame, ok({})));
    if (membership?.answersTo(frame.joinRef)) this.#end(membership, 'phx_close');
    this.#socket.finished();
  }

  #push({ frame, refused }: Request): void {
    const membership = this.#membership;
    if (membership && !membership.answersTo(frame.joinRef)) {
      this.#socket.finished();
      return;
    }
    const slot: Slot = { text: null };
    this.#slots.push(slot);
    const answer = (outcome: Result<object, Refusal>) => {
      slot.text = replyTo(frame, outcome);
      this.#socket.measures.pushed(frame.event, outcome.ok ? 'ok' : outcome.error.reason);
      this.#settle();
      this.#socket.finished();
    };
    if (refused) answer(err(refused));
    else if (!membership?.channel) answer(err(NOT_JOINED));
    else if (!isObject(frame.payload)) answer(err(WRONG_PAYLOAD));
    else {
      const failed = (error: unknown) => answer(err(this.#explain(error)));
      const answered = membership.handle(frame.event, frame.payload).then(answer, failed);
      // A reply that cannot be written leaves those after it waiting for ever.
      answered.catch((error) => this.#socket.broke(error, this.topic));
    }
  }

  #tellToResume(membership: Membership): void {
    if (this.#membership === membership) this.#socket.measures.resumed += 1;
    this.#end(membership, 'phx_error');
  }

  /** Ends the membership from the host's side; nothing of it follows but the replies that are due. */
  #end(membership: Membership, ending: Ending): void {
    if (this.#membership !== membership) return;
    this.#membership = null;
    if (!membership.channel) this.#abandoned = ending;
    else this.#farewell = endingFrame(this.topic, membership.joinRef, ending);
    membership.end();
    this.#settle();
  }

  /** Sends the replies that are known and whose turn it is, then the farewell, and goes on. */
  #settle(): void {
    if (this.#closed) return;
    for (let text = this.#slots[0]?.text; typeof text === 'string'; text = this.#slots[0]?.text) {
      this.#slots.shift();
      this.#send(text);
    }
    if (this.#slots.length > 0) return;
    if (this.#farewell !== null) this.#send(this.#farewell);
    this.#farewell = null;
    this.#pump();
  }

  #send(text: string): void {
    if (!this.#closed) this.#socket.write(textFrame(text));
  }

  /** A store that cannot keep something says so itself; anything else is a bug, for the log. */
  #explain(error: unknown): Refusal {
    this.#socket.logger.error('channel_failed', error, { socket: this.#socket.id, topic: this.topic });
    return error instanceof StoreFault ? storeRefusal(error) : BROKEN;
  }
}
