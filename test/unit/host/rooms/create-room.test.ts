import { describe, expect, it } from 'vitest';
import { type CreateRoom, createRoom } from '../../../../src/main/host/rooms/create-room';
import { createTeam } from '../../../../src/main/host/teams/create-team';
import { granted, NOON, refused, rulesAtWork } from '../../../support/rules';

const room = (fields: Partial<CreateRoom> = {}): CreateRoom => ({
  name: 'Lunch',
  description: '',
  private: false,
  team: null,
  users: [],
  ...fields,
});

describe('creating a room', () => {
  it('makes a public room with every attribute', async () => {
    const { decide, registry } = await rulesAtWork('ann', 'bob');
    const made = granted(await decide('bob', createRoom, room({ description: 'Where and when' })));
    expect(made).toEqual({
      id: expect.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
      name: 'Lunch',
      slug: 'lunch',
      description: 'Where and when',
      private: false,
      users: [],
      team: null,
      user: 'bob',
      created: NOON,
      modified: NOON,
      direct: false,
    });
    expect(await registry.get('rooms', made.id)).toEqual(made);
  });

  it('[NOUN-4] numbers the slugs of rooms that everybody may see', async () => {
    const { decide } = await rulesAtWork('ann');
    const slugs: string[] = [];
    for (const name of ['Lunch', 'lunch!', 'LUNCH', '🍕']) {
      slugs.push(granted(await decide('ann', createRoom, room({ name }))).slug);
    }
    expect(slugs).toEqual(['lunch', 'lunch-2', 'lunch-3', 'room']);
  });

  it('[NOUN-4] ends the slug of a private room in part of its id, whatever others there are', async () => {
    const { decide } = await rulesAtWork('ann', 'bob');
    const first = granted(await decide('ann', createRoom, room({ private: true })));
    const second = granted(await decide('bob', createRoom, room({ private: true })));
    expect(first.slug).toBe(`lunch-${first.id.slice(0, 6)}`);
    expect(second.slug).toBe(`lunch-${second.id.slice(0, 6)}`);
  });

  it('[SYS-1] [SEE-5] puts the people named and the creator into a private room, each once', async () => {
    const { decide } = await rulesAtWork('ann', 'bob', 'cy');
    const made = granted(await decide('ann', createRoom, room({ private: true, users: ['bob', 'cy', 'bob'] })));
    expect(made.users).toEqual(['ann', 'bob', 'cy']);
  });

  it('[SYS-1] refuses people in a public room, and people who are not on the host', async () => {
    const { decide, removed, updates } = await rulesAtWork('ann', 'bob');
    await removed('cy');
    expect(refused(await decide('ann', createRoom, room({ users: ['bob'] })))).toBe('bad_request users');
    expect(refused(await decide('ann', createRoom, room({ private: true, users: ['dee'] })))).toBe('not_found users');
    expect(refused(await decide('ann', createRoom, room({ private: true, users: ['cy'] })))).toBe('not_found users');
    expect(updates).toHaveLength(1);
  });

  it("makes a team's room for its users only", async () => {
    const { decide } = await rulesAtWork('ann', 'bob');
    const team = granted(await decide('bob', createTeam, { name: 'Design', users: [] }));
    expect(granted(await decide('bob', createRoom, room({ team: team.id }))).team).toBe(team.id);
    expect(refused(await decide('ann', createRoom, room({ team: team.id })))).toBe('not_found team');
    expect(refused(await decide('ann', createRoom, room({ team: 'none' })))).toBe('not_found team');
  });

  it('refuses who is not, or no longer, on the host', async () => {
    const { decide, removed } = await rulesAtWork('ann');
    await removed('bob');
    expect(refused(await decide('bob', createRoom, room()))).toBe('forbidden');
    expect(refused(await decide('nobody', createRoom, room()))).toBe('forbidden');
  });

  it('decides pushes made at the same moment one after the other', async () => {
    const { decide } = await rulesAtWork('ann');
    const made = await Promise.all(Array.from({ length: 5 }, () => decide('ann', createRoom, room())));
    expect(made.map((outcome) => granted(outcome).slug)).toEqual(['lunch', 'lunch-2', 'lunch-3', 'lunch-4', 'lunch-5']);
  });
});
