/** What counts its own bytes: a socket. */
interface Stream {
  readonly bytesRead: number;
  readonly bytesWritten: number;
  readonly destroyed: boolean;
  once(event: 'close', listener: () => void): unknown;
}

/** The bytes of all sockets, closed ones included. Sockets count by themselves; here they are only asked. */
export class Traffic {
  readonly #streams = new Set<Stream>();
  readonly #closed = { read: 0, written: 0 };

  follow(stream: Stream): void {
    if (stream.destroyed) return;
    this.#streams.add(stream);
    stream.once('close', () => {
      this.#streams.delete(stream);
      this.#closed.read += stream.bytesRead;
      this.#closed.written += stream.bytesWritten;
    });
  }

  /** Bytes since the start, before encryption. */
  bytes(): { readonly read: number; readonly written: number } {
    let { read, written } = this.#closed;
    for (const stream of this.#streams) {
      read += stream.bytesRead;
      written += stream.bytesWritten;
    }
    return { read, written };
  }
}
