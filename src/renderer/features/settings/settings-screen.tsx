import { ArrowLeft, Bell, Flame, Info, Keyboard, SunMoon, UserRound } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useHost } from '../../state/bridge';
import { type SettingsPage, useNavigation } from '../../state/navigation';
import { useWords } from '../../state/words';
import { classNames } from '../../ui/class-names';
import { IconButton } from '../../ui/icon-button';
import text from '../../ui/text.module.css';
import { useRovingFocus } from '../../ui/use-roving-focus';
import { AboutPage } from './about-page';
import { AppearancePage } from './appearance-page';
import { HostPage } from './host-page';
import { KeyboardPage } from './keyboard-page';
import { NotificationsPage } from './notifications-page';
import styles from './settings-screen.module.css';
import { YouPage } from './you-page';

interface SettingsScreenProps {
  readonly page: SettingsPage;
  /** The host that page `host` is about; null for the one of this computer. */
  readonly host: string | null;
}

interface PageLink {
  readonly page: SettingsPage;
  readonly host: string | null;
  readonly title: string;
  readonly icon: ReactNode;
}

/** The settings: a list of pages, and one of them. Esc goes back to the rooms. */
export function SettingsScreen({ page, host }: SettingsScreenProps) {
  const words = useWords().settings;
  const closeSettings = useNavigation((navigation) => navigation.closeSettings);
  const links = usePages(host);
  const heading = useRef<HTMLHeadingElement>(null);
  const title = links.find((link) => link.page === page && link.host === host)?.title ?? words.title;
  // A page that was opened is read from its heading; where focus is already inside, it stays.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is what moves the focus
  useEffect(() => {
    if (!document.activeElement?.closest('nav')) heading.current?.focus();
  }, [page, host]);
  useEscape(closeSettings);
  return (
    <div className={styles.screen}>
      <Pages links={links} page={page} host={host} onBack={closeSettings} />
      <main className={styles.page} data-region="main">
        <div className={styles.inside}>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
          <Page page={page} host={host} />
        </div>
      </main>
    </div>
  );
}

/** Base UI marks what is open; a list may stay in the page after it was closed. */
const CLOSED_BY_ESC =
  '[role="dialog"][data-open], [role="menu"][data-open], [role="listbox"][data-open], [data-open] [role="listbox"]';

/** Runs on Esc, wherever the focus is, unless something that Esc closes is open. */
function useEscape(leave: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !document.querySelector(CLOSED_BY_ESC)) leave();
    };
    // Before anybody else hears of it: a menu that Esc has just closed is no longer there afterwards.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [leave]);
}

function usePages(host: string | null): PageLink[] {
  const { pages } = useWords().settings;
  const other = useHost(host);
  const shown: PageLink[] = other ? [{ page: 'host', host: other.id, title: other.name, icon: <Flame /> }] : [];
  return [
    { page: 'you', host: null, title: pages.you, icon: <UserRound /> },
    { page: 'host', host: null, title: pages.host, icon: <Flame /> },
    ...shown,
    { page: 'notifications', host: null, title: pages.notifications, icon: <Bell /> },
    { page: 'appearance', host: null, title: pages.appearance, icon: <SunMoon /> },
    { page: 'keyboard', host: null, title: pages.keyboard, icon: <Keyboard /> },
    { page: 'about', host: null, title: pages.about, icon: <Info /> },
  ];
}

interface PagesProps extends SettingsScreenProps {
  readonly links: readonly PageLink[];
  readonly onBack: () => void;
}

function Pages({ links, page, host, onBack }: PagesProps) {
  const words = useWords().settings;
  const openSettings = useNavigation((navigation) => navigation.openSettings);
  const nameOf = (link: Pick<PageLink, 'page' | 'host'>) => `${link.page}-${link.host ?? ''}`;
  const roving = useRovingFocus(nameOf({ page, host }));
  return (
    <nav className={styles.nav} aria-label={words.title} data-region="rooms">
      <header className={styles.header}>
        <IconButton label={words.back} keys="Esc" icon={<ArrowLeft />} onClick={onBack} />
        {words.title}
      </header>
      <ul {...roving.container}>
        {links.map((link) => (
          <li key={nameOf(link)}>
            <a
              href={`#settings-${link.page}`}
              className={styles.link}
              aria-current={link.page === page && link.host === host ? 'page' : undefined}
              {...roving.item(nameOf(link))}
              onClick={(event) => {
                event.preventDefault();
                openSettings(link.page, link.host);
              }}
            >
              {link.icon}
              <span className={classNames(text.cut, styles.linkName)}>{link.title}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Page({ page, host }: SettingsScreenProps) {
  switch (page) {
    case 'you':
      return <YouPage />;
    case 'host':
      return <HostPage key={host} host={host} />;
    case 'notifications':
      return <NotificationsPage />;
    case 'appearance':
      return <AppearancePage />;
    case 'keyboard':
      return <KeyboardPage />;
    case 'about':
      return <AboutPage />;
  }
}
