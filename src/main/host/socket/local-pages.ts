import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { addressOf } from './tcp-door';

/** Pages for programs on the same computer: the host's health, its metrics. */
export interface LocalPages {
  /** Answers a request; false when there is no such page. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
}

const LOOPBACK = /^(127\.|::1$)/;

/** Whether the far end is on this computer. */
export const isFromHere = (socket: Pick<Socket, 'remoteAddress' | 'remotePort'>): boolean =>
  LOOPBACK.test(addressOf(socket));
