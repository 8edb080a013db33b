import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { CustomScheme, Protocol } from 'electron';
import { FILE_SCHEME } from '#shared/bridge/files';

const SCHEME = 'app';

/** The origin of the page. A scheme of its own is no file: the page can neither read the disk nor be opened from it. */
const APP_ORIGIN = `${SCHEME}://hearth`;

/** What the page may load: what came with the app, and pictures, videos and sounds of messages. It talks to the world through the bridge alone. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  `img-src 'self' ${FILE_SCHEME}:`,
  `media-src ${FILE_SCHEME}:`,
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** What Chromium must know of the scheme before the app is ready: an origin of its own, as safe as https. */
export const APP_SCHEME_PRIVILEGES: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true },
};

/**
 * Serves the built page under the app scheme. Returns the address of the page.
 *
 * @param folder where the built page is; nothing outside it is served
 */
export function serveApp(protocol: Protocol, folder: string): string {
  protocol.handle(SCHEME, (request) => respond(request.url, folder));
  return `${APP_ORIGIN}/index.html`;
}

/** Answers one request for a file of the page. */
export async function respond(url: string, folder: string): Promise<Response> {
  const file = fileBehind(url, folder);
  const type = file && TYPES[extname(file)];
  if (!file || !type) return new Response('Not found', { status: 404 });
  try {
    return new Response(await readFile(file), {
      headers: {
        'content-type': type,
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
      },
    });
  } catch {
    return new Response('Not found', { status: 404 });
  }
}

function fileBehind(url: string, folder: string): string | null {
  if (!url.startsWith(`${APP_ORIGIN}/`)) return null;
  let path: string;
  try {
    path = decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
  const file = normalize(join(folder, path));
  return file.startsWith(normalize(folder) + sep) ? file : null;
}
