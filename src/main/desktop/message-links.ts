import type { OpenTarget } from '#shared/bridge/bridge';
import { type JoinLink, parseJoinLink } from '#shared/join-link';
import type { Peer } from '../peer/peer';

/** How long a link to a message on a host that is not joined yet is remembered, in milliseconds. */
const REMEMBERED_MS = 30 * 60_000;

/**
 * Leads to where a `hearth://` link points. A message on a host that was joined is opened at once; on another host the
 * person joins first, and is led to the message when they are in.
 */
export class MessageLinks {
  readonly #stop: () => void;
  #waiting: { readonly link: JoinLink; readonly until: number } | null = null;

  constructor(
    private readonly peer: Pick<Peer, 'hosts' | 'on'>,
    private readonly lead: (target: OpenTarget) => void,
    private readonly now: () => number = Date.now,
  ) {
    this.#stop = peer.on('change', () => this.#look());
  }

  open(text: string): void {
    const link = parseJoinLink(text);
    const target = link.ok ? this.#targetOf(link.value, false) : null;
    this.#waiting =
      link.ok && link.value.room && !target ? { link: link.value, until: this.now() + REMEMBERED_MS } : null;
    this.lead(target ?? { kind: 'join', link: text });
  }

  close(): void {
    this.#stop();
  }

  #look(): void {
    const waiting = this.#waiting;
    if (!waiting) return;
    const target = this.#targetOf(waiting.link, true);
    if (target || this.now() > waiting.until) this.#waiting = null;
    if (target) this.lead(target);
  }

  /** The message, if its host was joined; `online` where it must be there already. */
  #targetOf({ id, fingerprint, room, seq }: JoinLink, online: boolean): OpenTarget | null {
    const host = this.peer.hosts().find((known) => known.id === id || known.fingerprint === fingerprint);
    if (!host || room === undefined || (online && host.connection.state !== 'online')) return null;
    return { kind: 'room', host: host.id, room, ...(seq !== undefined && { seq }) };
  }
}
