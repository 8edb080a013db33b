import type { HostEntry } from '#shared/bridge/state';
import type { IncomingInvitation, IncomingMessage } from '../../src/main/peer/peer';
import { aMessage, anInvitation, aRoom, aUser } from './nouns';

/** A joined host as the rail shows it. */
export const aHostEntry = (fields: Partial<HostEntry> = {}): HostEntry => ({
  id: 'studio',
  name: 'Studio',
  fingerprint: 'ab'.repeat(32),
  policy: 'open',
  address: '192.168.1.37:4747',
  own: false,
  known_since: '2026-11-22T09:00:00.000Z',
  connection: { state: 'online' },
  unread: {},
  mentions: {},
  replies: 0,
  invitations: 0,
  left_rooms: [],
  stranded: [],
  ...fields,
});

/** A message as the peer hands it on. */
export const anIncomingMessage = (fields: Partial<IncomingMessage> = {}): IncomingMessage => ({
  host: aHostEntry(),
  room: aRoom(),
  author: aUser(),
  message: aMessage(),
  meaning: null,
  ...fields,
});

/** An invitation as the peer hands it on. */
export const anIncomingInvitation = (fields: Partial<IncomingInvitation> = {}): IncomingInvitation => ({
  host: aHostEntry(),
  from: aUser(),
  invitation: anInvitation(),
  ...fields,
});
