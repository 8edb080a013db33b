import { app, Menu, nativeImage, Tray } from 'electron';
import { AppTray } from '../desktop/app-tray';
import { Attention } from '../desktop/attention';
import type { Badge } from '../desktop/badge-count';
import type { Lifetime } from '../desktop/lifetime';
import type { Notifications } from '../desktop/notifications';
import type { Theme } from '../desktop/theme';
import type { MainWindow } from '../desktop/window';
import type { Logger } from '../logger';
import type { Core } from './core';
import { iconPath } from './resources';

/** Title, badge and tray: how much waits. */
export function openAttention(
  { peer, hosts, view, settings, language }: Core,
  front: { readonly window: MainWindow; readonly notifications: Notifications; readonly theme: Theme },
  logger: Logger,
  lifetime: Lifetime,
): Attention {
  const { window, notifications, theme } = front;
  const tray = new AppTray({
    Tray,
    Menu,
    icon: (name) => nativeImage.createFromPath(iconPath(`tray/${name}.png`)),
    mood: () => ({
      platform: process.platform,
      desktop: process.env.XDG_CURRENT_DESKTOP ?? '',
      dark: theme.systemIsDark(),
    }),
    language,
    settings,
    onMood: (listener) => theme.onChange(listener),
    actions: {
      open: () => window.show(),
      askForQuiet: () => window.open({ kind: 'quiet' }),
      endQuiet: () =>
        void settings.update({ dnd_until: null }).catch((error: unknown) => logger.error('setting_not_kept', error)),
      quit: () => app.quit(),
    },
  });
  lifetime.own('tray', tray, (part) => part.close());
  const setBadge = (badge: Badge) => {
    app.setBadgeCount(badge.count);
    window.mark(badge.count > 0 ? language.words.desktop.badge(badge.count) : null);
    tray.show(badge);
  };
  const attention = new Attention({ peer, counted: hosts, view, settings, window, notifications, setBadge });
  return lifetime.own('attention', attention, (part) => part.close());
}
