import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Which way something goes. */
export type Direction = 'to host' | 'to peer';

/** A way to a host that is reset, or stands still, in the middle of what is sent over it. */
export interface BrittleLine {
  readonly port: number;
  /** After so many more bytes in a direction every line is reset, at that byte: RST both ways, no goodbye. */
  breakAfter(bytes: number, direction: Direction): void;
  /**
   * After so many more bytes in a direction nothing more comes of the line that carries them; the others go on. Resolves
   * when it stands still: what is stopped before leaves the rest of the bytes to the next line.
   */
  holdAfter(bytes: number, direction: Direction): Promise<void>;
  /** Takes that back; returns whether it was still to come. */
  spare(): boolean;
  /** How many bytes came through in a direction. */
  carried(direction: Direction): number;
  close(): Promise<void>;
}

interface Armed {
  left: number;
  readonly direction: Direction;
  readonly effect: 'break' | 'hold';
  happened(): void;
}

/** Lays a line to a port of this computer, for the running test. */
export async function layBrittleLine(to: number): Promise<BrittleLine> {
  const line = await openBrittleLine(to);
  onTestFinished(() => line.close());
  return line;
}

/** Lays a line to a port of this computer, until it is closed. */
export async function openBrittleLine(to: number): Promise<BrittleLine> {
  const ends = new Set<Socket>();
  const carried: Record<Direction, number> = { 'to host': 0, 'to peer': 0 };
  let armed: Armed | null = null;
  const carry = (from: Socket, onto: Socket, direction: Direction) => {
    ends.add(from);
    from.on('error', () => undefined);
    from.once('close', () => {
      ends.delete(from);
      onto.destroy();
    });
    let held = false;
    const pass = (data: Uint8Array) => {
      if (onto.write(data)) return;
      from.pause();
      onto.once('drain', () => held || from.resume());
    };
    from.on('data', (data) => {
      carried[direction] += data.length;
      if (armed?.direction !== direction) return pass(data);
      const { left, effect, happened } = armed;
      armed.left -= data.length;
      if (armed.left > 0) return pass(data);
      armed = null;
      held = effect === 'hold';
      if (held) from.pause();
      onto.write(data.subarray(0, left), () => {
        if (effect === 'break') for (const end of ends) end.resetAndDestroy();
        happened();
      });
    });
  };
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    carry(near, far, 'to host');
    carry(far, near, 'to peer');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    breakAfter: (bytes, direction) => {
      armed = { left: bytes, direction, effect: 'break', happened: () => undefined };
    },
    holdAfter: (bytes, direction) =>
      new Promise((resolve) => {
        armed = { left: bytes, direction, effect: 'hold', happened: resolve };
      }),
    spare: () => {
      const wasArmed = armed !== null;
      armed = null;
      return wasArmed;
    },
    carried: (direction) => carried[direction],
    close: async () => {
      for (const end of ends) end.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
