import { expect, test } from 'vitest';
import { Names } from '../../../../src/main/desktop/spelling/names';
import { accepted, createRoom, startPeer, targetOf } from '../../../support/peer';
import { startHost } from '../../../support/peer-host';

test('people, rooms and hosts are known by every part of their names, as they are called now', async () => {
  const host = await startHost();
  const { peer } = await startPeer();
  const names = new Names(peer);
  expect(names.finder()('Lunch')).toBe(false);
  accepted(await peer.update({ name: 'Priya O’Raghunathan-Smyth' }));
  accepted(await peer.join(targetOf(host)));
  await createRoom(peer, host.id, { name: 'Lunchroom Zwo' });
  const knows = names.finder();
  for (const word of ['Priya', 'priya', 'raghunathan', 'Smyth', 'Lunchroom', 'zwo']) expect(knows(word)).toBe(true);
  for (const word of ['Lunch', 'Pri', '']) expect(knows(word)).toBe(false);
});
