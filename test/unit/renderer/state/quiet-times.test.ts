import { expect, it } from 'vitest';
import { asFields, chosenEnd, quietEnds } from '../../../../src/renderer/state/quiet-times';

const at = (hour: number, minute = 0, day = 20) => new Date(2026, 2, day, hour, minute);

it('“do not disturb” ends after a while, or in the morning that comes next', () => {
  expect(quietEnds(at(14))).toEqual({
    halfHour: at(14, 30).toISOString(),
    hour: at(15).toISOString(),
    tomorrow: at(8, 0, 21).toISOString(),
  });
  expect(quietEnds(at(2)).tomorrow).toBe(at(8).toISOString());
});

it('an end of one’s own is a local day and time that is still to come', () => {
  expect(chosenEnd('2026-03-20', '17:30', at(14))).toBe(at(17, 30).toISOString());
  expect(chosenEnd('2026-03-20', '13:00', at(14))).toBeNull();
  expect(chosenEnd('', '13:00', at(14))).toBeNull();
  expect(asFields(at(8, 5))).toEqual({ day: '2026-03-20', time: '08:05' });
});
