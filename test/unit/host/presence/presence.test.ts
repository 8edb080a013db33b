import { Presence as ClientPresence } from 'phoenix';
import { describe, expect, it } from 'vitest';
import { Presence, type PresenceDiff, type Schedule } from '../../../../src/main/host/presence/presence';
import { NOON } from '../../../support/rules';

/** A presence whose timer runs when the test says so. */
const presenceAtWork = () => {
  const diffs: PresenceDiff[] = [];
  let due: (() => void) | undefined;
  const schedule: Schedule = (run, ms) => {
    expect(ms).toBe(50);
    expect(due).toBeUndefined();
    due = run;
    return () => {
      due = undefined;
    };
  };
  const presence = new Presence({ publish: (diff) => diffs.push(diff), clock: () => new Date(NOON), schedule });
  const pass = () => {
    const run = due;
    due = undefined;
    run?.();
  };
  return { presence, diffs, pass, waiting: () => due !== undefined };
};

describe('presence', () => {
  it('[PRES-1] has a person while one of their sockets is there, one meta for each', () => {
    const { presence } = presenceAtWork();
    const [first, second] = [presence.track('ann'), presence.track('ann')];
    expect(presence.state()).toEqual({
      ann: {
        metas: [
          { phx_ref: expect.any(String), online_at: NOON },
          { phx_ref: expect.any(String), online_at: NOON },
        ],
      },
    });
    first();
    first();
    expect(presence.state().ann?.metas).toHaveLength(1);
    second();
    expect(presence.state()).toEqual({});
  });

  it('[PRES-1] gathers a wave into one difference', () => {
    const { presence, diffs, pass, waiting } = presenceAtWork();
    const leave = presence.track('ann');
    presence.track('bob');
    pass();
    leave();
    presence.track('cy');
    pass();
    expect(diffs.map(({ joins, leaves }) => [Object.keys(joins), Object.keys(leaves)])).toEqual([
      [['ann', 'bob'], []],
      [['cy'], ['ann']],
    ]);
    expect(waiting()).toBe(false);
  });

  it.each([0, 1, 2, 3, 4, 5, 6])("keeps the phoenix client's own list right from moment %i on", (start) => {
    const { presence, diffs, pass } = presenceAtWork();
    const leaves: (() => void)[] = [];
    const moments = [
      () => leaves.push(presence.track('ann')),
      () => leaves.push(presence.track('bob')),
      pass,
      () => leaves[0]?.(),
      () => leaves.push(presence.track('ann')),
      () => leaves[1]?.(),
      pass,
    ];
    for (const before of moments.slice(0, start)) before();
    let state = ClientPresence.syncState({}, presence.state());
    diffs.length = 0;
    for (const moment of moments.slice(start)) moment();
    for (const diff of diffs) state = ClientPresence.syncDiff(state, diff);
    expect(Object.keys(state)).toEqual(['ann']);
  });

  it('tells nothing any more once it is disposed of', () => {
    const { presence, diffs, pass } = presenceAtWork();
    presence.track('ann');
    presence.dispose();
    pass();
    expect(diffs).toEqual([]);
  });
});
