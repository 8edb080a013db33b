import { once } from 'node:events';
import { createConnection, type DBusMessage, type RawConnection } from '@homebridge/dbus-native';
import type { SessionBus } from './session-bus';

/** What an app shows in the tray, as it tells on the bus. */
export interface TrayItem {
  readonly tooltip: string;
  /** Its icon: how wide it is in pixels, and four bytes for each: how opaque, red, green, blue. */
  readonly icon: { readonly width: number; readonly bytes: Buffer };
  /** The entries of its menu, by their names. */
  readonly menu: readonly string[];
}

const METHOD_CALL = 1;
const METHOD_RETURN = 2;
const ERROR = 3;

const DBUS = 'org.freedesktop.DBus';
const PROPERTIES = 'org.freedesktop.DBus.Properties';
const WATCHER = 'org.kde.StatusNotifierWatcher';
const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';

/** A value of any type as it arrives: how its type is written, and the value in a list of one. */
type Variant = readonly [unknown, readonly [unknown]];

/** An entry of a menu: its number, its properties, and the entries below it. */
type Entry = readonly [number, readonly (readonly [string, Variant])[], readonly Variant[]];

/**
 * The tray of a desktop: programs register at its watcher, and it asks them what to show.
 *
 * @see https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/
 */
export class SystemTray {
  #serial = 0;
  readonly #replies = new Map<number, (message: DBusMessage) => void>();
  readonly #waiting = new Set<() => void>();
  /** Where the program that came last tells what it shows. */
  #item: { readonly owner: string; readonly path: string } | null = null;

  private constructor(private readonly connection: RawConnection) {
    connection.on('message', (message: DBusMessage) => this.#receive(message));
  }

  static async start(bus: SessionBus): Promise<SystemTray> {
    const tray = new SystemTray(createConnection({ busAddress: bus.address }));
    const dbus = { destination: DBUS, path: '/org/freedesktop/DBus', interface: DBUS };
    await tray.#call({ ...dbus, member: 'Hello' });
    await tray.#call({ ...dbus, member: 'RequestName', signature: 'su', body: [WATCHER, 0] });
    return tray;
  }

  async stop(): Promise<void> {
    this.connection.end();
    if (!this.connection.stream.closed) await once(this.connection.stream, 'close');
  }

  /** What is shown now; waits for the first program that comes. */
  async look(): Promise<TrayItem> {
    const [pixmap] = (await this.#property('IconPixmap')) as [number, number, Uint8Array][];
    const [width = 0, , bytes = new Uint8Array()] = pixmap ?? [];
    const [, , tooltip] = (await this.#property('ToolTip')) as string[];
    const entries = await this.#entries();
    return {
      tooltip: tooltip ?? '',
      icon: { width, bytes: Buffer.from(bytes) },
      menu: entries.map(({ label }) => label),
    };
  }

  /** Chooses an entry of the menu. */
  async choose(label: string): Promise<void> {
    const entry = (await this.#entries()).find((one) => one.label === label);
    if (!entry) throw new Error(`The menu of the tray has no ${label}.`);
    const body = [entry.id, 'clicked', ['s', ''], 0];
    await this.#ask({ path: await this.#menuPath(), interface: MENU, member: 'Event', signature: 'isvu', body });
  }

  async #entries(): Promise<{ id: number; label: string }[]> {
    const path = await this.#menuPath();
    const body = [0, -1, ['label']];
    const [, root] = await this.#ask({ path, interface: MENU, member: 'GetLayout', signature: 'iias', body });
    return (root as Entry)[2].flatMap(([, [entry]]) => {
      const [id, properties] = entry as Entry;
      const label = properties.find(([name]) => name === 'label')?.[1][1][0];
      return label === undefined ? [] : [{ id, label: String(label) }];
    });
  }

  async #menuPath(): Promise<string> {
    return String(await this.#property('Menu'));
  }

  async #property(name: string): Promise<unknown> {
    const body = [ITEM, name];
    const [value] = await this.#ask({ interface: PROPERTIES, member: 'Get', signature: 'ss', body });
    return (value as Variant)[1][0];
  }

  /** Asks the program that is in the tray. */
  async #ask(message: Omit<DBusMessage, 'type' | 'serial' | 'destination'>): Promise<readonly unknown[]> {
    while (!this.#item) await new Promise<void>((resolve) => this.#waiting.add(resolve));
    return this.#call({ path: this.#item.path, ...message, destination: this.#item.owner });
  }

  async #call(message: Omit<DBusMessage, 'type' | 'serial'>): Promise<readonly unknown[]> {
    this.#serial += 1;
    const serial = this.#serial;
    const reply = new Promise<DBusMessage>((resolve) => this.#replies.set(serial, resolve));
    this.connection.message({ ...message, type: METHOD_CALL, serial });
    const { type, body = [] } = await reply;
    if (type === ERROR) throw new Error(`${message.member} was refused: ${body.join(' ')}`);
    return body;
  }

  #receive(message: DBusMessage): void {
    const { type, replySerial = 0, member, sender = '', body = [] } = message;
    if (type === METHOD_RETURN || type === ERROR) this.#replies.get(replySerial)?.(message);
    if (type !== METHOD_CALL) return;
    if (member === 'RegisterStatusNotifierItem') {
      const [place] = body.map(String);
      this.#item = { owner: sender, path: place?.startsWith('/') ? place : '/StatusNotifierItem' };
      for (const resume of this.#waiting) resume();
      this.#waiting.clear();
    }
    // Whether somebody shows what is registered, of all that is asked of a watcher.
    const answer = member === 'Get' ? { signature: 'v', body: [['b', true]] } : {};
    this.#serial += 1;
    const reply = { type: METHOD_RETURN, serial: this.#serial, replySerial: message.serial, destination: sender };
    this.connection.message({ ...reply, ...answer });
  }
}
