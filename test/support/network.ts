import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const execute = promisify(execFile);
const ip = (...args: string[]) => execute('ip', args);

/** A machine on a network of its own: a network namespace with one network card. */
export interface Machine {
  /** The IPv4 address of its card. */
  readonly address: string;
  /** The command that runs another one on this machine. */
  readonly run: readonly string[];
  /** Pulls the cable out of its card. */
  pullCable(): Promise<void>;
  putCableBack(): Promise<void>;
  /** From now on this share of the packets that arrive is lost, from 0 to 1. */
  lose(share: number): Promise<void>;
  /** From now on no more than so many bytes a second arrive; what is more is lost, as behind a small router. */
  narrow(bytesPerSecond: number): Promise<void>;
  /** Nothing is lost any more. */
  widen(): Promise<void>;
  /** Gives its card another address. */
  move(address: string): Promise<void>;
}

/**
 * Two machines with a cable between them, for the running test; the name of their namespaces says who made them, so that
 * one left behind is found. Needs `requires('netns')`.
 */
export async function twoMachines(): Promise<readonly [Machine, Machine]> {
  const name = `hearth-${process.pid}-${Date.now() % 100_000}`;
  const namespaces = [`${name}-a`, `${name}-b`] as const;
  onTestFinished(async () => {
    // Taking away one end of the cable takes away the other, and with them all that was bound to the addresses.
    for (const namespace of namespaces) await ip('netns', 'delete', namespace);
  });
  for (const namespace of namespaces) await ip('netns', 'add', namespace);
  const [a, b] = namespaces;
  await ip('link', 'add', 'lan0', 'netns', a, 'type', 'veth', 'peer', 'name', 'lan0', 'netns', b);
  return [await setUp(a, '10.77.0.1'), await setUp(b, '10.77.0.2')];
}

async function setUp(namespace: string, address: string): Promise<Machine> {
  const inside = (...args: string[]) => ip('-netns', namespace, ...args);
  await inside('link', 'set', 'lo', 'up');
  await inside('address', 'add', `${address}/24`, 'dev', 'lan0');
  await inside('link', 'set', 'lan0', 'up');
  // Packets as a cable carries them: otherwise the kernel hands over up to 64 KiB as one.
  await inside('link', 'set', 'lan0', 'gso_max_segs', '1');
  const incoming = (...rule: string[]) =>
    execute('ip', ['netns', 'exec', namespace, 'iptables', ...rule]).then(() => undefined);
  const dropping = async (...match: string[]) => {
    await incoming('-F', 'INPUT');
    await incoming('-A', 'INPUT', '-i', 'lan0', ...match, '-j', 'DROP');
  };
  return {
    address,
    run: ['ip', 'netns', 'exec', namespace],
    pullCable: async () => void (await inside('link', 'set', 'lan0', 'down')),
    putCableBack: async () => void (await inside('link', 'set', 'lan0', 'up')),
    lose: (share) => dropping('-m', 'statistic', '--mode', 'random', '--probability', `${share}`),
    narrow: (rate) => {
      const burst = ['--hashlimit-burst', `${rate * 2}b`, '--hashlimit-name', 'line'];
      return dropping('-m', 'hashlimit', '--hashlimit-above', `${rate}b/s`, ...burst);
    },
    widen: () => incoming('-F', 'INPUT'),
    move: async (to) => {
      await inside('address', 'delete', `${address}/24`, 'dev', 'lan0');
      await inside('address', 'add', `${to}/24`, 'dev', 'lan0');
    },
  };
}
