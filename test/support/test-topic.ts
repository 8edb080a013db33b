import { bareHost } from './bare-host';
import { aPerson } from './member';
import { enter, type RawSocket, type WireFrame } from './raw-socket';
import { TestKind, type TestKindOptions } from './test-channels';

/** A bare host with one kind of channel, Ann's socket on it, and a way to publish on `test-a`. */
export async function setUp(options: TestKindOptions = {}, limits: object = {}) {
  const kind = new TestKind(options);
  const host = await bareHost({ kinds: [kind], limits });
  const socket = await enter(host, await aPerson('Ann'));
  const tell = (n: number) => host.hub.publish('test-a', { topic: 'test-a', event: 'told', payload: { n } });
  return { kind, host, socket, tell };
}

/** The frame that ends a membership. */
export const close = (topic: string, joinRef: string): WireFrame => [joinRef, joinRef, topic, 'phx_close', {}];

/** Leaves `test-a`. */
export async function leave(socket: RawSocket, joinRef: string, ref: string): Promise<void> {
  socket.send(joinRef, ref, 'test-a', 'phx_leave');
  await socket.reply(ref);
}
