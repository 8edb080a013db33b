import { describe, expect, it } from 'vitest';
import { peopleOfRoom, personNote } from '../../../../src/renderer/features/people/people-of-room';
import { aRoom, aSystem, aUser } from '../support/nouns';
import { aSpeech } from '../support/speech';

const users = [
  aUser('ines', { name: 'Ines' }),
  aUser('priya', { name: 'Priya' }),
  aUser('aoife', { name: 'Aoife' }),
  aUser('mei', { name: 'Mei', status: 'away' }),
  aUser('tomasz', { name: 'Tomasz', role: 'owner' }),
];
const system = aSystem(users, ['ines', 'priya', 'mei', 'tomasz']);
const listed = (people: ReturnType<typeof peopleOfRoom>) => ({
  here: people.here.map(({ user, presence }) => `${user.name} ${presence}`),
  others: people.others.map(({ user, presence }) => `${user.name} ${presence}`),
});

describe('the people of a room', () => {
  it('who is here, oneself last, and who may enter, those who are there first', () => {
    expect(listed(peopleOfRoom(system, aRoom('cad'), ['ines', 'priya'], true))).toEqual({
      here: ['Priya online', 'Ines online'],
      others: ['Tomasz online', 'Mei away', 'Aoife offline'],
    });
  });

  it('in a private room only the people named', () => {
    const room = aRoom('payroll', { private: true, users: ['ines', 'aoife'] });
    expect(listed(peopleOfRoom(system, room, ['ines'], true))).toEqual({
      here: ['Ines online'],
      others: ['Aoife offline'],
    });
  });

  it('out of reach nobody is known to be here, nor anywhere', () => {
    const people = peopleOfRoom(system, aRoom('cad'), ['ines', 'priya'], false);
    expect(people.here).toEqual([]);
    expect(new Set(people.others.map(({ presence }) => presence))).toEqual(new Set(['unknown']));
  });
});

describe('the note below a name', () => {
  const now = new Date(2026, 2, 3, 12);
  const en = aSpeech();
  const [priya, tomasz] = [aUser('priya'), aUser('tomasz', { role: 'owner' })];

  it('says the role, away, and when somebody was last seen', () => {
    expect(personNote({ user: priya, presence: 'online' }, now, en)).toBeNull();
    expect(personNote({ user: tomasz, presence: 'online' }, now, en)).toBe('Hosting');
    expect(personNote({ user: tomasz, presence: 'away' }, now, en)).toBe('Hosting · Away');
    const seen = aUser('aoife', { last_seen: new Date(2026, 1, 27, 12).toISOString() });
    expect(personNote({ user: seen, presence: 'offline' }, now, en)).toBe('Seen Friday');
    expect(personNote({ user: seen, presence: 'unknown' }, now, en)).toBeNull();
  });

  it('says until when somebody is not to be disturbed, in the language of the reader', () => {
    const quiet = aUser('mei', { dnd_until: new Date(2026, 2, 3, 17, 30).toISOString() });
    expect(personNote({ user: quiet, presence: 'dnd' }, now, en)).toBe('Do not disturb until 17:30');
    expect(personNote({ user: quiet, presence: 'dnd' }, now, aSpeech('de'))).toBe('Bitte nicht stören bis 17:30');
  });
});
