import type { Camera } from './camera';
import { meetInARoom, showConversation, talkLively } from './lively-talk';
import type { Person } from './person';
import { shareFiles, showFiles } from './shared-files';

/** Two people talk about a chair, and every state of a conversation and of the files in it is photographed. */
export async function photographConversation(camera: Camera): Promise<void> {
  const people: Person[] = [];
  try {
    const two = await meetInARoom(people);
    await talkLively(two);
    await showConversation(two, camera);
    await two.priya.page.getByRole('complementary').getByRole('button', { name: 'Close' }).click();
    await shareFiles(two);
    await showFiles(two, camera);
  } finally {
    for (const person of people.reverse()) await person.leaves();
  }
}
