import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createConnection, type DBusMessage, type RawConnection } from '@homebridge/dbus-native';
import { type LongRunning, startLongRunning } from './long-running';
import type { SessionBus } from './session-bus';

/** A native notification as the app asked for it on the bus. */
export interface ShownNotification {
  /** The daemon's number for it. */
  readonly id: number;
  readonly title: string;
  readonly body: string;
}

const METHOD_CALL = 1;
const METHOD_RETURN = 2;
const SIGNAL = 4;

/** Stays until it is closed or clicked, so that nothing depends on how long a test takes to look. */
const CONFIGURATION = `[global]
    notification_limit = 20
    sort = no
    markup = full
    dmenu = /bin/true
[urgency_normal]
    timeout = 0
`;

/**
 * A real notification daemon (dunst) and a look at everything that is said on its bus.
 */
export class NotificationDaemon {
  readonly #shown: ShownNotification[] = [];
  readonly #open = new Set<number>();
  /** `Notify` calls whose number is not known yet, by caller and serial. */
  readonly #calls = new Map<string, { title: string; body: string }>();
  readonly #waiting = new Set<() => void>();

  private constructor(
    private readonly daemon: LongRunning,
    private readonly monitor: RawConnection,
    private readonly bus: SessionBus,
  ) {
    monitor.on('message', (message: DBusMessage) => this.#observe(message));
  }

  static async start(bus: SessionBus, display: string, folder: string): Promise<NotificationDaemon> {
    const configuration = join(folder, 'dunstrc');
    await writeFile(configuration, CONFIGURATION);
    const monitor = await openMonitor(bus);
    const named = ownerOf(monitor, 'org.freedesktop.Notifications');
    const env = { DISPLAY: display, DBUS_SESSION_BUS_ADDRESS: bus.address };
    const daemon = await startLongRunning('sh', ['-c', `echo started; exec dunst -conf '${configuration}'`], {
      env,
      readyOn: 1,
    });
    await named;
    return new NotificationDaemon(daemon, monitor, bus);
  }

  /** Everything shown so far, the oldest first. */
  get shown(): readonly ShownNotification[] {
    return this.#shown;
  }

  /** Waits for a notification that was or will be shown. */
  async find(matches: (notification: ShownNotification) => boolean): Promise<ShownNotification> {
    for (;;) {
      const found = this.#shown.find(matches);
      if (found) return found;
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** Whether it is still on the screen. */
  isOpen(notification: ShownNotification): boolean {
    return this.#open.has(notification.id);
  }

  /** Does what a click on it does: the daemon tells the app and takes it off the screen. */
  async click(notification: ShownNotification): Promise<void> {
    const position = [...this.#open].sort((a, b) => a - b).indexOf(notification.id);
    if (position < 0) throw new Error(`The notification "${notification.title}" is not on the screen any more.`);
    // The daemon gives it a number first and puts it on the screen a moment later; nothing on the bus says when.
    while (Number(await this.#call('dunstctl', 'count', 'displayed')) < this.#open.size);
    const invoked = this.#nextInvoked();
    await this.#call('dunstctl', 'action', String(position));
    const id = await invoked;
    if (id !== notification.id) throw new Error(`Clicked ${id} instead of ${notification.id} of ${[...this.#open]}.`);
    const service = 'org.freedesktop.Notifications';
    const close = [`--dest=${service}`, '/org/freedesktop/Notifications', `${service}.CloseNotification`];
    await this.#call('dbus-send', '--session', '--print-reply', ...close, `uint32:${id}`);
  }

  /** Runs a program that speaks to the daemon. */
  async #call(program: string, ...args: string[]): Promise<string> {
    const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: this.bus.address };
    return (await promisify(execFile)(program, args, { env })).stdout;
  }

  /** The number of the next notification whose action is invoked. */
  #nextInvoked(): Promise<number> {
    return new Promise((resolve) => {
      const listen = ({ type, member, body = [] }: DBusMessage) => {
        if (type !== SIGNAL || member !== 'ActionInvoked') return;
        this.monitor.off('message', listen);
        resolve(Number(body[0]));
      };
      this.monitor.on('message', listen);
    });
  }

  async stop(): Promise<void> {
    await this.daemon.stop();
    this.monitor.end();
    if (!this.monitor.stream.closed) await once(this.monitor.stream, 'close');
  }

  #observe({ type, member, serial, replySerial, sender, destination, body = [] }: DBusMessage): void {
    if (type === METHOD_CALL && member === 'Notify') {
      this.#calls.set(`${sender} ${serial}`, { title: String(body[3]), body: String(body[4]) });
    }
    if (type === METHOD_RETURN) {
      const call = this.#calls.get(`${destination} ${replySerial}`);
      this.#calls.delete(`${destination} ${replySerial}`);
      if (call) this.#show({ ...call, id: Number(body[0]) });
    }
    if (type === SIGNAL && member === 'NotificationClosed') this.#open.delete(Number(body[0]));
  }

  #show(notification: ShownNotification): void {
    this.#open.add(notification.id);
    this.#shown.push(notification);
    for (const resume of this.#waiting) resume();
    this.#waiting.clear();
  }
}

/** A connection that sees every message on the bus. */
async function openMonitor(bus: SessionBus): Promise<RawConnection> {
  const connection = createConnection({ busAddress: bus.address });
  const dbus = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };
  const answered = (serial: number) =>
    new Promise<void>((resolve) => {
      const listen = ({ replySerial }: DBusMessage) => {
        if (replySerial !== serial) return;
        connection.off('message', listen);
        resolve();
      };
      connection.on('message', listen);
    });
  const call = async (serial: number, rest: Omit<DBusMessage, 'type' | 'serial'>) => {
    const reply = answered(serial);
    connection.message({ type: METHOD_CALL, serial, ...dbus, ...rest });
    await reply;
  };
  await call(1, { interface: 'org.freedesktop.DBus', member: 'Hello' });
  await call(2, {
    interface: 'org.freedesktop.DBus.Monitoring',
    member: 'BecomeMonitor',
    signature: 'asu',
    body: [[], 0],
  });
  return connection;
}

/** Resolves when somebody takes this name on the bus. */
function ownerOf(monitor: RawConnection, name: string): Promise<void> {
  return new Promise((resolve) => {
    const listen = ({ member, body = [] }: DBusMessage) => {
      if (member !== 'NameOwnerChanged' || body[0] !== name || body[2] === '') return;
      monitor.off('message', listen);
      resolve();
    };
    monitor.on('message', listen);
  });
}
