import { encodeFrame } from '#shared/protocol/frame';
import type { Logger } from '../../logger';
import type { Broadcast, Hub, Publication } from './hub';

type Subscriber = (broadcast: Broadcast) => void;

interface Delivery {
  readonly hubTopics: readonly string[];
  readonly broadcast: Broadcast;
}

/**
 * The hub of one process. It delivers before `publish` returns; what a subscriber publishes meanwhile waits its turn, so
 * that the last subscriber sees the same order as the first.
 */
export class LocalHub implements Hub {
  readonly #logger: Logger;
  readonly #onDelivered: (event: string, subscribers: number) => void;
  readonly #subscribers = new Map<string, Set<Subscriber>>();
  readonly #waiting: Delivery[] = [];
  #delivering = false;

  /** `onDelivered` hears, for each broadcast and hub topic, how many subscribers it was handed to. */
  constructor(logger: Logger, onDelivered: (event: string, subscribers: number) => void = () => {}) {
    this.#logger = logger;
    this.#onDelivered = onDelivered;
  }

  publish(hubTopics: string | readonly string[], publication: Publication): Promise<void> {
    const topics = typeof hubTopics === 'string' ? [hubTopics] : hubTopics;
    this.#waiting.push({ hubTopics: topics, broadcast: new LocalBroadcast(publication) });
    if (!this.#delivering) this.#deliverWaiting();
    return Promise.resolve();
  }

  subscribe(hubTopic: string, subscriber: Subscriber): () => void {
    // A function of its own for each subscription, so that subscribing one function twice is two subscriptions.
    const own: Subscriber = (broadcast) => subscriber(broadcast);
    const subscribers = this.#subscribers.get(hubTopic);
    if (subscribers) subscribers.add(own);
    else this.#subscribers.set(hubTopic, new Set([own]));
    return () => this.#unsubscribe(hubTopic, own);
  }

  #unsubscribe(hubTopic: string, subscriber: Subscriber): void {
    const subscribers = this.#subscribers.get(hubTopic);
    if (!subscribers?.delete(subscriber)) return;
    if (subscribers.size === 0) this.#subscribers.delete(hubTopic);
  }

  #deliverWaiting(): void {
    this.#delivering = true;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      for (const hubTopic of next.hubTopics) this.#deliver(hubTopic, next.broadcast);
    }
    this.#delivering = false;
  }

  #deliver(hubTopic: string, broadcast: Broadcast): void {
    const subscribers = this.#subscribers.get(hubTopic);
    if (!subscribers) return;
    this.#onDelivered(broadcast.event, subscribers.size);
    for (const subscriber of subscribers) {
      try {
        subscriber(broadcast);
      } catch (error) {
        this.#logger.error('subscriber_failed', error, { topic: broadcast.topic, event: broadcast.event });
      }
    }
  }
}

class LocalBroadcast implements Broadcast {
  readonly topic: string;
  readonly event: string;
  readonly payload: object;
  readonly exceptUser?: string;
  #frame: string | undefined;

  constructor({ topic, event, payload, exceptUser }: Publication) {
    this.topic = topic;
    this.event = event;
    this.payload = payload;
    if (exceptUser !== undefined) this.exceptUser = exceptUser;
  }

  frame(): string {
    const { topic, event, payload } = this;
    this.#frame ??= encodeFrame({ joinRef: null, ref: null, topic, event, payload });
    return this.#frame;
  }
}
