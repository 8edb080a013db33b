import { createRequire } from 'node:module';
import { join } from 'node:path';

// A peer in a process of its own, which sends and saves files as the desktop does. Told what to do over IPC.

const [bundle = '', folder = ''] = process.argv.slice(2);
const { createPeer } = createRequire(import.meta.url)(bundle);
const plain = async (/** @type {string} */ text) => text;
const silent = { info() {}, warn() {}, error() {} };
const secretBox = { kind: 'file', seal: plain, open: plain };
const created = await createPeer({ folder: join(folder, 'peer'), secretBox, logger: silent, discovery: false });
if (!created.ok) throw new Error(created.error.message);
const peer = created.value;
await good(peer.update({ name: 'Courier' }));

/** @type {Record<string, (order: any) => Promise<unknown>>} */
const deeds = {
  join: async ({ target, room, most }) => {
    await good(peer.join(target));
    await good(peer.push(target.id, 'system', 'host-update', { file_bytes: most }));
    await new Promise((resolve) => {
      const listener = (/** @type {any} */ event) => event.event === 'snapshot' && resolve(null);
      peer.subscribe(target.id, `room-${room}`, listener);
    });
  },
  /** Sends a file; resolves with its id when its message is there. */
  send: async ({ host, room, path }) => {
    const [attachment] = await good(peer.files.attach([path]));
    const sent = new Promise((resolve) => {
      const stop = peer.subscribe(host, `room-${room}`, (/** @type {any} */ event) => {
        const file = event.event === 'chat-message' ? event.payload.files[0] : undefined;
        if (file) resolve(file.id);
      });
      void stop;
    });
    await good(peer.send(host, room, '', { files: [attachment.id] }));
    return sent;
  },
  /** Saves a file; resolves when it is there. */
  save: async ({ host, room, file, size, path }) => {
    await good(peer.files.save({ host, room, file }, size, path));
    await new Promise((resolve, reject) => {
      peer.files.onChange(() => {
        const download = peer.files.downloads().find((/** @type {any} */ one) => one.file === file);
        if (download?.state === 'done') resolve(null);
        if (download?.state === 'failed') reject(new Error(download.error));
      });
    });
  },
};

process.on('message', async (/** @type {{ id: number, name: string, order: object }} */ { id, name, order }) => {
  try {
    process.send?.({ id, answer: await deeds[name]?.(order) });
  } catch (error) {
    process.send?.({ id, failure: String(error) });
  }
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });

/** @param {Promise<any> | any} answer */
async function good(answer) {
  const result = await answer;
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
