import Bonjour from 'bonjour-service';
import { onTestFinished } from 'vitest';

/** The card that multicast of one computer with itself goes through. */
export const LOOPBACK = '127.0.0.1';

/** Announces a host as hosts do; returns its goodbye. */
export async function announce(
  id: string,
  { port = 4747, txt = {} }: { port?: number; txt?: Record<string, string> } = {},
): Promise<() => Promise<void>> {
  // The types know the options of a service only, the constructor takes those of multicast-dns as well.
  const bonjour = new Bonjour({ interface: LOOPBACK, bind: '0.0.0.0' } as object);
  const service = bonjour.publish({
    name: `hearth-${id}`,
    type: 'hearth',
    port,
    probe: false,
    txt: { id, name: `Host ${id}`, fp: 'ab'.repeat(32), policy: 'open', v: '0.1.0', ...txt },
  });
  await new Promise<void>((resolve) => service.once('up', resolve));
  onTestFinished(() => new Promise<void>((resolve) => bonjour.destroy(resolve)));
  return () => new Promise<void>((resolve) => bonjour.unpublishAll(resolve));
}
