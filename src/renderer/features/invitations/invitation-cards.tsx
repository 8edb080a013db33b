import { useCallback, useEffect, useRef, useState } from 'react';
import { useAppState } from '../../state/bridge';
import { type Navigation, useNavigation } from '../../state/navigation';
import { useSystem } from '../../state/system';
import { useEnterRoom } from '../../state/use-enter-room';
import { useSettings } from '../../state/use-settings';
import { InvitationCard } from './invitation-card';
import styles from './invitations.module.css';

/** Cards kept away at most; a card that comes back because of it is no harm. */
const MOST_PUT = 200;

/** Cards for the invitations of every host, the newest at the top. Nothing takes the focus, nothing times out. */
export function InvitationCards() {
  const hosts = useAppState((state) => state.hosts);
  const { settings, update } = useSettings();
  const put = settings.put_invitations;
  // Kept here: the card of an accepted invitation is gone before its room is there.
  const [accepted, setAccepted] = useState<{ readonly host: string; readonly room: string } | null>(null);
  const asked = useNavigation((navigation) => navigation.invitation);
  const latest = useRef(put);
  latest.current = put;
  // Chosen in the list, or its notification clicked: a card that was put away comes back.
  useEffect(() => {
    if (asked !== null) void update({ put_invitations: latest.current.filter((id) => id !== asked.id) });
  }, [asked, update]);
  return (
    <div className={styles.cards}>
      {accepted && <Entering {...accepted} onEntered={() => setAccepted(null)} />}
      {hosts
        .filter(({ invitations }) => invitations > 0)
        .map(({ id, name }) => (
          <CardsOfHost
            key={id}
            host={id}
            name={name}
            asked={asked}
            put={put}
            onPut={(invitation) => void update({ put_invitations: [...put, invitation].slice(-MOST_PUT) })}
            onAccepted={(room) => setAccepted({ host: id, room })}
          />
        ))}
    </div>
  );
}

type Asked = Navigation['invitation'];

interface CardsOfHostProps {
  readonly host: string;
  readonly name: string;
  /** The invitation that was asked for last. */
  readonly asked: Asked;
  /** The cards that were put away: they stay in the list of rooms. */
  readonly put: readonly string[];
  readonly onPut: (invitation: string) => void;
  readonly onAccepted: (room: string) => void;
}

function CardsOfHost({ host, name, asked, put, onPut, onAccepted }: CardsOfHostProps) {
  const system = useSystem(host);
  const shown = system?.invitations.filter(({ id, to }) => to === system.user.id && !put.includes(id)) ?? [];
  return shown
    .sort((one, other) => other.created.localeCompare(one.created))
    .map((invitation) => (
      <InvitationCard
        key={invitation.id}
        host={host}
        hostName={name}
        invitation={invitation}
        from={system?.users.find(({ id }) => id === invitation.from) ?? null}
        asked={asked?.id === invitation.id ? asked : null}
        onPut={() => onPut(invitation.id)}
        onAccepted={() => onAccepted(invitation.room.id)}
      />
    ));
}

interface EnteringProps {
  readonly host: string;
  readonly room: string;
  readonly onEntered: () => void;
}

/** Opens the room of an accepted invitation as soon as it is among the rooms, to write in it. */
function Entering({ host, room, onEntered }: EnteringProps) {
  const requestFocus = useNavigation((navigation) => navigation.requestFocus);
  const entered = useCallback(() => {
    requestFocus('composer');
    onEntered();
  }, [requestFocus, onEntered]);
  const { enter } = useEnterRoom(host, entered);
  useEffect(() => enter(room), [enter, room]);
  return null;
}
