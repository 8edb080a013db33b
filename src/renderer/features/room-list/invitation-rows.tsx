import { Mail } from 'lucide-react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { Invitation } from '#shared/nouns/invitation';
import { useNavigation } from '../../state/navigation';
import { useWords } from '../../state/words';
import { classNames } from '../../ui/class-names';
import { CountBadge } from '../../ui/count-badge';
import text from '../../ui/text.module.css';
import type { RovingFocus } from '../../ui/use-roving-focus';
import { Group } from './group';
import styles from './room-list.module.css';

interface InvitationRowsProps {
  readonly host: string;
  readonly system: SystemSnapshot;
  readonly invitations: readonly Invitation[];
  readonly roving: RovingFocus;
}

/** The invitations that wait for this person's answer. */
export const receivedInvitations = (system: SystemSnapshot): Invitation[] =>
  system.invitations.filter((invitation) => invitation.to === system.user.id);

/** Received invitations; choosing one opens its card. */
export function InvitationRows({ host, system, invitations, roving }: InvitationRowsProps) {
  const words = useWords().roomList;
  const openInvitation = useNavigation((navigation) => navigation.openInvitation);
  if (invitations.length === 0) return null;
  return (
    <Group title={words.invitations}>
      {invitations.map((invitation) => {
        const from = system.users.find((user) => user.id === invitation.from);
        return (
          <li key={invitation.id}>
            <a
              href={`#invitation-${invitation.id}`}
              className={classNames(styles.row, styles.unread)}
              aria-label={words.invitation(invitation.room.name, from?.name ?? null)}
              {...roving.item(invitation.id)}
              onClick={(event) => {
                event.preventDefault();
                openInvitation(host, invitation.id);
              }}
            >
              <Mail />
              <span className={classNames(text.cut, text.grow)} title={invitation.room.name}>
                {invitation.room.name}
              </span>
              <CountBadge count={1} calling />
            </a>
          </li>
        );
      })}
    </Group>
  );
}
