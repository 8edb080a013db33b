import { clipboard, dialog, Notification } from 'electron';
import type { OwnSound } from '#shared/bridge/settings';
import type { Lifetime } from '../desktop/lifetime';
import { createNativePresenter } from '../desktop/native-presenter';
import { NewcomerWatch } from '../desktop/newcomer-watch';
import { NotificationSound } from '../desktop/notification-sound';
import { type NotificationRules, Notifications } from '../desktop/notifications';
import { notifies, waitingIn } from '../desktop/notify-level';
import { isQuiet } from '../desktop/quiet-hours';
import { RefusedAmendments } from '../desktop/refused-amendments';
import type { MainWindow } from '../desktop/window';
import type { Core } from './core';

/** What the person is told while they look elsewhere. */
export function openNotifications(core: Core, window: MainWindow, lifetime: Lifetime): Notifications {
  const { peer, settings, view, language } = core;
  const rules: NotificationRules = {
    me: () => peer.me()?.id,
    notifies: (incoming) => notifies(settings.value, incoming, Date.now()),
    waiting: (host, room) => waitingIn(settings.value, host, room),
    quiet: () => isQuiet(settings.value, Date.now()),
    previews: () => settings.value.notify_previews,
    words: () => language.words.desktop.notice,
    inView: (host, room) => window.hasAttention() && view.shows(host, room),
    attract: () => window.flash(),
    open: (target) => window.open(target),
  };
  const play = (own: OwnSound) => window.tell({ kind: 'sound', sound: own });
  const sound = new NotificationSound({ settings, play, now: Date.now });
  const presenter = createNativePresenter(Notification, process.platform, () => sound.ring());
  const notifications = new Notifications(rules, presenter);
  const newcomers = new NewcomerWatch(peer, (host, newcomer) => notifications.newcomerAnswered(host, newcomer));
  const words = () => language.words;
  const copy = (text: string) => clipboard.writeText(text);
  const refused = new RefusedAmendments({ dialog, window: () => window.current, words, copy });
  peer.on('message', (incoming, caughtUp) => notifications.message(incoming, caughtUp));
  peer.on('amended', (host, room, versions) => notifications.amended(host, room, versions));
  peer.on('refused', (amendment) => refused.tell(amendment));
  peer.on('invitation', (incoming) => notifications.invitation(incoming));
  peer.on('newcomer', (incoming) => {
    notifications.newcomer(incoming);
    newcomers.add(incoming);
  });
  lifetime.own('newcomers', newcomers, (part) => part.close());
  return lifetime.own('notifications', notifications, (part) => part.close());
}
