import { formatJoinLink } from '#shared/join-link';
import type { Host as HostNoun } from '#shared/nouns/host';
import type { Damage, StoreFault } from '../store/store';
import { addressesOf } from './addresses';
import type { Host, Kept } from './host';
import type { HostSettings } from './host-settings';
import type { Vitals } from './measures';

/** What a running host is made of. */
export interface RunningHostParts {
  readonly id: string;
  readonly fingerprint: string;
  readonly port: number;
  readonly bind: string;
  readonly since: Date;
  readonly damages: readonly Damage[];
  readonly settings: HostSettings;
  readonly card: () => HostNoun;
  readonly people: () => readonly string[];
  readonly vitals: () => Vitals;
  readonly fault: () => Promise<StoreFault | null>;
  readonly kept: () => Promise<Kept>;
  readonly visible: () => boolean;
  readonly setVisible: (visible: boolean) => Promise<void>;
  readonly onChange: (listener: () => void) => () => void;
  readonly stop: () => Promise<void>;
}

/** A running host as its own process sees it. */
export class RunningHost implements Host {
  readonly id: string;
  readonly port: number;
  readonly fingerprint: string;
  readonly since: Date;
  readonly damages: readonly Damage[];
  readonly #parts: RunningHostParts;
  #stopping: Promise<void> | null = null;

  constructor(parts: RunningHostParts) {
    this.id = parts.id;
    this.port = parts.port;
    this.fingerprint = parts.fingerprint;
    this.since = parts.since;
    this.damages = parts.damages;
    this.#parts = parts;
  }

  readonly ownerCode = (): string | null => this.#parts.settings.value.owner_code;

  readonly joinCode = (): string | null => {
    const { policy, code } = this.#parts.settings.value;
    return policy === 'code' ? code : null;
  };

  readonly card = (): HostNoun => this.#parts.card();

  readonly addresses = (): readonly string[] => addressesOf(this.#parts.bind);

  joinLink(address: string = this.addresses()[0] ?? '127.0.0.1'): string {
    const code = this.joinCode();
    const { id, port, fingerprint } = this;
    return formatJoinLink({ host: address, port, id, fingerprint, ...(code !== null && { code }) });
  }

  connected(): readonly string[] {
    return this.#parts.people();
  }

  vitals(): Vitals {
    return this.#parts.vitals();
  }

  fault(): Promise<StoreFault | null> {
    return this.#parts.fault();
  }

  kept(): Promise<Kept> {
    return this.#parts.kept();
  }

  visible(): boolean {
    return this.#parts.visible();
  }

  setVisible(visible: boolean): Promise<void> {
    return this.#parts.setVisible(visible);
  }

  onChange(listener: () => void): () => void {
    return this.#parts.onChange(listener);
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#parts.stop();
    return this.#stopping;
  }
}
