import { EVERYBODY } from '#shared/mentions';
import type { ChatRoom } from '#shared/nouns/room';
import type { User } from '#shared/nouns/user';
import type { EmojiEntry, SkinTone } from '../../../ui/emoji/emoji-data';
import { inTone } from '../../../ui/emoji/emoji-data';
import { searchEmoji } from '../../../ui/emoji/emoji-search';
import type { Command } from '../commands/command';
import { COMMANDS } from '../commands/commands';
import { type Edit, insertion } from '../format/edit';
import { rankNames } from './rank-names';
import type { Trigger } from './trigger';

/** One way to complete what is being typed. */
export type Suggestion =
  | { readonly kind: 'person'; readonly user: User }
  | { readonly kind: 'everybody' }
  | { readonly kind: 'room'; readonly room: ChatRoom }
  | { readonly kind: 'emoji'; readonly entry: EmojiEntry }
  | { readonly kind: 'command'; readonly command: Command };

/** Whom and what there is to complete. */
export interface Vocabulary {
  /** The people of the room, those who are there first. */
  readonly people: readonly User[];
  readonly rooms: readonly ChatRoom[];
  /** Empty until they are loaded. */
  readonly emoji: readonly EmojiEntry[];
}

/** As many as are looked at. */
const MOST = 8;

/** The ways to complete what is being typed, the best first; none for what means nothing. */
export function suggestionsFor(
  { sign, query }: Pick<Trigger, 'sign' | 'query'>,
  { people, rooms, emoji }: Vocabulary,
): readonly Suggestion[] {
  switch (sign) {
    case '@': {
      const found: Suggestion[] = rankNames(people, query, MOST).map((user) => ({ kind: 'person', user }));
      if (people.length === 0 || !EVERYBODY.startsWith(query.toLowerCase())) return found;
      return [...found.slice(0, MOST - 1), { kind: 'everybody' }];
    }
    case '#':
      return rankNames(rooms, query, MOST).map((room) => ({ kind: 'room', room }));
    case ':':
      return searchEmoji(emoji, query, MOST).map((entry) => ({ kind: 'emoji', entry }));
    case '/':
      return COMMANDS.filter(({ name }) => name.startsWith(query.toLowerCase())).map((command) => ({
        kind: 'command',
        command,
      }));
  }
}

/** What a suggestion is found by among its kind. */
export function keyOf(suggestion: Suggestion): string {
  switch (suggestion.kind) {
    case 'person':
      return suggestion.user.id;
    case 'everybody':
      return EVERYBODY;
    case 'room':
      return suggestion.room.id;
    case 'emoji':
      return suggestion.entry.emoji;
    case 'command':
      return suggestion.command.name;
  }
}

/** Puts a suggestion in the place of what was typed: names in full, with a space to go on after. */
export function completion(text: string, trigger: Trigger, suggestion: Suggestion, tone: SkinTone): Edit {
  const written = writtenAs(suggestion, tone);
  // A space that stands there already is used; one that is about to be followed by punctuation is not.
  const spaced = suggestion.kind === 'emoji' || /^\s/.test(text.slice(trigger.end)) ? written : `${written} `;
  const edit = insertion(spaced, trigger.start, trigger.end);
  if (suggestion.kind === 'emoji' || spaced !== written) return edit;
  const caret = trigger.start + written.length + 1;
  return { ...edit, select: [caret, caret] };
}

/** Whether a suggestion is what stands there already. */
export const isWritten = (trigger: Trigger, suggestion: Suggestion): boolean =>
  writtenAs(suggestion, 0).toLowerCase() === `${trigger.sign}${trigger.query}`.toLowerCase();

function writtenAs(suggestion: Suggestion, tone: SkinTone): string {
  switch (suggestion.kind) {
    case 'person':
      return `@${suggestion.user.name}`;
    case 'everybody':
      return `@${EVERYBODY}`;
    case 'room':
      return `#${suggestion.room.name}`;
    case 'emoji':
      return inTone(suggestion.entry, tone);
    case 'command':
      return `/${suggestion.command.name}`;
  }
}
