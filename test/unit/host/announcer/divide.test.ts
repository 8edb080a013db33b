import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Audience, isAmong } from '../../../../src/main/host/access';
import { divide } from '../../../../src/main/host/announcer/divide';

const EVERYONE = ['ann', 'bob', 'cy', 'dee'];
const audience: fc.Arbitrary<Audience> = fc.oneof(fc.constant('everybody' as const), fc.subarray(EVERYONE));

describe('dividing an audience', () => {
  it('puts each person where they belong, for every two audiences', () => {
    fc.assert(
      fc.property(audience, audience, fc.constantFrom(...EVERYONE), (before, after, who) => {
        const { gained, kept, lost } = divide(before, after, () => EVERYONE);
        const [was, is] = [isAmong(before, who), isAmong(after, who)];
        expect({ gained: isAmong(gained, who), kept: isAmong(kept, who), lost: isAmong(lost, who) }).toEqual({
          gained: !was && is,
          kept: was && is,
          lost: was && !is,
        });
      }),
    );
  });

  it('names nobody where everybody is meant', () => {
    const never = () => {
      throw new Error('listed everyone');
    };
    expect(divide([], 'everybody', never).gained).toBe('everybody');
    expect(divide('everybody', [], never).lost).toBe('everybody');
    expect(divide('everybody', 'everybody', never).kept).toBe('everybody');
  });
});
