import { randomUUID } from 'node:crypto';
import { askFile, patchFrom, sha256Of } from '../support/file-line';
import type { Member } from '../support/member';
import { act, type Cast, type Observed, type Scene, tryOnRoom } from './access-trials';

const OWN = { name: 'menu.txt', size: 4, sha256: 'ab'.repeat(32) };

/** A file of a message and the way to its bytes, an upload of another, and uploads of this person. */
export async function observeFiles(cast: Cast, who: Member, scene: Scene): Promise<Observed> {
  const { port } = cast;
  const [cy, bytes] = [cast.member('cy'), Buffer.from(scene.secret)];
  const push = (event: string, payload: object) => act(cy, scene.topic, event, payload);
  const announced = { name: 'menu.txt', size: bytes.length, sha256: sha256Of(bytes) };
  const way = await push('file-upload', announced);
  const attempt = (event: string, payload: object) => tryOnRoom(who, scene, event, payload);
  const others = {
    'goes on with the upload of another': who !== cy && (await attempt('file-resume', { id: way.id })),
    'gives the upload of another up': who !== cy && (await attempt('file-cancel', { id: way.id })),
  };
  await askFile(port, way, 'PATCH', patchFrom(0), bytes);
  await push('chat-message', { message: '', client_id: 'with a file', files: [way.id] });
  const told = await attempt('file-download', { id: way.id });
  const { status, response } = await who.raw(scene.topic, 'file-download', { id: way.id });
  const got = status === 'ok' && (await askFile(port, response, 'GET')).status === 200;
  return { ...others, 'is told where its file is': told, 'fetches its file': got, ...(await observeOwn(who, scene)) };
}

async function observeOwn(who: Member, scene: Scene): Promise<Observed> {
  const sends = await tryOnRoom(who, scene, 'file-upload', OWN);
  const { response } = await who.raw(scene.topic, 'file-upload', OWN);
  const id: string = response.id ?? randomUUID();
  return {
    'sends a file': sends,
    'goes on with an upload': await tryOnRoom(who, scene, 'file-resume', { id }),
    'gives an upload up': await tryOnRoom(who, scene, 'file-cancel', { id }),
  };
}
