import { describe, expect, it } from 'vitest';
import { directWith, roomName } from '../../../../src/renderer/state/direct-rooms';
import { aRoom, aSystem, aUser } from '../support/nouns';
import { aSpeech } from '../support/speech';

const [ines, priya, aoife] = [
  aUser('ines', { name: 'Ines' }),
  aUser('priya', { name: 'Priya' }),
  aUser('aoife', { name: 'Aoife' }),
];
const direct = (...users: string[]) =>
  aRoom(users.join('-'), { private: true, direct: true, users, name: 'no matter' });
const system = {
  ...aSystem([ines, priya, aoife]),
  chatrooms: [
    direct('ines', 'priya'),
    direct('ines', 'priya', 'aoife'),
    aRoom('general', { users: ['ines', 'aoife'] }),
  ],
};

describe('the name of a room', () => {
  it('is that of the others where it is a direct message', () => {
    expect(roomName(direct('ines', 'priya'), system, aSpeech())).toBe('Priya');
    expect(roomName(direct('ines', 'priya', 'aoife'), system, aSpeech())).toBe('Aoife, Priya');
  });

  it('is its own otherwise, and while nobody is known', () => {
    expect(roomName(aRoom('general'), system, aSpeech())).toBe('general');
    expect(roomName(direct('ines', 'priya'), null, aSpeech())).toBe('no matter');
  });

  it('says so where the others are gone', () => {
    expect(roomName(direct('ines'), system, aSpeech('de'))).toBe('Nur du');
  });
});

it('the direct room of some people is the one with exactly them', () => {
  expect(directWith(['priya'], system)?.id).toBe('ines-priya');
  expect(directWith(['aoife', 'priya', 'ines'], system)?.id).toBe('ines-priya-aoife');
  expect(directWith(['aoife'], system)).toBeNull();
});
