import { describe, expect, it } from 'vitest';
import { de } from '#shared/words/de/de';
import { en } from '#shared/words/en/en';
import {
  invitationNotice,
  messageNotice,
  messagesNotice,
  newcomerNotice,
} from '../../../src/main/desktop/notification-text';
import { aHostEntry, anIncomingInvitation, anIncomingMessage } from '../../support/incoming';
import { aMessage, anInvitation, aRoom, aUser } from '../../support/nouns';

const words = en.desktop.notice;
const saying = (message: string) => anIncomingMessage({ message: aMessage({ message }) });

describe('what a notification says', () => {
  it('a message names its author and its room', () => {
    expect(messageNotice(saying('Soup is ready'), words)).toEqual({ title: 'Ines in Lunch', body: 'Soup is ready' });
  });

  it('a message from person to person names no room', () => {
    const incoming = anIncomingMessage({ room: aRoom({ direct: true }) });
    expect(messageNotice(incoming, words).title).toBe('Ines');
  });

  it('many messages are counted, and the newest one is shown', () => {
    expect(messagesNotice(saying('Soup is ready'), 4, words)).toEqual({
      title: '4 new messages in Lunch',
      body: 'Ines: Soup is ready · and 3 more',
    });
  });

  it('a long message is cut after 180 characters, between characters', () => {
    const body = messageNotice(saying(`${'x'.repeat(179)}🔥 and more`), words).body;
    expect(body).toBe(`${'x'.repeat(179)}…`);
  });

  it('a message of several lines is put on one', () => {
    expect(messageNotice(saying('one\n\n  two\tthree'), words).body).toBe('one two three');
  });

  it('an author who is not known any more is someone', () => {
    expect(messageNotice(anIncomingMessage({ author: null }), words).title).toBe('Someone in Lunch');
  });

  it('an invitation names who, which room and where', () => {
    const incoming = anIncomingInvitation({
      from: aUser({ name: 'Kwame' }),
      invitation: anInvitation({ room: { id: 'r', name: 'Hiring 2027', description: '' } }),
    });
    expect(invitationNotice(incoming, words)).toEqual({
      title: 'Kwame invites you',
      body: 'Hiring 2027, a private room on Studio',
    });
  });

  it('a newcomer is named with the host they ask to join', () => {
    expect(newcomerNotice({ host: aHostEntry(), newcomer: { id: 'n', name: 'Tomasz' } }, words).title).toBe(
      'Tomasz asks to join Studio',
    );
  });

  it.each([
    ['**Soup** is _ready_', 'Soup is ready'],
    ['# Soup\n\n- lentils\n- bread', 'Soup lentils bread'],
    ['See [the list](https://example.org)', 'See the list'],
    ['`npm ci` and\n```sh\nnpm test\n```', 'npm ci and npm test'],
    ['> Soup?\n\n~~No~~ yes', 'Soup? No yes'],
    ['The end: ||he did it||', 'The end: ▒▒▒'],
    ['<b>1 & 2</b> < 3', '<b>1 & 2</b> < 3'],
  ])('Markdown %j is read as %j', (markdown, text) => {
    expect(messageNotice(saying(markdown), words).body).toBe(text);
  });

  const file = { id: 'f', name: 'chair.step', size: 7, type: 'model/step' };
  it.each([
    [[{ ...file, type: 'image/png' }], 'Picture'],
    [[{ ...file, type: 'video/mp4' }], 'Video'],
    [[file], 'chair.step'],
    [[file, file], '2 files'],
  ])('a message without words tells what it brings (%#)', (files, text) => {
    const incoming = anIncomingMessage({ message: aMessage({ message: '', files }) });
    expect(messageNotice(incoming, words).body).toBe(text);
  });

  it('all of it is said in the language of the app', () => {
    expect(messagesNotice(saying('Suppe'), 4, de.desktop.notice)).toEqual({
      title: '4 neue Nachrichten in Lunch',
      body: 'Ines: Suppe · und 3 weitere',
    });
  });
});
