import { Pencil, Reply, X } from 'lucide-react';
import { useComposing, useComposingStore } from '../../state/composing';
import { useSystem } from '../../state/system';
import { useWords } from '../../state/words';
import { IconButton } from '../../ui/icon-button';
import { Excerpt } from '../../ui/rich-text/rich-text';
import styles from './intent-strip.module.css';

/** Above what is written: whom it answers, or that it changes a message that was sent. */
export function IntentStrip({ host, onCancel }: { readonly host: string; readonly onCancel: () => void }) {
  const words = useWords().composer.intent;
  const intent = useComposing((composing) => composing.intent);
  const composing = useComposingStore();
  const users = useSystem(host)?.users;
  if (intent.kind === 'new') return null;
  const editing = intent.kind === 'edit';
  const message = editing ? intent.message : intent.to;
  const author = users?.find(({ id }) => id === message.user)?.name ?? words.nobody;
  const excerpt = message.message === '' ? message.files.map(({ name }) => name).join(', ') : message.message;
  return (
    <div className={styles.strip}>
      {editing ? <Pencil /> : <Reply />}
      <span className={styles.what}>
        {editing ? words.editing : words.replying}
        {!editing && (
          <b>
            {' '}
            <bdi>{author}</bdi>
          </b>
        )}
      </span>
      <Excerpt className={styles.excerpt} text={excerpt} />
      <IconButton
        size="small"
        label={editing ? words.stopEditing : words.stopReplying}
        icon={<X />}
        keys="Esc"
        tooltipSide="top"
        onClick={() => {
          composing.getState().cancel();
          onCancel();
        }}
      />
    </div>
  );
}
