import type { Problem } from '#shared/bridge/bridge';
import type { Hosting as HostingState } from '#shared/bridge/state';
import { formatAddress } from '#shared/join-link';
import type { Policy } from '#shared/nouns/host';
import { SYSTEM_TOPIC } from '#shared/protocol/topics';
import { err, ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { Host, HostOptions, StartedHost, StartFailure } from '../host/host';
import type { Logger } from '../logger';
import type { Peer } from '../peer/peer';
import type { Document } from '../store/document';
import { condemnFolder, finishDeletion, typedName } from './host-deletion';
import { defaultHostName, type HostingChoice } from './hosting-choice';

/** What hosting stands on. */
export interface HostingParts {
  /** The host's data folder. */
  readonly folder: string;
  readonly choice: Document<HostingChoice>;
  readonly peer: Pick<Peer, 'me' | 'join' | 'forget' | 'setOwnHost' | 'push'>;
  readonly createHost: (options: HostOptions) => Promise<StartedHost>;
  /** The words of the language the app speaks now. */
  readonly words: () => Words['desktop'];
  readonly logger: Logger;
}

/** How the person wants to host; what is left out stays as it was. */
export interface HostingWish {
  readonly name?: string | undefined;
  readonly policy?: Policy | undefined;
  readonly port?: number | undefined;
}

type Idle = Exclude<HostingState, { readonly state: 'on' }>;

/**
 * The host of this install: starts and stops it, remembers that it was on, and tells how it stands. After a start this
 * install's peer joins it over the network like any other host.
 */
export class Hosting {
  readonly #listeners = new Set<() => void>();
  #host: Host | null = null;
  /** How things stand while no host runs. */
  #idle: Idle = { state: 'off' };
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: HostingParts) {}

  state(): HostingState {
    if (this.#host) return this.#running(this.#host);
    const { id } = this.parts.choice.value;
    if (this.#idle.state === 'starting' || id === undefined) return this.#idle;
    return { ...this.#idle, host: id };
  }

  get folder(): string {
    return this.parts.folder;
  }

  /** The host itself, while it runs. */
  get host(): Host | null {
    return this.#host;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Hosts again if this install did when it was last open. */
  async resume(): Promise<void> {
    await this.#finishDeletion();
    if (this.parts.choice.value.on && this.parts.peer.me()) await this.start({});
  }

  start(wish: HostingWish): Promise<Result<{ host: string }, Problem>> {
    return this.#alone(() => this.#start(wish));
  }

  /** Stops hosting, until the person starts it again. */
  stop(): Promise<Result<null, Problem>> {
    return this.#alone(async () => {
      await this.#end();
      this.#changed();
      await this.parts.choice.update((choice) => ({ ...choice, on: false }));
      return ok(null);
    });
  }

  /** Ends the host for good, with its rooms, messages and files, for everyone. Refused when the name is not its name. */
  delete(name: string): Promise<Result<{ host: string }, Problem>> {
    return this.#alone(() => this.#delete(name));
  }

  /** Shows the host on the network, or hides it. */
  async setVisible(visible: boolean): Promise<Result<null, Problem>> {
    if (!this.#host) return err({ message: this.parts.words().problems.notHosting });
    await this.#host.setVisible(visible);
    return ok(null);
  }

  /** Ends the host with the app: it is remembered as on. */
  close(): Promise<void> {
    return this.#alone(() => this.#end());
  }

  async #start(wish: HostingWish): Promise<Result<{ host: string }, Problem>> {
    const { peer, choice, createHost, folder, logger } = this.parts;
    const me = peer.me();
    if (!me) return err({ message: this.parts.words().problems.nameFirst });
    if (this.#host) return ok({ host: this.#host.id });
    this.#become({ state: 'starting' });
    const isNew = !choice.value.named;
    const port = wish.port ?? choice.value.port;
    const name = wish.name ?? (isNew ? defaultHostName(me.name, this.parts.words().hosting.name) : undefined);
    const started = await createHost({
      data: folder,
      port,
      ...(name !== undefined && { name }),
      ...(wish.policy !== undefined && { policy: wish.policy }),
      owner: { id: me.id, name: me.name, color: me.color },
      logger,
    }).catch((error: unknown) => this.#crashed(error));
    if (started === null) return err(this.#tellFailure('store', this.parts.words().problems.hostingCrashed));
    if (!started.ok) return err(this.#failed(started.error));
    this.#host = started.value;
    this.#idle = { state: 'off' };
    started.value.onChange(() => this.#changed());
    this.#changed();
    const { id, port: openPort } = started.value;
    await choice.update((value) => ({ ...value, on: true, named: true, id, port: openPort }));
    const joined = await this.#joinOwn(started.value);
    if (joined.ok && isNew) await this.#makeFirstRoom(started.value);
    return joined;
  }

  /** A new host has one room for everybody, so that people can talk the moment they find it. */
  async #makeFirstRoom(host: Host): Promise<void> {
    const made = await this.parts.peer.push(host.id, SYSTEM_TOPIC, 'chatroom-create', {
      name: this.parts.words().hosting.firstRoom,
    });
    if (!made.ok) this.parts.logger.warn('first_room_not_made', { host: host.id, reason: made.error.reason });
  }

  async #joinOwn(host: Host): Promise<Result<{ host: string }, Problem>> {
    this.parts.peer.setOwnHost(host.id);
    const { id, port, fingerprint } = host;
    const joined = await this.parts.peer.join({ address: '127.0.0.1', port, id, fingerprint });
    if (!joined.ok) this.parts.logger.warn('own_host_not_joined', { host: id, reason: joined.error.reason });
    return joined;
  }

  async #delete(typed: string): Promise<Result<{ host: string }, Problem>> {
    const { choice, folder, logger, peer, words } = this.parts;
    if (!this.#host) return err({ message: words().problems.notHosting });
    const { id } = this.#host;
    const { name } = this.#host.card();
    if (!typedName(typed, name)) return err({ message: words().problems.otherName(name), field: 'name' });
    await this.#end();
    // Whatever becomes of what follows: nobody hosts what was to be deleted.
    await choice.update((value) => ({ ...value, on: false }));
    try {
      await condemnFolder(folder);
    } catch (error) {
      logger.error('host_not_deleted', error, { host: id });
      this.#changed();
      return err({ message: words().problems.notDeleted(folder) });
    }
    await choice.update(({ id: _, ...value }) => ({ ...value, named: false }));
    await this.#finishDeletion();
    const forgotten = await peer.forget(id);
    if (!forgotten.ok) logger.warn('deleted_host_not_forgotten', { host: id, reason: forgotten.error.message });
    this.#changed();
    return ok({ host: id });
  }

  /** What cannot be removed now is tried again at the next start. */
  async #finishDeletion(): Promise<void> {
    await finishDeletion(this.parts.folder).catch((error: unknown) =>
      this.parts.logger.error('deleted_host_left', error),
    );
  }

  #crashed(error: unknown): null {
    this.parts.logger.error('hosting_crashed', error);
    return null;
  }

  #failed(failure: StartFailure): Problem {
    const { reason, port, freePort } = failure;
    this.parts.logger.warn('hosting_failed', { reason, port });
    return this.#tellFailure(reason, this.parts.words().problems.hostingFailed(failure), freePort);
  }

  #tellFailure(reason: StartFailure['reason'], message: string, freePort?: number): Problem {
    this.#become({ state: 'failed', message, ...(freePort !== undefined && { free_port: freePort }) });
    return { reason, message };
  }

  async #end(): Promise<void> {
    const host = this.#host;
    if (!host) return;
    await host.stop();
    this.#host = null;
    this.parts.peer.setOwnHost(null);
  }

  #running(host: Host): HostingState {
    const card = host.card();
    const addresses = host.addresses().map((address) => formatAddress(address, host.port));
    const me = this.parts.peer.me()?.id;
    return {
      state: 'on',
      id: host.id,
      name: card.name,
      policy: card.policy,
      fingerprint: host.fingerprint,
      port: host.port,
      addresses,
      link: host.joinLink(),
      code: host.joinCode(),
      since: host.since.toISOString(),
      visible: host.visible(),
      connected: host.connected().filter((id) => id !== me).length,
      folder: this.parts.folder,
    };
  }

  /** Starting and stopping at once would leave a host that nobody holds: one after the other. */
  #alone<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(act);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #become(idle: Idle): void {
    this.#idle = idle;
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
