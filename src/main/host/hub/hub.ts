/** One event on its way to everybody who subscribes to a hub topic. It is encoded once, however many receive it. */
export interface Broadcast {
  /** The topic as it stands on the wire. */
  readonly topic: string;
  readonly event: string;
  readonly payload: object;
  /** This person's sockets do not receive it (a typing notice, to its author). */
  readonly exceptUser?: string;
  /** The frame as text, with null refs, made on first use. */
  frame(): string;
}

/** What is published; the hub adds the encoding. */
export type Publication = Pick<Broadcast, 'topic' | 'event' | 'payload' | 'exceptUser'>;

/**
 * The port between what happens and who hears of it. Hub topics (see `topics.ts` beside this file) are not wire topics:
 * one wire topic, `system`, has a hub topic for everybody and one for each person.
 *
 * - Subscribers of a hub topic receive its publications once each, in the order of `publish`.
 * - Several hub topics are several audiences of one broadcast: it is encoded once for all of them.
 * - A subscriber that throws harms nobody else. Unsubscribing takes effect at once.
 */
export interface Hub {
  publish(hubTopics: string | readonly string[], publication: Publication): Promise<void>;
  subscribe(hubTopic: string, subscriber: (broadcast: Broadcast) => void): () => void;
}
