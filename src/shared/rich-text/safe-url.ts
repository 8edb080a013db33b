/** What a person may be led to by a click. Everything else stays text. */
const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'hearth:']);

/** As long as `link.open` takes it. */
const LONGEST_URL = 4_000;

/** An address as it may be opened, or null when its scheme is none of ours or it is no address at all. */
export function safeUrl(url: string): string | null {
  const parsed = parse(url);
  return parsed && SCHEMES.has(parsed.protocol) && parsed.href.length <= LONGEST_URL ? parsed.href : null;
}

/** Whether the words of a link name another address than the one it leads to. */
export function isDisguised(words: string, url: string): boolean {
  const named = words.trim();
  if (!/^(?:[a-z][a-z0-9+.-]*:\/\/|www\.)/i.test(named)) return false;
  const shown = parse(/^www\./i.test(named) ? `http://${named}` : named);
  return shown !== null && shown.host !== parse(url)?.host;
}

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
