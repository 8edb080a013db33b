import { join } from 'node:path';
import { type Child, startChild } from './child';
import { type HeadlessHost, startHeadless } from './headless';
import { tempFolder } from './temp-folder';

/** A host and the app of somebody in a room of it: processes that are killed, and come back with what is on their disks. */
export class MortalPair {
  private constructor(
    private readonly bundle: string,
    private readonly folders: { readonly host: string; readonly app: string },
    /** The room, as the app is asked for it. */
    readonly room: { readonly host: string; readonly room: string },
    /** The host that runs now, or that was killed last. */
    public host: HeadlessHost,
    /** The app that runs now, or that was killed last. */
    public app: Child,
  ) {}

  /** @param bundle that of `network-peer.ts` */
  static async start(bundle: string): Promise<MortalPair> {
    const folders = { host: await tempFolder(), app: join(await tempFolder(), 'peer') };
    const host = await startHost(folders.host);
    const app = startApp(bundle, folders.app);
    const { id, port, fingerprint } = host;
    await app.call('join', { id, fingerprint, address: '127.0.0.1', port });
    const made = (await app.call('create-room', { host: id, name: 'Lunch' })) as { chatroom: { id: string } };
    return new MortalPair(bundle, folders, { host: id, room: made.chatroom.id }, host, app);
  }

  killHost = (): Promise<unknown> => this.host.end('SIGKILL');

  /** On the port it had. */
  async restartHost(): Promise<void> {
    this.host = await startHost(this.folders.host, this.host.port);
  }

  killApp = (): Promise<void> => this.app.kill();

  restartApp(): void {
    this.app = startApp(this.bundle, this.folders.app);
  }
}

const startHost = (data: string, port = 0): Promise<HeadlessHost> =>
  startHeadless({ data, port, args: ['--bind', '127.0.0.1', '--no-discovery', '--no-rate-limit'] });

const startApp = (bundle: string, folder: string): Child => startChild(bundle, [folder, 'Priya']);
