import { expect, onTestFinished, test, vi } from 'vitest';
import { en } from '#shared/words/en/en';
import { HostBrowser } from '../../../../src/main/peer/discovery/host-browser';
import { announce, LOOPBACK } from '../../../support/announcement';
import { memoryLogger } from '../../../support/memory-logger';

function browse(cards: () => string[], fingerprints: Record<string, string> = {}) {
  const waiting = new Set<() => void>();
  const appeared: string[] = [];
  const browser = new HostBrowser({
    words: () => en,
    cards,
    knowledge: { isOwn: () => false, knownFingerprint: (id) => fingerprints[id] ?? null },
    logger: memoryLogger(),
    changed: () => {
      for (const look of [...waiting]) look();
    },
    appeared: (id) => appeared.push(id),
  });
  onTestFinished(() => browser.close());
  const until = (condition: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!condition()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return { browser, appeared, until };
}

/** Ids of this run alone: other programs on this computer may announce hosts as well. */
const id = (name: string) => `${name}-${process.pid}-${Math.random().toString(36).slice(2, 8)}`;

test('a host that announces itself is found, and greyed when it says goodbye', async () => {
  const studio = id('studio');
  const { browser, appeared, until } = browse(() => [LOOPBACK], { [studio]: 'ab'.repeat(32) });
  const withdraw = await announce(studio);
  const seen = () => browser.discovered().find((host) => host.id === studio);
  await until(() => seen() !== undefined);
  expect(seen()).toMatchObject({ name: `Host ${studio}`, policy: 'open', known: true, gone: false });
  expect(browser.addressesOf(studio)[0]).toEqual({ address: LOOPBACK, port: 4747 });
  expect(appeared).toContain(studio);
  await withdraw();
  await until(() => seen()?.gone === true);
  expect(browser.addressesOf(studio)).toEqual([]);
});

test('a host that was there first is found by asking', async () => {
  const studio = id('studio');
  await announce(studio);
  const { browser, until } = browse(() => [LOOPBACK]);
  await until(() => browser.discovered().some((host) => host.id === studio));
});

test('an announcement that is no whole record is not shown', async () => {
  const good = id('good');
  const bad = id('bad');
  await announce(bad, { txt: { fp: 'short' } });
  await announce(good);
  const { browser, until } = browse(() => [LOOPBACK]);
  await until(() => browser.discovered().some((host) => host.id === good));
  expect(browser.discovered().some((host) => host.id === bad)).toBe(false);
});

test('without a network card the list says why it is empty, and looks again when there is one', async () => {
  let cards: string[] = [];
  const { browser, until } = browse(() => cards);
  expect(browser.state()).toMatchObject({ state: 'unavailable', message: expect.stringContaining('no network') });
  cards = [LOOPBACK];
  browser.ask();
  await until(() => browser.state().state === 'looking');
});

test('closing leaves no timer and no socket', async () => {
  const before = process.getActiveResourcesInfo().filter((resource) => /UDP|Timeout/.test(resource));
  const { browser } = browse(() => [LOOPBACK]);
  await browser.close();
  await vi.waitFor(() => {
    const after = process.getActiveResourcesInfo().filter((resource) => /UDP|Timeout/.test(resource));
    expect(after.length).toBeLessThanOrEqual(before.length + 1);
  });
});
