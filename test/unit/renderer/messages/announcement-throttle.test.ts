import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { wordsIn } from '#shared/words/words';
import { createAnnouncementThrottle } from '../../../../src/renderer/features/messages/announcement-throttle';

const hello = { author: 'Priya', text: 'Hello' };

describe('announcements', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const listening = () => {
    const said: string[] = [];
    const after = (ms: number, callback: () => void) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    };
    const throttle = createAnnouncementThrottle({
      say: (spoken) => said.push(spoken),
      words: wordsIn('en').messages.spoken,
      now: Date.now,
      after,
    });
    return { said, throttle };
  };

  it('the first message is spoken at once, with its author', () => {
    const { said, throttle } = listening();
    throttle.add(hello);
    expect(said).toEqual(['Priya: Hello']);
  });

  it('one more within two seconds is spoken when they are over', () => {
    const { said, throttle } = listening();
    throttle.add(hello);
    vi.advanceTimersByTime(500);
    throttle.add({ author: 'Jonas', text: 'Hi' });
    vi.advanceTimersByTime(1_499);
    expect(said).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(said[1]).toBe('Jonas: Hi');
  });

  it('several within two seconds are only counted', () => {
    const { said, throttle } = listening();
    throttle.add(hello);
    for (let count = 0; count < 4; count += 1) throttle.add(hello);
    vi.advanceTimersByTime(2_000);
    expect(said).toEqual(['Priya: Hello', '4 new messages']);
  });

  it('after a pause the next one is spoken at once again', () => {
    const { said, throttle } = listening();
    throttle.add(hello);
    vi.advanceTimersByTime(2_000);
    throttle.add(hello);
    expect(said).toHaveLength(2);
  });

  it('nothing is spoken after the room was left', () => {
    const { said, throttle } = listening();
    throttle.add(hello);
    throttle.add(hello);
    throttle.dispose();
    vi.advanceTimersByTime(10_000);
    expect(said).toHaveLength(1);
  });
});
