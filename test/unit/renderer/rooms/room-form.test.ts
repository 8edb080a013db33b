import { describe, expect, it } from 'vitest';
import { parsePayload } from '#shared/protocol/payload';
import { SystemPushes } from '#shared/protocol/system-channel';
import { wordsIn } from '#shared/words/words';
import { changedPeople, EMPTY_ROOM_FORM, roomFormPayload } from '../../../../src/renderer/features/rooms/room-form';

const filled = { ...EMPTY_ROOM_FORM, name: 'Hiring', team: 'furniture', users: ['priya'] };

describe('the form of a new room', () => {
  it('sends what belongs to the chosen audience and nothing else', () => {
    expect(roomFormPayload({ ...filled, audience: 'public' })).toEqual({ name: 'Hiring', description: '' });
    expect(roomFormPayload({ ...filled, audience: 'team' })).toMatchObject({ team: 'furniture' });
    expect(roomFormPayload({ ...filled, audience: 'team' })).not.toHaveProperty('users');
    expect(roomFormPayload({ ...filled, audience: 'private' })).toMatchObject({ private: true, users: ['priya'] });
  });

  it.each([
    ['', 'name'],
    ['x'.repeat(81), 'name'],
    ['two\nlines', 'name'],
  ])('the name %j is refused at its field', (name, field) => {
    const checked = parsePayload(SystemPushes['chatroom-create'].payload, roomFormPayload({ ...filled, name }));
    expect(checked).toMatchObject({ ok: false, error: { field } });
  });
});

describe('changing who may enter', () => {
  it('adds and takes out, and leaves what others did meanwhile', () => {
    const before = ['priya', 'jonas'];
    expect(changedPeople(['ines', 'priya', 'jonas'], before, ['priya', 'mei'])).toEqual(['ines', 'priya', 'mei']);
    expect(changedPeople(['ines', 'priya', 'jonas', 'kwame'], before, ['priya'])).toEqual(['ines', 'priya', 'kwame']);
    expect(changedPeople(['ines', 'priya'], before, ['priya', 'jonas'])).toEqual(['ines', 'priya']);
  });
});

it('deleting says what is lost', () => {
  const { text } = wordsIn('en').rooms.delete;
  expect(text(0)).toMatch(/^Nothing is written in it yet/);
  expect(text(1)).toMatch(/^Its one message goes/);
  expect(text(1_204)).toMatch(/^Its 1,204 messages go/);
});
