import { useState } from 'react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { ChatRoom } from '#shared/nouns/room';
import { parsePayload } from '#shared/protocol/payload';
import { RoomPushes, type RoomPushPayload } from '#shared/protocol/room-channel';
import type { Words } from '#shared/words/words';
import { useBridge } from '../../state/bridge';
import { useSystem } from '../../state/system';
import { useSubmission } from '../../state/use-submission';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import { PersonPicker } from '../../ui/person-picker';
import { DescriptionField, NameField } from './room-fields';
import { changedPeople } from './room-form';

interface EditRoomDialogProps {
  readonly host: string;
  /** The room as it was when the dialog was asked for. */
  readonly room: ChatRoom;
  readonly onClose: () => void;
}

/** Renames a room, describes it, and, where it is private, chooses who may enter. */
export function EditRoomDialog({ host, room, onClose }: EditRoomDialogProps) {
  const bridge = useBridge();
  const words = useWords();
  const system = useSystem(host);
  const [name, setName] = useState(room.name);
  const [description, setDescription] = useState(room.description);
  // Its maker is always in it, and so stands in no list one could be taken from.
  const [before] = useState(() => room.users.filter((id) => id !== room.user));
  const [users, setUsers] = useState<readonly string[]>(before);
  const submission = useSubmission(['name', 'description', ...(room.private ? ['users'] : [])]);

  const save = async () => {
    const now = system?.chatrooms.find(({ id }) => id === room.id) ?? room;
    const change = changeOf(now, { name, description, users: changedPeople(now.users, before, users) });
    if (Object.keys(change).length === 0) return onClose();
    const payload = parsePayload(RoomPushes['chatroom-update'].payload, change);
    if (!payload.ok) return submission.refuse(payload.error);
    const saved = await submission.submit(() => bridge.pushRoom(host, room.id, 'chatroom-update', change));
    if (saved) onClose();
  };
  const footer = (
    <>
      <Button onClick={onClose}>{words.ui.cancel}</Button>
      <Button type="submit" variant="primary" disabled={submission.busy}>
        {words.ui.save}
      </Button>
    </>
  );
  return (
    <Dialog title={words.rooms.edit(room.name)} onClose={onClose} onSubmit={() => void save()} footer={footer}>
      <NameField value={name} onChange={setName} submission={submission} />
      <DescriptionField value={description} onChange={setDescription} submission={submission} />
      {room.private && system && (
        <Field
          label={words.rooms.people.label}
          help={peopleHelp(room, system, words.rooms.people)}
          error={submission.problemOf('users')}
        >
          <PersonPicker
            people={system.users.filter((user) => user.id !== room.user && (!user.removed || before.includes(user.id)))}
            value={users}
            onChange={setUsers}
          />
        </Field>
      )}
      {submission.problem && <FormError message={submission.problem} />}
    </Dialog>
  );
}

/** Only what is different now: what somebody else changed in the meantime stays as they left it. */
function changeOf(
  room: ChatRoom,
  form: { readonly name: string; readonly description: string; readonly users: string[] },
): RoomPushPayload<'chatroom-update'> {
  const samePeople = form.users.length === room.users.length && form.users.every((id) => room.users.includes(id));
  return {
    ...(form.name.trim() !== room.name && { name: form.name }),
    ...(form.description.trim() !== room.description && { description: form.description }),
    ...(room.private && !samePeople && { users: form.users }),
  };
}

function peopleHelp(room: ChatRoom, system: SystemSnapshot, words: Words['rooms']['people']): string {
  const maker = system.users.find(({ id }) => id === room.user)?.name ?? words.maker;
  const always = room.user === system.user.id ? words.youAlways : words.makerAlways(maker);
  return `${words.change} ${always}`;
}
