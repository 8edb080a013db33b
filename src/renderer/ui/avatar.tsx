import { type CSSProperties, memo } from 'react';
import { useWords } from '../state/words';
import styles from './avatar.module.css';
import { classNames } from './class-names';
import { personInitials } from './initials';
import { textOnPerson } from './person-color';

/** Whether a person is there; `unknown` while their host is out of reach. */
export type Presence = 'online' | 'away' | 'dnd' | 'offline' | 'unknown';

interface AvatarProps {
  readonly user: { readonly id: string; readonly name: string; readonly color: string };
  /** 20, 26, 32 or 64 px. */
  readonly size?: 'xs' | 'sm' | 'md' | 'lg';
  readonly presence?: Presence;
  /** The presence is told in the name of the row around it. */
  readonly silent?: boolean;
}

/**
 * A person as a coloured disc with initials, and a dot that tells presence by shape before colour. The name stands
 * beside it in words, so only the presence has an accessible name. Set `--ring` to the surface behind it.
 */
export const Avatar = memo(function Avatar({ user, size = 'md', presence, silent = false }: AvatarProps) {
  const { presence: presenceWords } = useWords().ui;
  const style = { '--person': user.color, color: textOnPerson(user.color) } as CSSProperties;
  return (
    <span className={classNames(styles.avatar, styles[size])} style={style}>
      <span
        aria-hidden="true"
        className={styles.initials}
        data-initials={personInitials(user.name, size === 'xs' ? 1 : 2)}
      />
      {presence && (
        <span
          className={classNames(styles.presence, styles[presence])}
          {...(silent ? { 'aria-hidden': true } : { role: 'img', 'aria-label': presenceWords[presence] })}
        />
      )}
    </span>
  );
});
