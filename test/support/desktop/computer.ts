import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Display, startDisplay } from './display';
import { NotificationDaemon } from './notification-daemon';
import { type SessionBus, startSessionBus } from './session-bus';
import { SystemTray } from './system-tray';

/**
 * One person's computer, as far as a desktop app can tell: a screen, a session bus, a notification daemon, a tray and
 * a home folder of its own.
 */
export class Computer {
  private constructor(
    readonly folder: string,
    readonly display: Display,
    private readonly bus: SessionBus,
    readonly notifications: NotificationDaemon,
    readonly tray: SystemTray,
  ) {}

  static async start(): Promise<Computer> {
    const folder = await mkdtemp(join(tmpdir(), 'computer-'));
    await mkdir(join(folder, 'tmp'));
    const display = await startDisplay();
    const bus = await startSessionBus(folder);
    const notifications = await NotificationDaemon.start(bus, display.name, folder);
    return new Computer(folder, display, bus, notifications, await SystemTray.start(bus));
  }

  /** What programs on this computer find in their environment. */
  get environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      DISPLAY: this.display.name,
      DBUS_SESSION_BUS_ADDRESS: this.bus.address,
      HOME: this.folder,
      TMPDIR: join(this.folder, 'tmp'),
      XDG_CONFIG_HOME: join(this.folder, 'config'),
      XDG_DATA_HOME: join(this.folder, 'data'),
      XDG_CACHE_HOME: join(this.folder, 'cache'),
      LANG: 'en_GB.UTF-8',
      NO_AT_BRIDGE: '1',
    };
  }

  async stop(): Promise<void> {
    await this.tray.stop();
    await this.notifications.stop();
    await this.bus.stop();
    await this.display.stop();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
