import { describe, expect, it } from 'vitest';
import type { Hosting } from '#shared/bridge/state';
import { en } from '#shared/words/en/en';
import { closingQuestion } from '../../../src/main/desktop/closing-question';

const words = en.desktop.closing;

const hostingWith = (connected: number): Hosting => ({
  state: 'on',
  id: 'studio',
  name: 'Studio',
  policy: 'open',
  fingerprint: 'ab'.repeat(32),
  port: 4747,
  addresses: ['192.168.1.37:4747'],
  link: 'hearth://192.168.1.37:4747/',
  code: null,
  since: '2026-11-22T09:00:00.000Z',
  visible: true,
  connected,
  folder: '/tmp/host',
});

describe('the question before the app ends', () => {
  it('is asked only while others are connected to this computer', () => {
    expect(closingQuestion({ state: 'off' }, words)).toBeNull();
    expect(closingQuestion(hostingWith(0), words)).toBeNull();
    expect(closingQuestion(hostingWith(1), words)?.message).toBe('1 person is connected to Studio.');
    expect(closingQuestion(hostingWith(3), words)?.message).toBe('3 people are connected to Studio.');
  });
});
