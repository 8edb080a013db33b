import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A way to a host that can be cut: what connects to its port reaches the host's, as long as it is whole. */
export interface Cable {
  readonly port: number;
  /** Every line breaks, and new ones are not answered. */
  cut(): void;
  /** Lines stay as they are, but nothing passes any more, as with a cable that is pulled. */
  freeze(): void;
  /** What is sent to the host still arrives there, but nothing comes back. */
  muffle(): void;
  /** New lines pass again; frozen ones stay frozen. */
  mend(): void;
}

/** Lays a cable to a port of this computer. */
export async function layCable(to: number): Promise<Cable> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let whole = true;
  const server = createServer((near) => {
    near.on('error', () => undefined);
    if (!whole) {
      near.destroy();
      return;
    }
    const far = connect(to, '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    far.on('error', () => near.destroy());
    near.once('close', () => {
      pairs.delete(pair);
      far.destroy();
    });
    far.once('close', () => near.destroy());
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    whole = false;
    for (const [near] of pairs) near.destroy();
  };
  onTestFinished(async () => {
    cut();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    freeze: () => {
      whole = false;
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
      }
    },
    muffle: () => {
      whole = false;
      for (const [near, far] of pairs) far.unpipe(near);
    },
    mend: () => {
      whole = true;
    },
  };
}
