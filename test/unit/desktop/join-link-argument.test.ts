import { describe, expect, it } from 'vitest';
import { joinLinkIn } from '../../../src/main/desktop/join-link-argument';

describe('the join link among the arguments', () => {
  it('is found wherever it stands', () => {
    expect(joinLinkIn(['/usr/bin/hearth', '--flag', 'hearth://studio:4747/?code=x'])).toBe(
      'hearth://studio:4747/?code=x',
    );
  });

  it('is null on a plain start, and when it is too long to be one', () => {
    expect(joinLinkIn(['/usr/bin/hearth', '--user-data-dir=/tmp/hearth'])).toBeNull();
    expect(joinLinkIn([`hearth://${'x'.repeat(3_000)}`])).toBeNull();
  });
});
