import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { AppEvent } from '#shared/bridge/bridge';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '#shared/bridge/ipc';
import { err } from '#shared/result';
import type { Page } from '../desktop/page';
import type { Logger } from '../logger';
import type { Caller, Router } from './router';
import { Subscriptions } from './subscriptions';

interface Client extends Caller {
  readonly contents: WebContents;
}

/** Carries requests from our windows to the router, and events back. Everybody else is refused. */
export class ElectronIpc {
  readonly #clients = new Map<WebContents, Client>();

  constructor(
    private readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>,
    private readonly router: Router,
    private readonly page: Pick<Page, 'isOurs' | 'isReplacedBy'>,
    private readonly logger: Logger,
  ) {
    ipcMain.handle(REQUEST_CHANNEL, (event, name: unknown, input: unknown) => this.#handle(event, name, input));
  }

  /** Lets a window’s main frame make requests until it is destroyed; returns the way to tell it something. */
  serve(contents: WebContents): (event: AppEvent) => void {
    const subscriptions = new Subscriptions();
    const send = (event: AppEvent) => {
      if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, event);
    };
    this.#clients.set(contents, { contents, subscriptions, send });
    // A reload, a navigation and a crash each leave a page that no longer listens.
    contents.on('did-start-navigation', (details) => {
      if (this.page.isReplacedBy(details)) subscriptions.endAll();
    });
    contents.on('render-process-gone', () => subscriptions.endAll());
    contents.once('destroyed', () => {
      subscriptions.endAll();
      this.#clients.delete(contents);
    });
    return send;
  }

  /** Tells every window. */
  broadcast(event: AppEvent): void {
    for (const client of this.#clients.values()) client.send(event);
  }

  close(): void {
    this.ipcMain.removeHandler(REQUEST_CHANNEL);
    for (const client of this.#clients.values()) client.subscriptions.endAll();
    this.#clients.clear();
  }

  #handle(event: IpcMainInvokeEvent, name: unknown, input: unknown) {
    const client = this.#clients.get(event.sender);
    const frame = event.senderFrame;
    if (!client || !frame || frame !== client.contents.mainFrame || !this.page.isOurs(frame.url)) {
      this.logger.warn('ipc_wrong_sender', { known_window: client !== undefined });
      return err({ reason: 'forbidden', message: 'Only a window of Hearth may ask that.' });
    }
    return this.router.dispatch(name, input, client);
  }
}
