import { SmilePlus } from 'lucide-react';
import type { ChatMessage, Reaction } from '#shared/nouns/message';
import { useSpeech } from '../../../state/words';
import { classNames } from '../../../ui/class-names';
import { Tooltip } from '../../../ui/tooltip';
import styles from './reactions.module.css';
import type { Author, RowActions } from './row-actions';

/** Names told in the tooltip of a reaction; the others are told by number, and one by one in the dialog. */
const NAMES = 8;

interface ReactionsProps {
  readonly message: ChatMessage;
  readonly me: string;
  readonly authorOf: (id: string) => Author;
  readonly actions: RowActions;
  readonly reachable: boolean;
}

/** What others answered in emoji: pressing one joins in or takes it back, the right mouse button tells who. */
export function Reactions({ message, me, authorOf, actions, reachable }: ReactionsProps) {
  const { words } = useSpeech();
  if (message.reactions.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to a form
    <div className={styles.reactions} role="group" aria-label={words.messages.reactions.label}>
      {message.reactions.map((reaction) => (
        <ReactionButton
          key={reaction.emoji}
          reaction={reaction}
          me={me}
          authorOf={authorOf}
          tabIndex={reachable ? 0 : -1}
          onToggle={(on) => actions.toggleReaction(message, reaction.emoji, on)}
          onWho={() => actions.showReactors(message)}
        />
      ))}
      <Tooltip text={words.messages.reactions.add} side="top">
        <button
          type="button"
          className={classNames(styles.reaction, styles.add)}
          aria-label={words.messages.reactions.add}
          tabIndex={reachable ? 0 : -1}
          onClick={(event) => actions.open('emoji', message, event.currentTarget)}
        >
          <SmilePlus />
        </button>
      </Tooltip>
    </div>
  );
}

interface ReactionButtonProps {
  readonly reaction: Reaction;
  readonly me: string;
  readonly authorOf: (id: string) => Author;
  readonly tabIndex: 0 | -1;
  readonly onToggle: (on: boolean) => void;
  readonly onWho: () => void;
}

function ReactionButton({ reaction, me, authorOf, tabIndex, onToggle, onWho }: ReactionButtonProps) {
  const { words, locale } = useSpeech();
  const { emoji, count, users } = reaction;
  const mine = users.includes(me);
  const others = users.filter((id) => id !== me).slice(0, NAMES);
  const untold = count - others.length - (mine ? 1 : 0);
  const names = others.map((id) => authorOf(id).name);
  if (untold > 0) names.push(words.messages.reactions.more(untold));
  const told = new Intl.ListFormat(locale).format(names);
  const label = labelOf();
  return (
    <Tooltip text={label} side="top">
      <button
        type="button"
        className={classNames(styles.reaction, mine && styles.mine)}
        aria-pressed={mine}
        aria-label={label}
        tabIndex={tabIndex}
        onClick={() => onToggle(!mine)}
        onContextMenu={(event) => {
          event.preventDefault();
          event.stopPropagation();
          onWho();
        }}
      >
        <span className={styles.emoji} aria-hidden="true">
          {emoji}
        </span>
        {count.toLocaleString(locale)}
      </button>
    </Tooltip>
  );

  function labelOf(): string {
    const reaction = words.messages.row.spokenReaction(emoji, count);
    if (!mine) return words.messages.reactions.of(reaction, told);
    if (names.length === 0) return words.messages.reactions.onlyYou(reaction);
    return words.messages.reactions.withYou(reaction, told);
  }
}
