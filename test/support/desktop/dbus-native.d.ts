import type { BusConnection, MessageBus } from '@homebridge/dbus-native';

// What the package's own declarations leave out.
declare module '@homebridge/dbus-native' {
  /** A message as it travels. */
  export interface DBusMessage {
    /** 1 method call, 2 method return, 3 error, 4 signal. */
    readonly type: number;
    readonly serial: number;
    readonly replySerial?: number;
    readonly sender?: string;
    readonly destination?: string;
    readonly path?: string;
    readonly interface?: string;
    readonly member?: string;
    readonly signature?: string;
    readonly body?: readonly unknown[];
  }

  export interface RawConnection extends BusConnection {
    message(message: DBusMessage): void;
    end(): void;
  }

  /** A connection that answers nothing by itself, as a monitor must not. */
  export function createConnection(options: { readonly busAddress: string }): RawConnection;

  /** A connection that has said Hello. */
  export function createClient(options: { readonly busAddress: string }): MessageBus;
}
