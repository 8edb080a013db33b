import { useState } from 'react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { User } from '#shared/nouns/user';
import { useBridge } from '../../state/bridge';
import { Avatar } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { FormError } from '../../ui/form-error';
import { shortDay } from '../../ui/time';
import { useAttempt } from '../../ui/use-attempt';
import { useNow } from '../../ui/use-now';
import { PersonRow } from './person-row';
import { Block, Row, Section } from './sheet';
import { sortPeople } from './sort-people';

interface HostPeopleProps {
  readonly host: string;
  readonly system: SystemSnapshot;
}

/** Everybody on a host, with what this person may do about them. */
export function HostPeople({ host, system }: HostPeopleProps) {
  const bridge = useBridge();
  const [removing, setRemoving] = useState<User | null>(null);
  const { busy, problem, attempt } = useAttempt();
  const { present, removed } = sortPeople(system);
  const remove = async (user: User) => {
    const answer = await bridge.pushSystem(host, 'user-remove', { id: user.id });
    return answer.ok ? null : answer.error.message;
  };
  return (
    <>
      <Section title="People">
        {present.map((user) => (
          <PersonRow
            key={user.id}
            user={user}
            system={system}
            onRole={(role) => void attempt(() => bridge.pushSystem(host, 'user-role', { id: user.id, role }))}
            onRemove={() => setRemoving(user)}
          />
        ))}
        {problem && (
          <Block>
            <FormError message={problem} />
          </Block>
        )}
      </Section>
      {removed.length > 0 && system.user.role !== 'member' && (
        <Section title="Removed" help="What they wrote stays. Let back in, they find their rooms again.">
          {removed.map((user) => (
            <RemovedRow
              key={user.id}
              user={user}
              busy={busy}
              onRestore={() => void attempt(() => bridge.pushSystem(host, 'user-restore', { id: user.id }))}
            />
          ))}
        </Section>
      )}
      {removing && (
        <ConfirmDialog
          title={`Remove ${removing.name} from ${system.host.name}?`}
          action="Remove"
          onConfirm={() => remove(removing)}
          onClose={() => setRemoving(null)}
        >
          They lose the connection at once and cannot come back until somebody lets them in again. What they wrote
          stays.
        </ConfirmDialog>
      )}
    </>
  );
}

interface RemovedRowProps {
  readonly user: User;
  readonly busy: boolean;
  readonly onRestore: () => void;
}

function RemovedRow({ user, busy, onRestore }: RemovedRowProps) {
  const now = useNow();
  return (
    <Row
      before={<Avatar user={user} size="sm" />}
      title={user.name}
      {...(user.removed && { text: `Removed ${shortDay(user.removed, now)}` })}
    >
      <Button size="small" disabled={busy} aria-label={`Let back in ${user.name}`} onClick={onRestore}>
        Let back in
      </Button>
    </Row>
  );
}
