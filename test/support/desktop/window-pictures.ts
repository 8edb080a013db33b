import type { Camera } from './camera';
import { meetInARoom, talkLively } from './lively-talk';
import type { Person } from './person';
import { tourWindow } from './window-tour';

/** Two people go through the whole window, and every part of it is photographed. */
export async function photographWindow(camera: Camera): Promise<void> {
  const people: Person[] = [];
  try {
    const two = await meetInARoom(people);
    await talkLively(two);
    await tourWindow(two, camera);
  } finally {
    for (const person of people.reverse()) await person.leaves();
  }
}
