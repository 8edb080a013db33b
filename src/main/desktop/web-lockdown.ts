import type { App, Session } from 'electron';
import type { Logger } from '../logger';
import type { Page } from './page';

/**
 * Takes from every page, whatever it manages to load, what this app never needs: going elsewhere, opening windows,
 * embedding pages, and every permission there is.
 */
export function lockDown(app: App, session: Session, page: Page, logger: Logger): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    logger.warn('permission_denied', { permission });
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());

  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    // A reload of our own page (of the development server, say) is no way out.
    const stay = (event: { readonly url: string; preventDefault(): void }) => {
      if (page.isOurs(event.url)) return;
      logger.warn('navigation_denied');
      event.preventDefault();
    };
    contents.on('will-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-frame-navigate', stay);
  });
}
