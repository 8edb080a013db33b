import { readFile } from 'node:fs/promises';
import { choosesFiles, putOn, silence } from './given-files';
import type { Visit } from './lively-talk';
import type { Two } from './two-people';

/** Where someone drew what they talk about: any picture of the project's own. */
const DRAWING = 'resources/icons/512x512.png';
const CAPTION = 'The sheet before the jig was cut, the sound of the saw, and the numbers.';

/** They show each other a picture, a sound and a table, while the other one is elsewhere. */
export async function shareFiles({ ines, priya }: Two): Promise<void> {
  await priya.opensRoom('General');
  await ines.opensRoom('CAD and drawings');
  const files = {
    'drawing.png': await readFile(DRAWING),
    'saw.wav': silence(12),
    'measurements.csv': Buffer.from('leg,mm\nleft,34\nright,36\n'),
  };
  await choosesFiles(ines, await putOn(ines, files));
  await ines.button('Attach a file').click();
  await ines.button('Remove drawing.png').waitFor();
}

/** Shows what files look like before and after they are sent, and what is new to who comes back. */
export async function showFiles({ ines, priya }: Two, visit: Visit): Promise<void> {
  await ines.messageField.fill(CAPTION);
  await visit(ines, 'attachments');
  await ines.messageField.press('Enter');
  await ines.row(CAPTION).getByRole('button', { name: 'Show drawing.png larger' }).waitFor();
  await ines.row(CAPTION).getByRole('button', { name: 'Save measurements.csv' }).waitFor();
  await visit(ines, 'files');
  await priya.opensRoom('CAD and drawings');
  await priya.reads(CAPTION);
  await visit(priya, 'unread');
  const picture = priya.row(CAPTION).getByRole('button', { name: 'Show drawing.png larger' });
  await picture.click();
  await priya.page.getByRole('dialog').waitFor();
  await visit(priya, 'picture');
  await priya.presses('Escape');
  await priya.page.getByRole('dialog').waitFor({ state: 'detached' });
}
