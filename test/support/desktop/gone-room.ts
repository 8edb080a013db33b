import type { Camera } from './camera';
import type { Person } from './person';
import { everybodyLeaves, meetOnOneHost } from './two-people';

/** A room goes away while somebody writes in it, and while what they wrote still waits: what they are told. */
export async function photographGoneRoom(camera: Camera): Promise<void> {
  const people: Person[] = [];
  try {
    const { ines, priya } = await meetOnOneHost(people, 'Ines Ferreira');
    await ines.createsRoom('Summer party');
    await priya.opensRoom('Summer party');
    await priya.page.getByRole('textbox', { name: 'Message', exact: true }).fill('I can bring the long table, if');
    await deletesOpenRoom(ines);
    await priya.page.getByText('Summer party is no longer here for you').waitFor();
    await camera(priya, 'room-gone');
    await leavesUnsent(ines, priya, 'Winter party', ['The barn is free on the 12th.', 'Shall I take it?']);
    await camera(priya, 'not-sent');
  } finally {
    await everybodyLeaves(people);
  }
}

/** Deletes the room that is open, after the question. */
export async function deletesOpenRoom(person: Person): Promise<void> {
  await person.button('More about this room').click();
  await person.page.getByRole('menuitem', { name: 'Delete room…' }).click();
  await person.button('Delete room').click();
}

/** Writes to a room while its host is away; the host deletes the room before the writer is back. */
export async function leavesUnsent(
  host: Person,
  writer: Person,
  room: string,
  texts: readonly string[],
): Promise<void> {
  await host.createsRoom(room);
  await writer.opensRoom(room);
  await host.losesHearth();
  await writer.page.getByText(/is out of reach/).waitFor();
  for (const text of texts) await writer.writes(text);
  await writer.page.getByText(`${texts.length} messages are waiting`).waitFor();
  await writer.losesHearth();
  await host.opensHearth();
  await host.opensRoom(room);
  await deletesOpenRoom(host);
  await host.room(room).waitFor({ state: 'detached' });
  await writer.opensHearth();
  await writer.page.getByRole('region', { name: /^Not sent: / }).waitFor();
}
