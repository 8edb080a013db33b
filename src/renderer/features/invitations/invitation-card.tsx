import { Lock, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef } from 'react';
import type { Invitation } from '#shared/nouns/invitation';
import type { User } from '#shared/nouns/user';
import { useBridge } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
import { useWords } from '../../state/words';
import { Avatar } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { FormError } from '../../ui/form-error';
import { IconButton } from '../../ui/icon-button';
import { useAnnounce } from '../../ui/live-region';
import text from '../../ui/text.module.css';
import { useAttempt } from '../../ui/use-attempt';
import styles from './invitations.module.css';

interface InvitationCardProps {
  readonly host: string;
  readonly hostName: string;
  readonly invitation: Invitation;
  readonly from: User | null;
  /** The person asked for this very card, each time with another object: it takes the focus. */
  readonly asked: object | null;
  /** Puts it away; the invitation stays in the list. */
  readonly onPut: () => void;
  readonly onAccepted: () => void;
}

/** An invitation that waits for an answer: who, which room, Enter room or Decline. */
export function InvitationCard({ host, hostName, invitation, from, asked, onPut, onAccepted }: InvitationCardProps) {
  const id = useId();
  const { room } = invitation;
  const { invitations: words, ui } = useWords();
  const name = from?.name ?? ui.somebody;
  const enterButton = useCardFocus(asked);
  useAnnouncedOnce(words.announced(name, room.name, hostName));
  const requestFocus = useNavigation((navigation) => navigation.requestFocus);
  const putAway = () => {
    // The focus was in the card, which goes.
    requestFocus('composer');
    onPut();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    putAway();
  };
  return (
    <section className={styles.card} aria-labelledby={`${id}-from ${id}-room`} data-region="card" onKeyDown={onKeyDown}>
      <header>
        {from && <Avatar user={from} size="sm" />}
        <p id={`${id}-from`} className={text.grow}>
          <b>{name}</b>
          {words.invitesYou}
        </p>
        <IconButton size="small" label={words.later} icon={<X />} onClick={putAway} />
      </header>
      <div className={styles.what}>
        <h2 id={`${id}-room`}>
          <Lock />
          <span>{room.name}</span>
        </h2>
        {room.description && <p>{room.description}</p>}
        <p className={styles.where}>{words.where(hostName)}</p>
        <Answer host={host} invitation={invitation} enterButton={enterButton} onAccepted={onAccepted} />
      </div>
    </section>
  );
}

interface AnswerProps {
  readonly host: string;
  readonly invitation: Invitation;
  readonly enterButton: RefObject<HTMLButtonElement | null>;
  readonly onAccepted: () => void;
}

function Answer({ host, invitation: { id }, enterButton, onAccepted }: AnswerProps) {
  const words = useWords().invitations;
  const bridge = useBridge();
  const { busy, problem, attempt } = useAttempt();
  const requestFocus = useNavigation((navigation) => navigation.requestFocus);
  const accept = async () => {
    if (await attempt(() => bridge.pushSystem(host, 'invitation-accept', { id }))) onAccepted();
  };
  const decline = async () => {
    if (await attempt(() => bridge.pushSystem(host, 'invitation-decline', { id }))) requestFocus('composer');
  };
  return (
    <>
      {problem && <FormError message={problem} />}
      <footer>
        <Button ref={enterButton} variant="primary" disabled={busy} onClick={() => void accept()} data-initial-focus>
          {words.accept}
        </Button>
        <Button disabled={busy} onClick={() => void decline()}>
          {words.decline}
        </Button>
      </footer>
    </>
  );
}

/** The card takes the focus only when it was asked for. */
function useCardFocus(asked: object | null) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asked) button.current?.focus();
  }, [asked]);
  return button;
}

/** Speaks when the card appears, and never again. */
function useAnnouncedOnce(words: string): void {
  const announce = useAnnounce();
  const spoken = useRef(false);
  useEffect(() => {
    if (spoken.current) return;
    spoken.current = true;
    announce(words);
  }, [announce, words]);
}
