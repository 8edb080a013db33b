import { describe, expect, it } from 'vitest';
import {
  invitationNotice,
  messageNotice,
  messagesNotice,
  newcomerNotice,
} from '../../../src/main/desktop/notification-text';
import { aHostEntry, anIncomingInvitation, anIncomingMessage } from '../../support/incoming';
import { aMessage, anInvitation, aRoom, aUser } from '../../support/nouns';

const saying = (message: string) => anIncomingMessage({ message: aMessage({ message }) });

describe('what a notification says', () => {
  it('a message names its author and its room', () => {
    expect(messageNotice(saying('Soup is ready'))).toEqual({ title: 'Ines in Lunch', body: 'Soup is ready' });
  });

  it('a message from person to person names no room', () => {
    const incoming = anIncomingMessage({ room: aRoom({ direct: true }) });
    expect(messageNotice(incoming).title).toBe('Ines');
  });

  it('many messages are counted, and the newest one is shown', () => {
    expect(messagesNotice(saying('Soup is ready'), 4)).toEqual({
      title: '4 new messages in Lunch',
      body: 'Ines: Soup is ready · and 3 more',
    });
  });

  it('a long message is cut after 180 characters, between characters', () => {
    const body = messageNotice(saying(`${'x'.repeat(179)}🔥 and more`)).body;
    expect(body).toBe(`${'x'.repeat(179)}…`);
  });

  it('a message of several lines is put on one', () => {
    expect(messageNotice(saying('one\n\n  two\tthree')).body).toBe('one two three');
  });

  it('an author who is not known any more is someone', () => {
    expect(messageNotice(anIncomingMessage({ author: null })).title).toBe('Someone in Lunch');
  });

  it('an invitation names who, which room and where', () => {
    const incoming = anIncomingInvitation({
      from: aUser({ name: 'Kwame' }),
      invitation: anInvitation({ room: { id: 'r', name: 'Hiring 2027', description: '' } }),
    });
    expect(invitationNotice(incoming)).toEqual({
      title: 'Kwame invites you',
      body: 'Hiring 2027, a private room on Studio',
    });
  });

  it('a newcomer is named with the host they ask to join', () => {
    expect(newcomerNotice({ host: aHostEntry(), newcomer: { id: 'n', name: 'Tomasz' } }).title).toBe(
      'Tomasz asks to join Studio',
    );
  });
});
