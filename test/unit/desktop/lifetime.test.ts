import { expect, it } from 'vitest';
import { Lifetime } from '../../../src/main/desktop/lifetime';
import { memoryLogger } from '../../support/memory-logger';

it('what started last ends first, each part waits for the one before', async () => {
  const lifetime = new Lifetime(memoryLogger());
  const ended: string[] = [];
  lifetime.own('disk', 'disk', (part) => ended.push(part));
  lifetime.own('host', 'host', async (part) => {
    await Promise.resolve();
    ended.push(part);
  });
  await lifetime.end();
  expect(ended).toEqual(['host', 'disk']);
});

it('a part that fails to end is logged and does not hold up the others', async () => {
  const logger = memoryLogger();
  const lifetime = new Lifetime(logger);
  const ended: string[] = [];
  lifetime.own('disk', 'disk', (part) => ended.push(part));
  lifetime.own('host', 'host', () => Promise.reject(new Error('stuck')));
  await lifetime.end();
  expect(ended).toEqual(['disk']);
  expect(logger.lines).toMatchObject([{ event: 'end_failed', fields: { part: 'host' } }]);
});

it('ends every part once, also when it is ended twice', async () => {
  const lifetime = new Lifetime(memoryLogger());
  const ended: string[] = [];
  lifetime.own('disk', 'disk', (part) => ended.push(part));
  await Promise.all([lifetime.end(), lifetime.end()]);
  expect(ended).toEqual(['disk']);
});
