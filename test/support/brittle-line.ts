import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Which way something goes. */
export type Direction = 'to host' | 'to peer';

/** A way to a host that is reset in the middle of what is sent over it. */
export interface BrittleLine {
  readonly port: number;
  /** After so many more bytes in a direction every line is reset, at that byte: RST both ways, no goodbye. */
  breakAfter(bytes: number, direction: Direction): void;
  /** Takes that back; returns whether it was still to come. */
  spare(): boolean;
}

/** Lays a line to a port of this computer. */
export async function layBrittleLine(to: number): Promise<BrittleLine> {
  const ends = new Set<Socket>();
  let armed: { left: number; readonly direction: Direction } | null = null;
  const carry = (from: Socket, onto: Socket, direction: Direction) => {
    ends.add(from);
    from.on('error', () => undefined);
    from.once('close', () => {
      ends.delete(from);
      onto.destroy();
    });
    from.on('data', (data) => {
      if (armed?.direction !== direction) {
        onto.write(data);
        return;
      }
      const { left } = armed;
      armed.left -= data.length;
      if (armed.left > 0) onto.write(data);
      else {
        armed = null;
        onto.write(data.subarray(0, left), () => {
          for (const end of ends) end.resetAndDestroy();
        });
      }
    });
  };
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    carry(near, far, 'to host');
    carry(far, near, 'to peer');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const end of ends) end.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    port: (server.address() as AddressInfo).port,
    breakAfter: (bytes, direction) => {
      armed = { left: bytes, direction };
    },
    spare: () => {
      const wasArmed = armed !== null;
      armed = null;
      return wasArmed;
    },
  };
}
