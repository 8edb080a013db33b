import { actionOf, isAction } from '#shared/action-text';
import { useSpeech } from '../../../state/words';
import { classNames } from '../../../ui/class-names';
import { RichText } from '../../../ui/rich-text/rich-text';
import { clock } from '../../../ui/time';
import { useIsAsTyped } from '../as-typed';
import type { WrittenRow } from '../timeline-rows';
import { FoldedText } from './folded-text';
import styles from './message-row.module.css';
import type { Author, RowActions } from './row-actions';

interface MessageTextProps {
  readonly id: string;
  readonly row: WrittenRow;
  readonly author: Author;
  readonly active: boolean;
  readonly unfolded: boolean;
  readonly actions: RowActions;
}

/** What a message says: its text, what its author does (`/me`), or that it was deleted. */
export function MessageText({ id, row, author, active, unfolded, actions }: MessageTextProps) {
  const { words, locale } = useSpeech();
  const label = `${id}-text`;
  const asTyped = useIsAsTyped(row.kind === 'message' ? row.message.seq : null);
  if (row.kind === 'message' && row.message.deleted !== null) {
    return (
      <p id={label} className={classNames(styles.text, styles.deleted)}>
        {words.messages.row.deleted}
      </p>
    );
  }
  const { message: written, created } = row.kind === 'message' ? row.message : row.entry;
  if (written === '') return null;
  if (isAction(written) && !asTyped) {
    return (
      <div id={label} className={classNames(styles.text, styles.action)}>
        <b className={styles.actor} aria-hidden="true">
          <bdi>{author.name}</bdi>
        </b>{' '}
        <RichText text={actionOf(written)} tabIndex={active ? 0 : -1} />
        <time aria-hidden="true">{clock(created, locale)}</time>
      </div>
    );
  }
  return (
    <FoldedText
      id={label}
      text={written}
      asTyped={asTyped}
      unfolded={unfolded}
      onToggle={() => actions.toggleFold(row.key)}
      reachable={active}
      edited={row.kind === 'message' && row.continues ? row.message.edited : null}
    />
  );
}
