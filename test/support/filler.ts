import { onTestFinished } from 'vitest';
import { encodeFrame } from '#shared/protocol/frame';
import { roomTopic } from '#shared/protocol/topics';
import type { HostAddress, Person } from './member';
import { enter } from './raw-socket';

/** Somebody who fills rooms quickly: many messages at once, over one socket of a host without push limits. */
export interface Filler {
  /** Resolves once all of these are acknowledged, in this order. */
  write(texts: readonly string[]): Promise<void>;
}

/** Puts a person into a room to fill it. Their socket is closed when the test ends. */
export async function fillerOf(host: HostAddress, person: Person, room: string): Promise<Filler> {
  const socket = await enter(host, person);
  onTestFinished(() => socket.ws.terminate());
  const topic = roomTopic(room);
  await socket.join(topic, 'join');
  const lost = socket.closed.then(() => {
    throw new Error('The filler lost its line.');
  });
  lost.catch(() => undefined);
  let written = 0;
  return {
    write: (texts) => {
      const acked = new Promise<void>((resolve, reject) => {
        let open = texts.length;
        const hear = (data: unknown) => {
          // Nobody asks this socket what it heard.
          socket.frames.length = 0;
          const [, , , event, payload] = JSON.parse(String(data));
          if (event !== 'phx_reply') return;
          if (payload.status !== 'ok') reject(new Error(JSON.stringify(payload.response)));
          open -= 1;
          if (open > 0) return;
          socket.ws.off('message', hear);
          resolve();
        };
        socket.ws.on('message', hear);
        for (const message of texts) {
          written += 1;
          const payload = { message, client_id: `fill-${written}` };
          socket.ws.send(encodeFrame({ joinRef: 'join', ref: `${written}`, topic, event: 'chat-message', payload }));
        }
      });
      return Promise.race([acked, lost]);
    },
  };
}
