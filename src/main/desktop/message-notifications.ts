import type { HostEntry } from '#shared/bridge/state';
import type { IncomingMessage } from '../peer/peer';
import type { Notice } from './notification-text';
import { hiddenMessagesNotice, messageNotice, messagesNotice } from './notification-text';

/** Messages that come together are told together; nobody notices so short a wait. */
const GATHER_MS = 100;
/** What was missed while away arrives in a row, page by page. */
const GATHER_MISSED_MS = 1_000;
/** A busy room replaces its notification at most this often. */
const REPLACE_MS = 2_000;

/** What decides whether and how a message notifies. */
export interface MessageRules {
  /** Whether messages notify at all. */
  notify(): boolean;
  /** Whether names and text may be shown. */
  previews(): boolean;
  /** Whether the person is looking at this room right now. */
  inView(host: string, room: string): boolean;
}

/** Shows a notice; returns how to withdraw it. */
export type ShowMessages = (notice: Notice, incoming: IncomingMessage) => () => void;

/** What one room has to tell. */
interface Group {
  latest: IncomingMessage;
  count: number;
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

  /** A message of somebody else arrived, live or `missed` while away. */
  add(incoming: IncomingMessage, missed: boolean): void {
    const { host, room } = incoming;
    if (!this.rules.notify() || this.rules.inView(host.id, room.id)) return;
    const key = keyOf(host.id, room.id);
    const group = this.#groups.get(key) ?? this.#begin(key, incoming);
    group.latest = incoming;
    group.count += 1;
    group.missed ||= missed;
    const gather = missed ? GATHER_MISSED_MS : GATHER_MS;
    const delay = Math.max(gather, group.shownAt + REPLACE_MS - Date.now());
    group.timer ??= setTimeout(() => this.#present(key, group), delay);
  }

  /** The person looks at the room or opened its notification: there is nothing left to tell. */
  seen(host: string, room: string): void {
    this.#end(keyOf(host, room));
  }

  /** The hosts as they are now: rooms that were read, here or elsewhere, and hosts that were left are done. */
  hostsChanged(hosts: readonly HostEntry[]): void {
    const byId = new Map(hosts.map((host) => [host.id, host]));
    for (const [key, group] of [...this.#groups]) {
      const host = byId.get(group.latest.host.id);
      const unread = host?.unread[group.latest.room.id] ?? 0;
      if (host) group.latest = { ...group.latest, host };
      if (!host || (group.counted && unread === 0)) this.#end(key);
      else group.counted ||= unread > 0;
    }
  }

  close(): void {
    for (const key of [...this.#groups.keys()]) this.#end(key);
  }

  #begin(key: string, latest: IncomingMessage): Group {
    const group: Group = {
      latest,
      count: 0,
      missed: false,
      counted: false,
      shownAt: Number.NEGATIVE_INFINITY,
      timer: null,
      withdraw: null,
    };
    this.#groups.set(key, group);
    return group;
  }

  #present(key: string, group: Group): void {
    group.timer = null;
    const { host, room } = group.latest;
    if (this.rules.inView(host.id, room.id)) {
      this.#end(key);
      return;
    }
    group.withdraw?.();
    group.shownAt = Date.now();
    group.withdraw = this.show(this.#notice(group), group.latest);
  }

  #notice(group: Group): Notice {
    const { latest } = group;
    const unread = latest.host.unread[latest.room.id] ?? 0;
    // Of what was missed, not every message is handed over one by one; the unread count knows them all.
    const count = group.missed ? Math.max(group.count, unread) : group.count;
    if (!this.rules.previews()) return hiddenMessagesNotice(latest, count);
    return count === 1 ? messageNotice(latest) : messagesNotice(latest, count);
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
