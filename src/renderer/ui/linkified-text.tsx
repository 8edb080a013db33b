import LinkifyIt from 'linkify-it';
import { Fragment } from 'react';
import { useBridge } from '../state/bridge';

// A configured parser, never changed after this line. Only addresses that name their scheme become links: "legs.ts" and
// "v2.to" are not web addresses.
const LINKS = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false }).add('ftp:', null).add('//', null);

/** A run of plain text, or one of its links. */
export interface TextPart {
  readonly text: string;
  /** An http, https or mailto address; null for plain text. */
  readonly url: string | null;
  /** Where it begins in the whole text. */
  readonly index: number;
}

/** Cuts a text into plain runs and links. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of LINKS.match(text) ?? []) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), url: null, index: end });
    parts.push({ text: match.text, url: match.url, index: match.index });
    end = match.lastIndex;
  }
  if (end < text.length) parts.push({ text: text.slice(end), url: null, index: end });
  return parts;
}

interface LinkifiedTextProps {
  readonly text: string;
  /** -1 takes the links out of the tab order, in a list with one tab stop. */
  readonly tabIndex?: 0 | -1;
}

/** Text as it was written, with its links clickable; they open outside the app. */
export function LinkifiedText({ text, tabIndex = 0 }: LinkifiedTextProps) {
  return splitLinks(text).map((part) =>
    part.url === null ? (
      <Fragment key={part.index}>{part.text}</Fragment>
    ) : (
      <OutsideLink key={part.index} url={part.url} tabIndex={tabIndex}>
        {part.text}
      </OutsideLink>
    ),
  );
}

interface OutsideLinkProps {
  readonly url: string;
  readonly tabIndex?: 0 | -1;
  readonly children: string;
}

/** A link that opens in the system's browser or mail program. */
export function OutsideLink({ url, tabIndex = 0, children }: OutsideLinkProps) {
  const bridge = useBridge();
  return (
    <a
      href={url}
      tabIndex={tabIndex}
      onClick={(event) => {
        event.preventDefault();
        void bridge.request('link.open', { url });
      }}
    >
      {children}
    </a>
  );
}
