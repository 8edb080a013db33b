import { SYSTEM_TOPIC } from '#shared/protocol/topics';
import type { Member } from '../support/member';
import { type Observed, type Scene, tryOnSystem } from './access-trials';

const FILE = { name: 'menu.txt', size: 4, sha256: 'ab'.repeat(32) };

/** An import is a way into a room: for who begins it, into its own alone. */
export async function observeImports(who: Member, scene: Scene): Promise<Observed> {
  const { id } = scene;
  const message = { user: who.id, message: 'smuggled', created: '2020-05-04T10:00:00.000Z' };
  const attempt = (event: string, payload: object = {}) =>
    tryOnSystem(who, scene, event, { room: id, ...payload }, 'room');
  scene.tried.add('import-begin');
  const begun = await who.raw(SYSTEM_TOPIC, 'import-begin', { name: 'Old', people: [] });
  const observed = {
    'begins an import': begun.status === 'ok' ? 'ok' : begun.response.reason,
    'imports a file into it': await attempt('import-file', FILE),
    'imports messages into it': await attempt('import-messages', { from: 1, messages: [message] }),
    'ends an import of it': await attempt('import-end'),
    'gives an import of it up': await attempt('import-cancel'),
  };
  if (begun.status === 'ok') await who.raw(SYSTEM_TOPIC, 'import-cancel', { room: begun.response.chatroom.id });
  return observed;
}
