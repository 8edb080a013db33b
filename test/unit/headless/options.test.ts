import { describe, expect, test } from 'vitest';
import { readOptions, USAGE } from '../../../src/main/headless/options';

const sentence = (...args: string[]) => {
  const read = readOptions(args);
  return read.ok ? 'ok' : read.error;
};

describe('the command line', () => {
  test('needs a data folder and nothing else', () => {
    expect(readOptions(['--data', '/srv/hearth'])).toEqual({
      ok: true,
      value: { kind: 'run', json: false, host: { data: '/srv/hearth', discovery: true, rateLimit: true } },
    });
  });

  test('takes every option', () => {
    const args = '--data d --port 0 --bind 127.0.0.1 --name Studio --policy code --no-discovery --no-rate-limit --json';
    expect(readOptions(args.split(' '))).toEqual({
      ok: true,
      value: {
        kind: 'run',
        json: true,
        host: {
          ...{ data: 'd', port: 0, bind: '127.0.0.1', name: 'Studio', policy: 'code' },
          ...{ discovery: false, rateLimit: false },
        },
      },
    });
  });

  test.each([
    ['9464', { bind: '127.0.0.1', port: 9464 }],
    ['0', { bind: '127.0.0.1', port: 0 }],
    ['0.0.0.0:9464', { bind: '0.0.0.0', port: 9464 }],
    ['localhost:9464', { bind: 'localhost', port: 9464 }],
    ['[::1]:9464', { bind: '::1', port: 9464 }],
  ])('takes --metrics %s', (value, metrics) => {
    expect(readOptions(['--data', 'd', '--metrics', value])).toMatchObject({ ok: true, value: { metrics } });
  });

  test.each(['', 'x', ':9464', '::1:9464', '[::1]', '1.2.3:9464', '127.0.0.1:', '65536', '[1.2.3.4]:1', 'example:1'])(
    'refuses --metrics %o',
    (value) => {
      expect(sentence('--data', 'd', `--metrics=${value}`)).toBe(
        '--metrics is a port from 0 to 65535, or an address and a port, such as 127.0.0.1:9464 or [::1]:9464.',
      );
    },
  );

  test('explains itself', () => {
    expect(readOptions(['--help'])).toEqual({ ok: true, value: { kind: 'help' } });
    for (const flag of ['data', 'port', 'bind', 'name', 'policy', 'no-discovery', 'no-rate-limit', 'metrics', 'json']) {
      expect(USAGE).toContain(`--${flag}`);
    }
  });

  test.each([
    [[], '--data DIR is needed: the folder where the host keeps everything.'],
    [['--data', ''], '--data DIR is needed: the folder where the host keeps everything.'],
    [['--data', 'd', '--port', '65536'], '--port is a number from 0 to 65535.'],
    [['--data', 'd', '--port', 'http'], '--port is a number from 0 to 65535.'],
    [['--data', 'd', '--port=-1'], '--port is a number from 0 to 65535.'],
    [['--data', 'd', '--policy', 'closed'], 'A policy is open, code or approval.'],
    [['--data', 'd', '--name', ' '], 'A name needs at least one character.'],
    [['--data', 'd', '--bind', ''], '--bind needs an address.'],
    [['--data', 'd', '--colour'], "Unknown option '--colour'."],
    [['--data', 'd', 'extra'], "Unexpected argument 'extra'."],
  ])('%o is answered: %s', (args, expected) => {
    expect(sentence(...args)).toBe(expected);
  });

  test.each([[['--data']], [['--data', 'd', '--json=yes']], [['--data', 'd', '--port', '--json']]])(
    '%o is answered in one sentence',
    (args) => {
      expect(sentence(...args)).toMatch(/^Option '[^.]+\.$/);
    },
  );
});
