import { useState } from 'react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { Invitation } from '#shared/nouns/invitation';
import type { ChatRoom } from '#shared/nouns/room';
import { useBridge } from '../../state/bridge';
import { useSystem } from '../../state/system';
import { type FormProblem, useSubmission } from '../../state/use-submission';
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
  const people = invitable(system, room);
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" variant="primary" disabled={submission.busy || picked.length === 0}>
        {picked.length > 1 ? `Invite ${picked.length} people` : 'Invite'}
      </Button>
    </>
  );
  return (
    <Dialog title={`Invite to ${room.name}`} onClose={onClose} onSubmit={() => void invite()} footer={footer}>
      {people.length === 0 ? (
        <p className={styles.nobody}>Everybody on {system.host.name} is in this room already, or invited.</p>
      ) : (
        <Field label="Who should come in?" help={INVITE_HELP} error={submission.problemOf('user')}>
          <PersonPicker people={people} value={picked} onChange={pick} />
        </Field>
      )}
      <Pending host={host} system={system} invitations={pendingInvitations(system, room)} />
      {submission.problem && <FormError message={submission.problem} />}
    </Dialog>
  );
}

const INVITE_HELP = 'They see the name and description of the room, and enter when they accept.';

function useInvite(host: string, room: ChatRoom, system: SystemSnapshot, onClose: () => void) {
  const bridge = useBridge();
  const announce = useAnnounce();
  const [picked, pick] = useState<string[]>([]);
  const submission = useSubmission(['user']);
  const nameOf = (id: string): string => system.users.find((user) => user.id === id)?.name ?? 'Somebody';

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
    announce(`${done.map(nameOf).join(', ')} invited.`);
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
  if (invitations.length === 0) return null;
  return (
    <section className={styles.pending}>
      <h3>Invited, not answered yet</h3>
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
