import type { HostEntry } from '#shared/bridge/state';
import type { ChatMessage } from '#shared/nouns/message';
import type { IncomingMessage } from '../peer/peer';
import type { Notice, NoticeWords } from './notification-text';
import { hiddenMessagesNotice, messageNotice, messagesNotice } from './notification-text';

/** Messages that come together are told together; nobody notices so short a wait. */
const GATHER_MS = 100;
/** What was missed while away arrives in a row, page by page. */
const GATHER_MISSED_MS = 1_000;
/** A busy room replaces its notification at most this often. */
const REPLACE_MS = 2_000;
/** Messages of one notification that are remembered one by one, so that a deleted one can be taken out. */
const MOST_KEPT = 50;

/** What decides whether and how a message notifies. */
export interface MessageRules {
  /** Whether this message notifies at all. */
  notifies(incoming: IncomingMessage): boolean;
  /** What of a room waits for the person, as far as it notifies. */
  waiting(host: HostEntry, room: string): number;
  /** Whether names and text may be shown. */
  previews(): boolean;
  /** Whether the person is looking at this room right now. */
  inView(host: string, room: string): boolean;
  /** The words of the language the app speaks now. */
  words(): NoticeWords;
}

/** Shows a notice; returns how to withdraw it. */
export type ShowMessages = (notice: Notice, incoming: IncomingMessage) => () => void;

/** What one room has to tell. */
interface Group {
  /** The host as it was told last. */
  host: HostEntry;
  /** The newest of its messages. */
  kept: readonly IncomingMessage[];
  /** Messages before those. */
  earlier: number;
  missed: boolean;
  /** The host has counted these messages as unread: from now on, 0 means that they were read. */
  counted: boolean;
  shownAt: number;
  timer: NodeJS.Timeout | null;
  withdraw: (() => void) | null;
}

/** One notification per room, replaced in place while messages come, withdrawn when the room is read. */
export class MessageNotifications {
  readonly #groups = new Map<string, Group>();

  constructor(
    private readonly rules: MessageRules,
    private readonly show: ShowMessages,
  ) {}

  /** A message of somebody else arrived, live or `missed` while away. True when the person is told of it. */
  add(incoming: IncomingMessage, missed: boolean): boolean {
    const { host, room } = incoming;
    if (!this.rules.notifies(incoming) || this.rules.inView(host.id, room.id)) return false;
    const key = keyOf(host.id, room.id);
    const group = this.#groups.get(key) ?? this.#begin(key, host);
    const kept = [...group.kept, incoming];
    group.earlier += Math.max(0, kept.length - MOST_KEPT);
    group.kept = kept.slice(-MOST_KEPT);
    group.host = host;
    group.missed ||= missed;
    this.#presentSoon(key, group, missed ? GATHER_MISSED_MS : GATHER_MS);
    return true;
  }

  /** Messages were edited or deleted: nothing tells any longer what they do not say any more. */
  amended(host: string, room: string, versions: readonly ChatMessage[]): void {
    const key = keyOf(host, room);
    const group = this.#groups.get(key);
    if (!group) return;
    const bySeq = new Map(versions.map((version) => [version.seq, version]));
    const known = group.kept;
    group.kept = known.flatMap((incoming) => {
      const message = bySeq.get(incoming.message.seq) ?? incoming.message;
      return message.deleted === null ? [{ ...incoming, message }] : [];
    });
    if (group.kept.length === 0) this.#end(key);
    else if (group.kept.length < known.length) this.#presentSoon(key, group, GATHER_MS);
  }

  /** The person looks at the room or opened its notification: there is nothing left to tell. */
  seen(host: string, room: string): void {
    this.#end(keyOf(host, room));
  }

  /** The hosts as they are now: rooms that were read, here or elsewhere, and hosts that were left are done. */
  hostsChanged(hosts: readonly HostEntry[]): void {
    const byId = new Map(hosts.map((host) => [host.id, host]));
    for (const [key, group] of [...this.#groups]) {
      const host = byId.get(group.host.id);
      const room = group.kept[0]?.room.id;
      const unread = host && room ? this.rules.waiting(host, room) : 0;
      if (host) group.host = host;
      if (!host || (group.counted && unread === 0)) this.#end(key);
      else group.counted ||= unread > 0;
    }
  }

  /** Takes everything back: the person wants quiet, or the app ends. */
  close(): void {
    for (const key of [...this.#groups.keys()]) this.#end(key);
  }

  #begin(key: string, host: HostEntry): Group {
    const group: Group = {
      host,
      kept: [],
      earlier: 0,
      missed: false,
      counted: false,
      shownAt: Number.NEGATIVE_INFINITY,
      timer: null,
      withdraw: null,
    };
    this.#groups.set(key, group);
    return group;
  }

  #presentSoon(key: string, group: Group, gather: number): void {
    const delay = Math.max(gather, group.shownAt + REPLACE_MS - Date.now());
    group.timer ??= setTimeout(() => this.#present(key, group), delay);
  }

  #present(key: string, group: Group): void {
    group.timer = null;
    const newest = group.kept.at(-1);
    if (!newest || !this.rules.notifies(newest) || this.rules.inView(group.host.id, newest.room.id)) {
      this.#end(key);
      return;
    }
    group.withdraw?.();
    group.shownAt = Date.now();
    const latest = { ...newest, host: group.host };
    group.withdraw = this.show(this.#notice(group, latest), latest);
  }

  #notice(group: Group, latest: IncomingMessage): Notice {
    const told = group.earlier + group.kept.length;
    // Of what was missed, not every message is handed over one by one; the unread count knows them all.
    const count = group.missed ? Math.max(told, this.rules.waiting(group.host, latest.room.id)) : told;
    const words = this.rules.words();
    if (!this.rules.previews()) return hiddenMessagesNotice(latest, count, words);
    return count === 1 ? messageNotice(latest, words) : messagesNotice(latest, count, words);
  }

  #end(key: string): void {
    const group = this.#groups.get(key);
    if (!group) return;
    this.#groups.delete(key);
    if (group.timer) clearTimeout(group.timer);
    group.withdraw?.();
  }
}

const keyOf = (host: string, room: string): string => `${host}/${room}`;
