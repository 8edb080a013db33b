import { useState } from 'react';
import { parsePayload } from '#shared/protocol/payload';
import { SystemPushes } from '#shared/protocol/system-channel';
import { useBridge, useHost } from '../../state/bridge';
import { useSystem } from '../../state/system';
import { useEnterRoom } from '../../state/use-enter-room';
import { useSubmission } from '../../state/use-submission';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FormError } from '../../ui/form-error';
import { AudienceFields } from './audience-fields';
import { PeopleField } from './people-field';
import { DescriptionField, NameField } from './room-fields';
import { EMPTY_ROOM_FORM, type RoomForm, roomFormPayload } from './room-form';
import styles from './rooms.module.css';

interface CreateRoomDialogProps {
  readonly host: string;
  /** The team it is for, when asked for from that team. */
  readonly team?: string | undefined;
  /** Whether it starts as a private room. */
  readonly private?: boolean | undefined;
  /** What it may be called. */
  readonly name?: string | undefined;
  readonly onClose: () => void;
}

/** Makes a room: for everyone, for a team, or private. */
export function CreateRoomDialog(props: CreateRoomDialogProps) {
  const { host, team, private: startsPrivate = false, onClose } = props;
  const bridge = useBridge();
  const { rooms, ui } = useWords();
  const name = useHost(host)?.name ?? rooms.thisHost;
  const teams = useSystem(host)?.teams ?? [];
  const { enter, entering } = useEnterRoom(host, onClose);
  const [form, setForm] = useState<RoomForm>({
    ...EMPTY_ROOM_FORM,
    name: props.name ?? '',
    audience: startsPrivate ? 'private' : team ? 'team' : 'public',
    team: team ?? teams[0]?.id ?? null,
  });
  const submission = useSubmission(['name', 'description', 'users', 'team']);
  const change = (part: Partial<RoomForm>) => setForm((before) => ({ ...before, ...part }));

  const create = async () => {
    const payload = parsePayload(SystemPushes['chatroom-create'].payload, roomFormPayload(form));
    if (!payload.ok) return submission.refuse(payload.error);
    const made = await submission.submit(() => bridge.pushSystem(host, 'chatroom-create', payload.value));
    if (made) enter(made.chatroom.id);
  };
  const footer = (
    <>
      <span className={styles.hint}>{rooms.create.hint}</span>
      <Button onClick={onClose}>{ui.cancel}</Button>
      <Button type="submit" variant="primary" disabled={submission.busy || entering}>
        {rooms.create.action}
      </Button>
    </>
  );
  return (
    <Dialog
      title={rooms.create.title(name)}
      goesOn={entering}
      onClose={onClose}
      onSubmit={() => void create()}
      footer={footer}
    >
      <AudienceFields host={host} form={form} onChange={change} submission={submission} />
      <NameField value={form.name} onChange={(value) => change({ name: value })} submission={submission} />
      <DescriptionField
        value={form.description}
        onChange={(description) => change({ description })}
        submission={submission}
      />
      {form.audience === 'private' && (
        <PeopleField host={host} value={form.users} onChange={(users) => change({ users })} submission={submission} />
      )}
      {submission.problem && <FormError message={submission.problem} />}
    </Dialog>
  );
}
