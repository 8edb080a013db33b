import type { Protocol, Session } from 'electron';
import { serveApp } from './app-scheme';

/** The page that windows show. */
export interface Page {
  readonly url: string;
  /** Whether an address is of this page: what may navigate, and whose requests are answered. */
  isOurs(url: string): boolean;
}

/**
 * What hot reload needs beyond the built page: the development server injects styles and scripts and keeps a socket
 * open.
 */
const DEVELOPMENT_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
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

function pageAt(url: string): Page {
  const { protocol, host } = new URL(url);
  return {
    url,
    isOurs(candidate) {
      try {
        const parsed = new URL(candidate);
        return parsed.protocol === protocol && parsed.host === host;
      } catch {
        return false;
      }
    },
  };
}
