import { randomBytes } from 'node:crypto';
import { connect } from 'node:tls';

/**
 * A WebSocket client that is as lean as can be, so that the server is what is measured: it finds the boundaries of frames
 * and hands out where their payloads begin, without copying or decoding them. Text frames only, no compression.
 */
export class Line {
  /** Called for each text frame, with the bytes it lies in. @type {(bytes: Buffer, start: number, end: number) => void} */
  onFrame = () => undefined;
  /** @type {(why: string) => void} */
  onClose = () => undefined;
  /** The length of all texts that came. */
  received = 0;
  #socket;
  #rest = Buffer.alloc(0);

  /** @param {import('node:tls').TLSSocket} socket @param {Buffer} head What came together with the upgrade. */
  constructor(socket, head) {
    this.#socket = socket;
    socket.on('data', (bytes) => this.#read(bytes));
    socket.on('close', () => this.onClose('closed'));
    socket.on('error', (error) => this.onClose(error.message));
    if (head.length > 0) setImmediate(() => this.#read(head));
  }

  /** @param {string} text */
  send(text) {
    this.#socket.write(maskedFrame(text));
  }

  /** Calls back for the next frame's text that passes. @param {(text: string) => boolean} passes @returns {Promise<string>} */
  next(passes) {
    const before = this.onFrame;
    const closedBefore = this.onClose;
    return new Promise((resolve, reject) => {
      this.onClose = (why) => reject(new Error(why));
      this.onFrame = (bytes, start, end) => {
        const text = bytes.toString('utf8', start, end);
        if (!passes(text)) return;
        this.onFrame = before;
        this.onClose = closedBefore;
        resolve(text);
      };
    });
  }

  /** Without a goodbye. */
  destroy() {
    this.onClose = () => undefined;
    this.#socket.destroy();
  }

  /** @param {Buffer} chunk */
  #read(chunk) {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    for (let bounds = boundsOf(bytes, at); bounds !== null; bounds = boundsOf(bytes, at)) {
      const { start, end } = bounds;
      this.received += end - start;
      if (bytes[at] === TEXT_FRAME) this.onFrame(bytes, start, end);
      else if (bytes[at] === CLOSE_FRAME) this.onClose(`the server said: ${bytes.toString('utf8', start + 2, end)}`);
      at = end;
    }
    this.#rest = at === bytes.length ? EMPTY : Buffer.from(bytes.subarray(at));
  }
}

const EMPTY = Buffer.alloc(0);
const TEXT_FRAME = 0x81;
const CLOSE_FRAME = 0x88;

/** Where the payload of the frame at `at` begins and ends; null while it is not there as a whole. @param {Buffer} bytes @param {number} at */
function boundsOf(bytes, at) {
  if (at + 2 > bytes.length) return null;
  const short = bytes[at + 1] ?? 0;
  const start = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
  if (start > bytes.length) return null;
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : bytes.readUInt32BE(at + 6);
  return start + length > bytes.length ? null : { start, end: start + length };
}

/** A masked text frame (RFC 6455, 5.3). A mask of zeros is a mask, and leaves the text as it is. @param {string} text */
function maskedFrame(text) {
  const length = Buffer.byteLength(text);
  const header = length < 126 ? 6 : 8;
  const frame = Buffer.alloc(header + length);
  frame[0] = 0x81;
  frame[1] = 0x80 | (length < 126 ? length : 126);
  if (length >= 126) frame.writeUInt16BE(length, 2);
  frame.write(text, header);
  return frame;
}

/**
 * @typedef {object} Target
 * @property {number} port
 * @property {string} path
 * @property {string} [protocols] For the header Sec-WebSocket-Protocol.
 * @property {string} [from] The address to connect from: hosts count connections by address.
 */

/** Connects and upgrades. Rejects with the answer when it is not 101. @param {Target} target @returns {Promise<Line>} */
export function connectLine({ port, path, protocols, from }) {
  return new Promise((resolve, reject) => {
    const local = from === undefined ? {} : { localAddress: from };
    // The benchmark's own servers, on this machine: there is nothing to pin.
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, ...local });
    let answer = Buffer.alloc(0);
    const fail = (/** @type {Error} */ error) => reject(error);
    const closed = () => reject(new Error(`closed before the upgrade: ${answer.toString('latin1')}`));
    const read = (/** @type {Buffer} */ chunk) => {
      answer = Buffer.concat([answer, chunk]);
      const end = answer.indexOf('\r\n\r\n');
      if (end < 0 || !answer.toString('latin1', 0, 12).endsWith('101')) return;
      socket.off('data', read).off('error', fail).off('close', closed);
      resolve(new Line(socket, answer.subarray(end + 4)));
    };
    socket.on('data', read).on('error', fail).on('close', closed);
    socket.once('secureConnect', () => {
      socket.setNoDelay(true);
      socket.write(upgradeRequest(path, protocols));
    });
  });
}

/** @param {string} path @param {string | undefined} protocols */
function upgradeRequest(path, protocols) {
  const lines = [
    `GET ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...(protocols === undefined ? [] : [`Sec-WebSocket-Protocol: ${protocols}`]),
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}
