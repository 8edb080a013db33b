import { expect, onTestFinished, test } from 'vitest';
import type { Language } from '#shared/words/language';
import { wordsIn } from '#shared/words/words';
import { createPeer } from '../../../src/main/peer/create-peer';
import { createFileSecretBox } from '../../../src/main/peer/identity/file-secret-box';
import { memoryLogger } from '../../support/memory-logger';
import { accepted, createRoom, refused, targetOf } from '../../support/peer';
import { startHost } from '../../support/peer-host';
import { tempFolder } from '../../support/temp-folder';

/** Priya at a host of which she has a room, speaking a language that may change. */
async function setUp() {
  let language: Language = 'de';
  const created = await createPeer({
    folder: await tempFolder(),
    secretBox: createFileSecretBox(),
    words: () => wordsIn(language),
    logger: memoryLogger(),
    discovery: false,
  });
  const peer = accepted(created);
  onTestFinished(() => peer.close());
  accepted(await peer.update({ name: 'Priya' }));
  const host = await startHost();
  accepted(await peer.join(targetOf(host)));
  const speak = (next: Language) => {
    language = next;
  };
  return { peer, host, speak };
}

test('what a host refuses is said in the language of the app', async () => {
  const { peer, host, speak } = await setUp();
  const { id } = await createRoom(peer, host.id, { name: 'Lunch' });
  const update = () => peer.push(host.id, 'system', 'team-delete', { id });
  expect(refused(await update()).message).toBe('Dieses Team gibt es hier nicht.');
  speak('en');
  expect(refused(await update()).message).not.toContain('nicht');
});

test('a state that lasts changes its words with the language', async () => {
  const { peer, host, speak } = await setUp();
  await host.stop();
  const message = () => {
    const connection = peer.hosts()[0]?.connection;
    return connection && 'message' in connection ? connection.message : '';
  };
  await expect.poll(message).toContain('Studio ist nicht erreichbar');
  speak('en');
  expect(message()).toContain('Studio is out of reach');
});

test('what this install says by itself is said in it, too', async () => {
  const { peer, speak } = await setUp();
  const send = () => peer.send('nowhere', 'lunch', 'Soup');
  expect(refused(await send()).message).toBe('Diesem Host bist du nicht beigetreten.');
  speak('en');
  expect(refused(await send()).message).toBe('You have not joined that host.');
});
