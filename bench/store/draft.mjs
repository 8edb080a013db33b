import { randomUUID } from 'node:crypto';
import { TEXT } from '../message.mjs';

/** A message as a host gives it to its log. @param {string} room */
export const draftIn = (room) => ({
  id: randomUUID(),
  message: TEXT,
  room,
  user: 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg',
  created: new Date().toISOString(),
  client_id: randomUUID(),
  reply_to: null,
  thread: null,
  files: [],
});
