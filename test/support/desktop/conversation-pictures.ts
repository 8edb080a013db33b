import type { Camera } from './camera';
import { meetInARoom, showConversation, talkLively } from './lively-talk';
import type { Person } from './person';

/** Two people talk about a chair, and every state of a conversation is photographed. */
export async function photographConversation(camera: Camera): Promise<void> {
  const people: Person[] = [];
  try {
    const two = await meetInARoom(people);
    await talkLively(two);
    await showConversation(two, camera);
  } finally {
    for (const person of people.reverse()) await person.leaves();
  }
}
