import { importsLongRoom } from './given-export';
import type { Visit } from './lively-talk';
import type { Person } from './person';
import type { Two } from './two-people';

/**
 * Goes through every part of the window beside the conversation: the switcher, what gathers messages, direct messages,
 * one's status, the settings, and the window in German, compact and from right to left. The two talked before.
 */
export async function tourWindow(two: Two, visit: Visit): Promise<void> {
  await furnish(two);
  await jump(two, visit);
  await writeToEachOther(two, visit);
  await gather(two, visit);
  await lookAround(two, visit);
  await bringARoom(two, visit);
  await chooseLooks(two, visit);
}

/** Something unread, something muted, a draft: a list as it is at work. */
async function furnish({ ines, priya }: Two): Promise<void> {
  await priya.createsRoom('Joinery and finishing');
  await priya.opensRoom('CAD and drawings');
  await ines.createsRoom('Job offers, autumn');
  await ines.opensRoom('Joinery and finishing');
  await ines.writes('The oil came.');
  await ines.writes(`@${priya.name} which tin was it, the matt one?`);
  await ines.opensRoom('General');
  await priya.roomList.getByRole('link', { name: /^Joinery and finishing, 2 unread, 1 mention/ }).waitFor();
}

const dialogOf = (person: Person) => person.page.getByRole('dialog');

async function jump({ priya }: Two, visit: Visit): Promise<void> {
  await priya.presses('Control+k');
  await priya.page.getByRole('option').first().waitFor();
  await visit(priya, 'quick-switcher-recent');
  await priya.types('jo');
  await priya.page.getByRole('option', { name: /Job offers/ }).waitFor();
  await visit(priya, 'quick-switcher');
  await priya.presses('Escape');
  await dialogOf(priya).waitFor({ state: 'detached' });
}

async function writeToEachOther({ ines, priya }: Two, visit: Visit): Promise<void> {
  await priya.button('New direct message').click();
  await dialogOf(priya).waitFor();
  await visit(priya, 'new-direct-message');
  await dialogOf(priya).getByRole('combobox').fill(ines.name);
  await priya.page.getByRole('option', { name: ines.name }).click();
  await dialogOf(priya).getByRole('button', { name: 'Write', exact: true }).click();
  await priya.seesRoom(ines.name);
  await priya.writes('Could you bring the small plane over?');
  await priya.reads('Could you bring the small plane over?');
  await visit(priya, 'direct-message');
  await ines.roomList.getByRole('link', { name: new RegExp(`^${priya.name}`) }).click();
  await ines
    .button('People')
    .or(ines.button(/ here, hide people$/))
    .first()
    .waitFor();
}

/** The panels that gather messages of the whole host. */
async function gather({ priya }: Two, visit: Visit): Promise<void> {
  await priya.opensRoom('CAD and drawings');
  await priya.does('Save for later', 'I would rather fix the drawing than the jig.');
  await priya.presses('Control+Shift+f');
  const search = priya.page.getByRole('complementary', { name: 'Search' });
  await search.getByRole('combobox').waitFor();
  await visit(priya, 'search-empty');
  await search.getByRole('combobox').fill('');
  await priya.types('jig');
  await search.getByRole('link').first().waitFor();
  await visit(priya, 'search');
  await search.getByRole('combobox').fill('qwertz');
  await search.getByText('Nothing found').waitFor();
  await visit(priya, 'search-nothing');
  await choosesOfHost(priya, 'Saved messages');
  await priya.page.getByRole('complementary', { name: 'Saved messages' }).getByRole('link').first().waitFor();
  await visit(priya, 'saved-messages');
  await choosesOfHost(priya, 'Threads');
  await priya.page.getByRole('complementary', { name: 'Threads' }).getByRole('link').first().waitFor();
  await visit(priya, 'threads');
  await priya.page.getByRole('complementary').getByRole('button', { name: 'Close' }).click();
}

async function choosesOfHost(person: Person, entry: string): Promise<void> {
  await person.roomList.getByRole('button', { name: /computer/ }).click();
  await person.page.getByRole('menuitem', { name: entry }).click();
}

/** Menus, one's status, the settings. */
async function lookAround({ ines, priya }: Two, visit: Visit): Promise<void> {
  await ines.opensRoom('CAD and drawings');
  await ines.button('More about this room').click();
  await ines.page.getByRole('menuitemradio', { name: 'Mentions only' }).click();
  await ines.button('More about this room').click();
  await ines.page.getByRole('menu').waitFor();
  await visit(ines, 'room-menu');
  await ines.presses('Escape');
  await ines.page.getByRole('button', { name: `You: ${ines.name}` }).click();
  await ines.page.getByRole('menuitem', { name: 'For 1 hour' }).waitFor();
  await ines.page.getByRole('menuitem', { name: 'Until…' }).click();
  await dialogOf(ines).waitFor();
  await visit(ines, 'quiet-until');
  await dialogOf(ines).getByRole('button', { name: 'Be quiet until then' }).click();
  await priya.roomList.getByRole('link', { name: new RegExp(`^${ines.name}, do not disturb`) }).waitFor();
  for (const [page, name] of SETTINGS) {
    await ines.opensSettings(page);
    if (page === 'Notifications') await ines.page.getByRole('switch', { name: 'Quiet hours' }).click();
    await visit(ines, name);
    if (page === 'You') await moveAway(ines, visit);
    await ines.button('Back to rooms').click();
  }
  await readAbout(ines, visit);
}

/** A room that comes from elsewhere, as long as it comes. */
async function bringARoom({ ines }: Two, visit: Visit): Promise<void> {
  await importsLongRoom(ines, 'Boats we built');
  await visit(ines, 'importing-a-room');
  await ines.page.getByRole('region', { name: 'Importing' }).getByRole('button', { name: 'Cancel' }).click();
  await ines.page.getByRole('region', { name: 'Importing' }).waitFor({ state: 'detached' });
}

/** What is read from the page about Hearth. */
async function readAbout(person: Person, visit: Visit): Promise<void> {
  await person.opensSettings('About');
  await person.button('Open help').click();
  await dialogOf(person).getByText('What is kept where').waitFor();
  await visit(person, 'help');
  await person.presses('Escape');
  await dialogOf(person).waitFor({ state: 'detached' });
  await person.button('Show licences').click();
  await dialogOf(person).getByRole('listitem').first().waitFor();
  await visit(person, 'licences');
  await person.presses('Escape');
  await dialogOf(person).waitFor({ state: 'detached' });
  await person.button('Back to rooms').click();
}

/** Looks at what would be taken to another computer, and stays. */
async function moveAway(person: Person, visit: Visit): Promise<void> {
  await person.button('Move to another computer…').click();
  await dialogOf(person).getByLabel('Passphrase', { exact: true }).waitFor();
  await visit(person, 'move-to-another-computer');
  await person.presses('Escape');
  await dialogOf(person).waitFor({ state: 'detached' });
}

const SETTINGS = [
  ['You', 'settings-you'],
  ['Notifications', 'settings-notifications'],
  ['Appearance', 'settings-appearance'],
  ['Keyboard', 'settings-keyboard'],
  ['About', 'settings-about'],
] as const;

/** The same window in another language, tighter, larger, and from right to left. */
async function chooseLooks({ ines, priya }: Two, visit: Visit): Promise<void> {
  await ines.opensSettings('Appearance');
  await chooses(ines, 'Density', 'Compact');
  await ines.button('Back to rooms').click();
  await ines.seesRoom('CAD and drawings');
  await visit(ines, 'compact');
  await priya.opensSettings('Appearance');
  await chooses(priya, 'Size', 'Large');
  await priya.button('Back to rooms').click();
  await visit(priya, 'large-text');
  await priya.page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  await visit(priya, 'right-to-left');
  await ines.opensSettings('Appearance');
  await ines.page.getByRole('combobox', { name: 'Language', exact: true }).click();
  await ines.page.getByRole('option', { name: 'Deutsch' }).click();
  await ines.page.getByRole('heading', { name: 'Aussehen', level: 1 }).waitFor();
  await visit(ines, 'german-settings');
  await ines.button('Zurück zu den Räumen').click();
  await ines.seesRoom('CAD and drawings');
  await visit(ines, 'german');
}

async function chooses(person: Person, setting: string, choice: string): Promise<void> {
  await person.page.getByRole('combobox', { name: setting, exact: true }).click();
  await person.page.getByRole('option', { name: choice, exact: true }).click();
  await person.page.getByRole('combobox', { name: setting, exact: true }).getByText(choice).waitFor();
}
