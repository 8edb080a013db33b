import { useState } from 'react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { Invitation } from '#shared/nouns/invitation';
import type { ChatRoom } from '#shared/nouns/room';
import { useBridge } from '../../state/bridge';
import { useSystem } from '../../state/system';
import { type FormProblem, useSubmission } from '../../state/use-submission';
import { useSpeech, useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import { useAnnounce } from '../../ui/live-region';
import { PersonPicker } from '../../ui/person-picker';
import { invitable, pendingInvitations } from './invitable';
import styles from './invitations.module.css';
import { PendingInvitation } from './pending-invitation';

interface InviteDialogProps {
  readonly host: string;
  readonly room: ChatRoom;
  readonly onClose: () => void;
}

/** Invites people into a private room, and shows the invitations that wait for an answer. */
export function InviteDialog({ host, room, onClose }: InviteDialogProps) {
  const system = useSystem(host);
  if (!system) return null;
  const now = system.chatrooms.find(({ id }) => id === room.id) ?? room;
  return <InviteForm host={host} room={now} system={system} onClose={onClose} />;
}

function InviteForm({ host, room, system, onClose }: InviteDialogProps & { readonly system: SystemSnapshot }) {
  const { picked, pick, submission, invite } = useInvite(host, room, system, onClose);
  const { invitations: words, ui } = useWords();
  const people = invitable(system, room);
  const footer = (
    <>
      <Button onClick={onClose}>{ui.cancel}</Button>
      <Button type="submit" variant="primary" disabled={submission.busy || picked.length === 0}>
        {words.invite(picked.length)}
      </Button>
    </>
  );
  return (
    <Dialog title={words.title(room.name)} onClose={onClose} onSubmit={() => void invite()} footer={footer}>
      {people.length === 0 ? (
        <p className={styles.nobody}>{words.everybody(system.host.name)}</p>
      ) : (
        <Field label={words.who} help={words.help} error={submission.problemOf('user')}>
          <PersonPicker people={people} value={picked} onChange={pick} />
        </Field>
      )}
      <Pending host={host} system={system} invitations={pendingInvitations(system, room)} />
      {submission.problem && <FormError message={submission.problem} />}
    </Dialog>
  );
}

function useInvite(host: string, room: ChatRoom, system: SystemSnapshot, onClose: () => void) {
  const bridge = useBridge();
  const announce = useAnnounce();
  const { words, locale } = useSpeech();
  const [picked, pick] = useState<string[]>([]);
  const submission = useSubmission(['user']);
  const nameOf = (id: string): string => system.users.find((user) => user.id === id)?.name ?? words.ui.somebody;

  const invite = async () => {
    const invited: string[] = [];
    // One after the other: who was invited before one is refused stays invited, and the others stay picked.
    const inviteAll = async () => {
      for (const user of picked) {
        const answer = await bridge.pushRoom(host, room.id, 'invite', { user });
        if (!answer.ok) return { ok: false, error: named(answer.error, nameOf(user)) } as const;
        invited.push(user);
      }
      return { ok: true, value: invited } as const;
    };
    const done = await submission.submit(inviteAll);
    pick((before) => before.filter((id) => !invited.includes(id)));
    if (!done) return;
    announce(words.invitations.invited(new Intl.ListFormat(locale).format(done.map(nameOf))));
    onClose();
  };
  return { picked, pick, submission, invite };
}

/** Says whom a refusal is about, where several were asked for. */
const named = ({ message }: FormProblem, name: string): FormProblem => ({
  message: `${name}: ${message}`,
  field: 'user',
});

interface PendingProps {
  readonly host: string;
  readonly system: SystemSnapshot;
  readonly invitations: readonly Invitation[];
}

function Pending({ host, system, invitations }: PendingProps) {
  const words = useWords().invitations;
  if (invitations.length === 0) return null;
  return (
    <section className={styles.pending}>
      <h3>{words.pending}</h3>
      <ul>
        {invitations.map((invitation) => (
          <PendingInvitation
            key={invitation.id}
            host={host}
            invitation={invitation}
            user={system.users.find(({ id }) => id === invitation.to) ?? null}
          />
        ))}
      </ul>
    </section>
  );
}
