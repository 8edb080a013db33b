import { createPlural } from '../plural';

const plural = createPlural('en');

/** The texts of the panels that gather messages from everywhere: search, saved ones, threads. */
export const search = {
  title: 'Search',
  inRoom: 'This room',
  everywhere: 'All rooms',
  scope: 'Where to search',
  label: 'Search messages',
  placeholder: 'Words, or from: in: before: after: has:',
  clear: 'Clear the search',
  /** The keywords before a colon; the English ones are understood everywhere. */
  keywords: { from: 'from', in: 'in', before: 'before', after: 'after', has: 'has' },
  /** Who looks: "from:me". */
  me: 'me',
  /** What a message may have: "has:file". */
  file: 'file',
  /** What a filter means, beside its keyword. */
  filters: {
    from: 'who wrote it',
    in: 'which room',
    before: 'earlier than a day: 2026-03-01, today, yesterday',
    after: 'later than a day',
    has: 'with a file',
  },
  suggestions: 'Suggestions',
  removeFilter: (filter: string) => `Remove ${filter}`,
  unknownPerson: (name: string) => `Nobody here is called “${name}”.`,
  unknownRoom: (name: string) => `No room here is called “${name}”.`,
  unknownDay: (day: string) => `“${day}” is no day. Write it like 2026-03-01.`,
  unknownHas: (what: string) => `“has:${what}” is not known. It takes file.`,
  searching: 'Searching',
  results: 'Results',
  found: (count: number, more: boolean) =>
    more ? plural(count, { other: 'More than # messages' }) : plural(count, { one: '# message', other: '# messages' }),
  partial: 'The host is still going through its older messages. Some may be missing here.',
  nothing: 'Nothing found',
  nothingText: 'All words have to be there, or begin so. Fewer words find more.',
  begin: 'Find what was said',
  beginText: 'It looks while you type, through every room you may enter.',
  beginRoom: 'It looks while you type, through this room.',
  result: (author: string, room: string, when: string, text: string) => `${author} in ${room}, ${when}: ${text}`,
  deleted: 'Message deleted',
  saved: {
    title: 'Saved messages',
    empty: 'Nothing saved yet',
    emptyText: 'Keep a message from its menu, and find it here on every computer of yours. Only you see it.',
    remove: 'Do not keep it any more',
    removed: 'It is not saved any more.',
    loading: 'Loading saved messages',
  },
  threads: {
    title: 'Threads',
    empty: 'No threads yet',
    emptyText: 'Threads you began, answered or were mentioned in come together here.',
    replies: (count: number) => plural(count, { one: '# reply', other: '# replies' }),
    unread: (count: number) => plural(count, { one: '# unread', other: '# unread' }),
    last: (name: string, when: string) => `${name}, ${when}`,
    loading: 'Loading threads',
  },
};
