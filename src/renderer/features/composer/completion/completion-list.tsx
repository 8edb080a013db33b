import { UsersRound } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { EVERYBODY } from '#shared/mentions';
import { useWords } from '../../../state/words';
import { Avatar } from '../../../ui/avatar';
import { classNames } from '../../../ui/class-names';
import { RoomMark } from '../../../ui/room-mark';
import text from '../../../ui/text.module.css';
import styles from './completion-list.module.css';
import { keyOf, type Suggestion } from './suggestions';
import type { Completion } from './use-completion';

/** The element of a suggestion, for the field to name. */
export const optionId = (id: string, index: number): string => `${id}-option-${index}`;

/** What is offered above the composer. The focus stays in the field. */
export function CompletionList({ id, completion }: { readonly id: string; readonly completion: Completion }) {
  const words = useWords().composer.completion;
  const { suggestions, sign, current, point, take } = completion;
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the current one may have moved out of sight
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current, suggestions]);
  if (suggestions.length === 0 || sign === null) return null;
  const labels = { '@': words.people, '#': words.rooms, ':': words.emoji, '/': words.commands };
  return (
    <div ref={list} id={id} role="listbox" tabIndex={-1} aria-label={labels[sign]} className={styles.list}>
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
        <div
          key={keyOf(suggestion)}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === current}
          className={classNames(styles.option, index === current && styles.current)}
          onPointerMove={() => {
            if (index !== current) point(index);
          }}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => take(index)}
        >
          <Shown suggestion={suggestion} />
        </div>
      ))}
    </div>
  );
}

function Shown({ suggestion }: { readonly suggestion: Suggestion }) {
  const words = useWords().composer;
  switch (suggestion.kind) {
    case 'person':
      return (
        <>
          <Avatar user={suggestion.user} size="xs" />
          <bdi className={text.cut}>{suggestion.user.name}</bdi>
        </>
      );
    case 'everybody':
      return (
        <>
          <UsersRound />
          <span>@{EVERYBODY}</span>
          <span className={styles.note}>{words.completion.everybody}</span>
        </>
      );
    case 'room':
      return (
        <>
          <RoomMark room={suggestion.room} />
          <bdi className={text.cut}>{suggestion.room.name}</bdi>
        </>
      );
    case 'emoji':
      return (
        <>
          <span className={styles.emoji}>{suggestion.entry.emoji}</span>
          <span>:{suggestion.entry.codes[0]}:</span>
          <span className={styles.note}>{suggestion.entry.name}</span>
        </>
      );
    case 'command': {
      const { argument, does } = words.commands.of[suggestion.command.name];
      return (
        <>
          <span>
            /{suggestion.command.name} <span className={styles.argument}>{argument}</span>
          </span>
          <span className={styles.note}>{does}</span>
        </>
      );
    }
  }
}
