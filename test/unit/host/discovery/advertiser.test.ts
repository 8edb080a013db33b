import Bonjour, { type Service } from 'bonjour-service';
import { expect, onTestFinished, test } from 'vitest';
import type { Host } from '#shared/nouns/host';
import { reachableCards } from '../../../../src/main/host/addresses';
import { Advertiser } from '../../../../src/main/host/discovery/advertiser';
import { memoryLogger } from '../../../support/memory-logger';
import { requires } from '../../../support/requirements';

const card = (change: Partial<Host> = {}): Host => ({
  ...{ id: `id-${process.hrtime.bigint().toString(36)}`, name: 'Studio', fingerprint: 'ab'.repeat(32) },
  ...{ policy: 'code', version: '1.0.0', file_bytes: 0 },
  ...change,
});

/** What a browser on this computer's first card sees of hosts with an id. */
function browse(address: string, id: string) {
  const options: object = { interface: address, bind: '0.0.0.0' };
  const bonjour = new Bonjour(options, () => undefined);
  const browser = bonjour.find({ type: 'hearth' });
  onTestFinished(() => new Promise<void>((resolve) => bonjour.destroy(() => resolve())));
  const next = (event: 'up' | 'down') =>
    new Promise<Service>((resolve) => {
      const look = (service: Service) => {
        if (service.txt?.id !== id) return;
        browser.off(event, look);
        resolve(service);
      };
      browser.on(event, look);
    });
  return { next };
}

const [address = ''] = reachableCards('0.0.0.0');

requires('lan')('[DISC-1] a host on the network', () => {
  test('is found with its record, follows changes, and says goodbye', async () => {
    let record: { card: Host; port: number } | null = { card: card(), port: 4747 };
    const { id } = record.card;
    const logger = memoryLogger();
    const advertiser = new Advertiser({ record: () => record, addresses: () => [address], logger });
    onTestFinished(() => advertiser.stop());
    const { next } = browse(address, id);

    const up = next('up');
    await advertiser.follow();
    const found = await up;
    expect(found).toMatchObject({ name: `Studio ${id.slice(0, 6)}`, port: 4747, type: 'hearth', protocol: 'tcp' });
    expect(found.txt).toEqual({ id, name: 'Studio', fp: 'ab'.repeat(32), policy: 'code', v: '1' });
    expect(found.addresses).toContain(address);
    expect(found.host).toMatch(/\.local$/);

    const renamed = next('up');
    record = { ...record, card: { ...record.card, name: 'Atelier' } };
    await advertiser.follow();
    expect((await renamed).txt).toMatchObject({ id, name: 'Atelier' });

    const hidden = next('down');
    record = null;
    await advertiser.follow();
    await hidden;
    expect(logger.lines).toEqual([]);
  });

  test('with the longest name there is fits', async () => {
    const name = '\u{1f3e0}'.repeat(40);
    const record = { card: card({ name }), port: 4747 };
    const advertiser = new Advertiser({ record: () => record, addresses: () => [address], logger: memoryLogger() });
    onTestFinished(() => advertiser.stop());
    const { next } = browse(address, record.card.id);
    const up = next('up');
    await advertiser.follow();
    expect((await up).txt).toMatchObject({ name });
  });
});

test('a card that cannot be used is logged once and stops nothing', async () => {
  const logger = memoryLogger();
  const record = { card: card(), port: 4747 };
  const advertiser = new Advertiser({ record: () => record, addresses: () => ['203.0.113.7'], logger });
  await advertiser.follow();
  await advertiser.follow();
  expect(logger.lines).toMatchObject([{ level: 'warn', event: 'discovery_failed' }]);
  await advertiser.stop();
});
