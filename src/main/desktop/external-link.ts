/** What may leave the app: pages and mail. Never file, javascript, or another program's own scheme. */
const SCHEMES: readonly string[] = ['http:', 'https:', 'mailto:'];

/** The address in the form to hand to the system, or null for one that is not opened. */
export function externalLink(text: string): string | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  return SCHEMES.includes(url.protocol) ? url.href : null;
}
