import type { Broadcast } from '../hub/hub';

const FIN_AND_TEXT = 0x81;

/**
 * A text as one whole WebSocket frame from server to client: final, unmasked, uncompressed (RFC 6455, 5.2). Made once,
 * the bytes serve every socket; `ws` would build a header for each.
 */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(headerLength + length);
  frame[0] = FIN_AND_TEXT;
  if (headerLength === 2) {
    frame[1] = length;
  } else if (headerLength === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeUInt32BE(0, 2);
    frame.writeUInt32BE(length, 6);
  }
  frame.write(text, headerLength);
  return frame;
}

/** Remembers the bytes of the last broadcast: the hub hands one broadcast to all of its subscribers in a row. */
export class BroadcastFrames {
  #last: Broadcast | undefined;
  #bytes: Buffer = Buffer.alloc(0);

  bytesOf(broadcast: Broadcast): Buffer {
    if (broadcast !== this.#last) {
      this.#bytes = textFrame(broadcast.frame());
      this.#last = broadcast;
    }
    return this.#bytes;
  }
}
