import type { Words } from '#shared/words/words';
import type { Badge } from './badge-count';

/** The icons of the tray, by the names of their files: for light and dark panels, and for macOS, which colours it. */
export type TrayIcon = 'template' | `${'light' | 'dark'}${'' | '-mention'}`;

/** What the tray shows. */
export interface TrayView {
  readonly icon: TrayIcon;
  readonly tooltip: string;
  /** Beside the icon, where the system has a place for words. */
  readonly title: string;
}

/** What decides about it. */
export interface TrayMood {
  readonly platform: NodeJS.Platform;
  /** The desktop as Linux names it (`XDG_CURRENT_DESKTOP`). */
  readonly desktop: string;
  /** Whether the system's own surfaces are dark. */
  readonly dark: boolean;
  readonly badge: Badge;
}

/** Desktops whose panel is dark whatever their windows are. */
const DARK_PANEL = /\b(GNOME|Unity|Pantheon)\b/i;

/** How the tray looks. A template image has no colours: there the number stands beside it instead of a dot. */
export function trayView({ platform, desktop, dark, badge }: TrayMood, words: Words['desktop']): TrayView {
  const tooltip = badge.count > 0 ? words.tray.waiting(words.badge(badge.count)) : 'Hearth';
  if (platform === 'darwin') return { icon: 'template', tooltip, title: badge.count > 0 ? `${badge.count}` : '' };
  const panel = dark || (platform === 'linux' && DARK_PANEL.test(desktop)) ? 'dark' : 'light';
  return { icon: badge.mentioned ? `${panel}-mention` : panel, tooltip, title: '' };
}
