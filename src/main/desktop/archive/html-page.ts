import { actionOf, isAction } from '#shared/action-text';
import type { ChatFile } from '#shared/nouns/file';
import type { ChatMessage } from '#shared/nouns/message';
import { PERSON_COLORS } from '#shared/nouns/user';
import { plainTextOf } from '#shared/rich-text/plain-text';
import type { Words } from '#shared/words/words';
import type { ArchivedPerson, ArchivedRoom } from './archive-format';
import { PAGE_STYLE } from './html-style';
import { escapeHtml, messageHtml } from './html-text';
import type { WholeMessage } from './room-messages';

/** What a page is made for. */
export interface HtmlPageOptions {
  readonly words: Words;
  /** BCP 47. */
  readonly language: string;
  readonly host: string;
  readonly room: ArchivedRoom;
  readonly people: ReadonlyMap<string, ArchivedPerson>;
  readonly now: Date;
}

/** Somebody who says several things in so many milliseconds is named once. */
const GROUP_MS = 5 * 60_000;
/** How much of a message stands over its answer. */
const EXCERPT = 120;

interface Said {
  readonly user: string;
  readonly created: number;
  readonly excerpt: string;
  /** It tells of something its author does (`/me`), with their name in it. */
  readonly action: boolean;
}

/** Writes a room as one page of HTML that needs nothing else: no script, no other file, no network. */
export class HtmlPage {
  readonly #options: HtmlPageOptions;
  readonly #said = new Map<number, Said>();
  readonly #times: Record<'day' | 'time' | 'full', Intl.DateTimeFormat>;
  #last: Said | null = null;
  #day = '';

  constructor(options: HtmlPageOptions) {
    this.#options = options;
    const format = (style: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(options.language, style);
    this.#times = {
      day: format({ dateStyle: 'full' }),
      time: format({ timeStyle: 'short' }),
      full: format({ dateStyle: 'full', timeStyle: 'medium' }),
    };
  }

  head(): string {
    const { words, language, host, room, now } = this.#options;
    const { onPage } = words.archive;
    const name = escapeHtml(room.name);
    const about = room.description === '' ? '' : `<p class="about">${escapeHtml(room.description)}</p>`;
    return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${name}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header><h1>${name}</h1>${about}<p>${escapeHtml(onPage.from(host))} · ${escapeHtml(onPage.exported(this.#times.full.format(now)))}</p></header>
<main>
`;
  }

  /**
   * A message, with the separator of its day where it is the first, in pieces: where a file stands among them the address
   * that has the bytes of this picture in it is to be written.
   *
   * @param pictures the ids of those files that are shown
   */
  message({ message, reactions }: WholeMessage, pictures: ReadonlySet<string>): readonly (string | ChatFile)[] {
    const created = new Date(message.created);
    const day = this.#times.day.format(created);
    const separator = day === this.#day ? '' : `<h2>${escapeHtml(day)}</h2>\n`;
    const action = isAction(message.message);
    const said: Said = { user: message.user, created: created.getTime(), excerpt: excerptOf(message), action };
    const same = separator === '' && message.reply_to === null && this.#continues(said);
    this.#day = day;
    this.#last = said;
    this.#said.set(message.seq, said);
    const body = message.deleted === null ? this.#body(message, reactions, pictures) : [this.#gone()];
    const author = same || action ? '' : this.#author(message.user);
    const head = `${separator}<article id="m${message.seq}"${same ? ' class="same"' : ''}>${author}`;
    return [`${head}${this.#meta(message, created)}${this.#answer(message)}`, ...body, '</article>\n'];
  }

  foot(): string {
    const { onPage } = this.#options.words.archive;
    const count = this.#said.size;
    return `${count === 0 ? `<p class="gone">${escapeHtml(onPage.noMessages)}</p>` : `<p class="note">${escapeHtml(onPage.messages(count))}</p>`}
</main>
</body>
</html>
`;
  }

  #continues({ user, created, action }: Said): boolean {
    const last = this.#last;
    if (last === null || last.action || action) return false;
    return last.user === user && created - last.created >= 0 && created - last.created < GROUP_MS;
  }

  #nameOf(user: string): string {
    return this.#options.people.get(user)?.name ?? this.#options.words.archive.onPage.somebody;
  }

  #author(user: string): string {
    const name = this.#nameOf(user);
    const color = this.#options.people.get(user)?.color ?? PERSON_COLORS[0];
    const initial = [...name][0]?.toUpperCase() ?? '';
    return `<span class="avatar" style="background:${escapeHtml(color)}" aria-hidden="true">${escapeHtml(initial)}</span><span class="name">${escapeHtml(name)}</span> `;
  }

  #meta({ seq, created: iso, edited, pinned }: ChatMessage, created: Date): string {
    const { onPage } = this.#options.words.archive;
    const full = this.#times.full.format(created);
    const time = `<time datetime="${escapeHtml(iso)}" title="${escapeHtml(full)}">${escapeHtml(this.#times.time.format(created))}</time>`;
    const notes = [...(edited === null ? [] : [onPage.edited]), ...(pinned ? [onPage.pinned] : [])];
    const told = notes.map((note) => ` · ${escapeHtml(note)}`).join('');
    return `<span class="meta"><a href="#m${seq}">${time}</a>${told}</span>`;
  }

  #answer({ reply_to }: ChatMessage): string {
    if (reply_to === null) return '';
    const said = this.#said.get(reply_to);
    const name = this.#options.words.archive.onPage.answers(this.#nameOf(said?.user ?? ''));
    return `<a class="answer" href="#m${reply_to}">${escapeHtml(name)}${said ? `: ${escapeHtml(said.excerpt)}` : ''}</a>`;
  }

  #body(
    message: ChatMessage,
    reactions: WholeMessage['reactions'],
    pictures: ReadonlySet<string>,
  ): (string | ChatFile)[] {
    const files = message.files.flatMap((file) => (pictures.has(file.id) ? this.#picture(file) : [this.#file(file)]));
    return [this.#text(message), ...files, this.#reactions(reactions)];
  }

  #text({ user, message }: ChatMessage): string {
    const { spoiler } = this.#options.words.archive.onPage;
    if (!isAction(message)) return messageHtml(message, spoiler);
    const name = `<b class="name"><bdi>${escapeHtml(this.#nameOf(user))}</bdi></b>`;
    return `<div class="does">${name} ${messageHtml(actionOf(message), spoiler)}</div>`;
  }

  #picture(file: ChatFile): (string | ChatFile)[] {
    const { name, width, height } = file;
    const dimensions = width && height ? ` width="${width}" height="${height}" style="height:auto"` : '';
    return ['<img src="', file, `" alt="${escapeHtml(name)}"${dimensions}>`];
  }

  #file({ name, size }: ChatFile): string {
    const { words, language } = this.#options;
    const kilobytes = new Intl.NumberFormat(language, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
    const about = `${kilobytes.format(Math.ceil(size / 1_000))}, ${words.archive.onPage.notInThePage}`;
    return `<span class="file">📎 ${escapeHtml(name)} <span>${escapeHtml(about)}</span></span>`;
  }

  #reactions(reactions: WholeMessage['reactions']): string {
    if (reactions.length === 0) return '';
    const { language, words } = this.#options;
    const list = new Intl.ListFormat(language, { type: 'conjunction' });
    const items = reactions.map(({ emoji, users }) => {
      const names = list.format(users.map((user) => this.#nameOf(user)));
      const label = escapeHtml(words.archive.onPage.reaction(emoji, names));
      return `<li title="${label}">${escapeHtml(emoji)} ${users.length}</li>`;
    });
    return `<ul class="reactions">${items.join('')}</ul>`;
  }

  #gone(): string {
    return `<p class="gone">${escapeHtml(this.#options.words.archive.onPage.deleted)}</p>`;
  }
}

const excerptOf = ({ message, files }: ChatMessage): string => {
  const text =
    plainTextOf(isAction(message) ? actionOf(message) : message, '▒▒▒') || files.map(({ name }) => name).join(', ');
  return text.length > EXCERPT ? `${[...text].slice(0, EXCERPT).join('')}…` : text;
};
