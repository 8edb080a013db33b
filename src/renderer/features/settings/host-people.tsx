import { useState } from 'react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { User } from '#shared/nouns/user';
import { useBridge } from '../../state/bridge';
import { useSpeech, useWords } from '../../state/words';
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
  const words = useWords().settings.host;
  const [removing, setRemoving] = useState<User | null>(null);
  const { busy, problem, attempt } = useAttempt();
  const { present, removed } = sortPeople(system);
  const remove = async (user: User) => {
    const answer = await bridge.pushSystem(host, 'user-remove', { id: user.id });
    return answer.ok ? null : answer.error.message;
  };
  return (
    <>
      <Section title={words.people}>
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
        <Section title={words.removed} help={words.removedHelp}>
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
          title={words.removeTitle(removing.name, system.host.name)}
          action={words.remove}
          onConfirm={() => remove(removing)}
          onClose={() => setRemoving(null)}
        >
          {words.removeText}
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
  const speech = useSpeech();
  const { locale } = speech;
  const words = speech.words.settings.host;
  return (
    <Row
      before={<Avatar user={user} size="sm" />}
      title={user.name}
      {...(user.removed && { text: words.removedOn(shortDay(user.removed, now, locale)) })}
    >
      <Button size="small" disabled={busy} aria-label={words.letBackInNamed(user.name)} onClick={onRestore}>
        {words.letBackIn}
      </Button>
    </Row>
  );
}
