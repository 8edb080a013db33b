import { EventEmitter } from 'node:events';
import type { Logger } from '../logger';
import type { PeerEvents } from './peer';

/** The events of a peer. Changes are told once per turn of the event loop, however many there were in it. */
export class PeerEmitter {
  readonly #emitter = new EventEmitter();
  #changeQueued = false;

  constructor(private readonly logger: Logger) {}

  on<K extends keyof PeerEvents>(event: K, listener: PeerEvents[K]): () => void {
    this.#emitter.on(event, listener);
    return () => this.#emitter.off(event, listener);
  }

  emit<K extends keyof PeerEvents>(event: K, ...payload: Parameters<PeerEvents[K]>): void {
    try {
      this.#emitter.emit(event, ...payload);
    } catch (error) {
      this.logger.error('peer_listener_failed', error, { event });
    }
  }

  changed(): void {
    if (this.#changeQueued) return;
    this.#changeQueued = true;
    queueMicrotask(() => {
      this.#changeQueued = false;
      this.emit('change');
    });
  }

  close(): void {
    this.#emitter.removeAllListeners();
  }
}
