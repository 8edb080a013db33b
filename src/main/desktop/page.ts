import type { Protocol, Session, WebContentsDidStartNavigationEventParams } from 'electron';
import { FILE_SCHEME } from '#shared/bridge/files';
import { serveApp } from './app-scheme';

/** The page that windows show. */
export interface Page {
  readonly url: string;
  /** Whether an address is of this page: what may navigate, and whose requests are answered. */
  isOurs(url: string): boolean;
  /**
   * Whether a navigation that starts makes a new document of the page, so that what the old one was told is lost. One
   * that leads elsewhere starts too, before it is denied.
   */
  isReplacedBy(navigation: Navigation): boolean;
}

/** What `did-start-navigation` tells. */
type Navigation = Pick<WebContentsDidStartNavigationEventParams, 'url' | 'isMainFrame' | 'isSameDocument'>;

/**
 * What hot reload needs beyond the built page: the development server injects styles and scripts and keeps a socket
 * open.
 */
const DEVELOPMENT_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  `img-src 'self' data: ${FILE_SCHEME}:`,
  `media-src ${FILE_SCHEME}:`,
  "font-src 'self' data:",
  "connect-src 'self' ws:",
].join('; ');

/** Serves the built page from `folder`. */
export function builtPage(protocol: Protocol, folder: string): Page {
  return pageAt(serveApp(protocol, folder));
}

/** Shows the page of a development server. */
export function developmentPage(session: Session, serverUrl: string): Page {
  session.webRequest.onHeadersReceived((details, callback) => {
    callback({ responseHeaders: { ...details.responseHeaders, 'Content-Security-Policy': [DEVELOPMENT_POLICY] } });
  });
  return pageAt(new URL(serverUrl).href);
}

function pageAt(pageUrl: string): Page {
  const origin = originOf(pageUrl);
  const isOurs = (url: string) => originOf(url) === origin;
  return {
    url: pageUrl,
    isOurs,
    isReplacedBy: ({ url, isMainFrame, isSameDocument }) => isMainFrame && !isSameDocument && isOurs(url),
  };
}

/** Scheme and host: `URL.origin` is "null" for schemes that Node does not know. */
function originOf(url: string): string | null {
  try {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}`;
  } catch {
    return null;
  }
}
