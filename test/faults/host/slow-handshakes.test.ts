import { expect, test } from 'vitest';
import { Bout } from '../../support/attack/bout';
import { reportFigure, rounds } from '../../support/fault-figures';
import { aPerson, Member } from '../../support/member';
import { requires } from '../../support/requirements';

requires('build', 'linux')('handshakes that take for ever', () => {
  test('[CONN-4] [CONN-5] are cut off, and people come in meanwhile, from the same address, too', async () => {
    const bout = await Bout.begin();
    const before = bout.host.rss();
    const times: number[] = [];
    const comeIn = async () => {
      for (let n = 0; n < rounds(3, 20); n += 1) {
        const begun = performance.now();
        const member = await Member.online(bout.host, await aPerson(`Guest ${n}`));
        times.push(performance.now() - begun);
        await member.disconnect();
      }
    };
    const options = { seconds: rounds(1, 15), meanwhile: comeIn };
    await bout.during('500 silent connections', 'handshakes', { how: 'silent', lines: 500 }, options);
    const tls = await bout.during('200 that drip TLS', 'handshakes', { how: 'tls', lines: rounds(50, 200) }, options);
    const http = await bout.during(
      '200 that drip HTTP',
      'handshakes',
      { how: 'http', lines: rounds(50, 200) },
      options,
    );
    expect([tls.tally.cut, http.tally.cut].every((cut) => (cut ?? 0) >= rounds(0, 200))).toBe(true);
    // The crowd is at 127.0.0.1, and so are these: more than an address may have.
    const here = { how: 'silent', lines: 600, from: '127.0.0.1' } as const;
    await bout.during('600 from the same address', 'handshakes', here, options);
    expect(bout.host.peak()).toBeLessThan(before + 100);
    const slowest = Math.round(Math.max(...times));
    reportFigure(
      'slow-handshakes',
      `${times.length} people came in, the slowest in ${slowest} ms; ${await bout.end()}`,
    );
  }, 600_000);
});
