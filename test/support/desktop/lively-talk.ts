import type { Person } from './person';
import { meetOnOneHost, PRIYA, type Two } from './two-people';

/** Somebody's window in one of its states; `arrange` brings the state about again after the window was resized. */
export type Visit = (person: Person, name: string, arrange?: () => Promise<void>) => Promise<void>;

/** Brings two people into one room; the one who hosts has this name in pictures, and one of her own where others may host. */
export async function meetInARoom(people: Person[], name = 'Ines Ferreira'): Promise<Two> {
  const two = await meetOnOneHost(people, name);
  await two.ines.createsRoom('CAD and drawings');
  await two.priya.opensRoom('CAD and drawings');
  return two;
}

const FREEZE =
  'The **Alder chair** back legs are 2 mm over on the last three drawings, and the jig already matches the old number. Can we freeze the sheet until it is re-cut?';
const FIX = 'I would rather fix the drawing than the jig.';
const CODE = `Agreed. This is all that has to change, and it goes away with the new jig:
\`\`\`ts export/legs.ts
const leg = profile("alder-back", { width: 34, offset: 2 });
if (jig.revision === "r3") leg.offset = 0; // until re-cut
export default sheet([leg, mirror(leg)], { scale: "1:5" });
\`\`\``;

/** They say everything that looks different: Markdown, code, an answer, reactions, a mention, what is edited and gone. */
export async function talkLively({ ines, priya }: Two): Promise<void> {
  await priya.writesLong(FREEZE);
  await priya.writes(FIX);
  await ines.reads(FIX);
  await reacts(ines, FIX, 'wood');
  await reacts(priya, FIX, 'thumbs up');
  await ines.does('Reply', FIX);
  await ines.writesLong(CODE);
  await ines.page.getByText('export default').waitFor();
  await ines.writes('/me sharpens the small plane');
  await priya.writes('Wrong room, sorry.');
  await priya.does('Delete…', 'Wrong room, sorry.');
  await priya.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await priya.row('Message deleted').waitFor();
  await priya.writesLong(`@${ines.name} could you measure the left one before we glue?`);
  await ines.writes('👍');
  await priya.row('👍').waitFor();
  await ines.does('Pin to this room', FIX);
  await ines.does('Reply', FIX);
  await ines.types('Then the jig stays as it is.', 'Enter');
  await priya.reads('Then the jig stays as it is.');
}

/** Shows every state that a conversation has, one after the other. */
export async function showConversation({ ines, priya }: Two, visit: Visit): Promise<void> {
  await visit(ines, 'conversation');
  await visit(ines, 'message-tools', () => ines.row(FIX).hover());
  await visit(ines, 'message-menu', async () => {
    const menu = ines.page.getByRole('menu');
    if (await menu.isVisible()) {
      await ines.presses('Escape');
      await menu.waitFor({ state: 'detached' });
    }
    await ines.row(FIX).click({ button: 'right' });
    await menu.waitFor();
  });
  await ines.presses('Escape');
  await visit(ines, 'message-reaction', async () => {
    if (await ines.page.getByRole('combobox').isVisible()) await ines.presses('Escape');
    await ines.row(FIX).hover();
    await ines.row(FIX).getByRole('toolbar').getByRole('button', { name: 'Add a reaction' }).click();
    await ines.page.getByRole('gridcell').first().waitFor();
  });
  await ines.presses('Escape');
  await visitDialogs(ines, visit);
  await ines.button(/^2 replies/).click();
  await ines.page.getByRole('complementary', { name: 'Thread' }).getByText(FIX).waitFor();
  await visit(ines, 'thread');
  await ines.page.getByRole('complementary').getByRole('button', { name: 'Close' }).click();
  await priya.button('More about this room').click();
  await priya.page.getByRole('menuitem', { name: /pinned/i }).click();
  await priya.page.getByRole('complementary').getByText(FIX).waitFor();
  await visit(priya, 'pinned');
}

async function visitDialogs(ines: Person, visit: Visit): Promise<void> {
  const dialog = ines.page.getByRole('dialog');
  await ines.does('Forward…', FIX);
  await dialog.waitFor();
  await visit(ines, 'forward-message');
  await ines.presses('Escape');
  await dialog.waitFor({ state: 'detached' });
  await ines.does('Delete…', FIX);
  await dialog.waitFor();
  await visit(ines, 'delete-message');
  await ines.presses('Escape');
  await dialog.waitFor({ state: 'detached' });
  await ines.button(/^👍 1: /).click({ button: 'right' });
  await dialog.getByText(PRIYA).waitFor();
  await visit(ines, 'who-reacted');
  await ines.presses('Escape');
  await dialog.waitFor({ state: 'detached' });
}

/** Puts an emoji under a message. */
async function reacts(person: Person, text: string, emoji: string): Promise<void> {
  await person.row(text).hover();
  await person.row(text).getByRole('toolbar').getByRole('button', { name: 'Add a reaction' }).click();
  await person.page.getByRole('combobox', { name: /emoji/i }).fill(emoji);
  await person.page.getByRole('gridcell').first().waitFor();
  await person.presses('Enter');
  await person.row(text).getByRole('group', { name: 'Reactions' }).waitFor();
}
