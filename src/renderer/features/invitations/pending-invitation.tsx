import type { Invitation } from '#shared/nouns/invitation';
import type { User } from '#shared/nouns/user';
import { useBridge } from '../../state/bridge';
import { useSpeech } from '../../state/words';
import { Avatar } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { FormError } from '../../ui/form-error';
import text from '../../ui/text.module.css';
import { shortDay } from '../../ui/time';
import { useAttempt } from '../../ui/use-attempt';
import { useNow } from '../../ui/use-now';
import styles from './invitations.module.css';

interface PendingInvitationProps {
  readonly host: string;
  readonly invitation: Invitation;
  /** Whom it was sent to; null when the host no longer tells of them. */
  readonly user: User | null;
}

/** An invitation that waits for an answer, and can be taken back until then. */
export function PendingInvitation({ host, invitation, user }: PendingInvitationProps) {
  const bridge = useBridge();
  const { words, locale } = useSpeech();
  const { busy, problem, attempt } = useAttempt();
  const name = user?.name ?? words.ui.somebody;
  const withdraw = () => void attempt(() => bridge.pushSystem(host, 'invitation-revoke', { id: invitation.id }));
  return (
    <li>
      <div className={styles.invited}>
        {user && <Avatar user={user} size="sm" />}
        <span className={text.cut}>{name}</span>
        <span className={text.muted}>{shortDay(invitation.created, useNow(), locale)}</span>
        <span className={text.grow} />
        <Button size="small" disabled={busy} aria-label={words.invitations.withdrawOf(name)} onClick={withdraw}>
          {words.invitations.withdraw}
        </Button>
      </div>
      {problem && <FormError message={problem} />}
    </li>
  );
}
