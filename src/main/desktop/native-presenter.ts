import type { Notification as ElectronNotification } from 'electron';
import type { Presenter } from './notifications';

/** Electron's class of native notifications. */
type NotificationClass = Pick<typeof ElectronNotification, 'isSupported'> &
  (new (
    options: Electron.NotificationConstructorOptions,
  ) => ElectronNotification);

/** Linux reads the body as markup: a message must neither break it nor use it. The title is plain everywhere. */
const escapeMarkup = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/**
 * Shows notices with the system's own notifications; where there are none, they are not shown. `sounds` says whether
 * they may be heard.
 */
export function createNativePresenter(
  Notification: NotificationClass,
  platform: NodeJS.Platform,
  sounds: () => boolean,
): Presenter {
  // Electron forgets the listeners of a notification that nobody holds. One that faded is held too: it may still be
  // clicked in the system's list.
  const held = new Set<ElectronNotification>();
  return {
    show({ title, body }, clicked) {
      if (!Notification.isSupported()) return () => undefined;
      const notification = new Notification({
        title,
        body: platform === 'linux' ? escapeMarkup(body) : body,
        silent: !sounds(),
      });
      held.add(notification);
      notification.on('click', () => {
        if (held.delete(notification)) clicked();
      });
      notification.show();
      return () => {
        if (held.delete(notification)) notification.close();
      };
    },
  };
}
