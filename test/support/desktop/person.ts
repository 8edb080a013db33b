import type { Locator, Page } from 'playwright-core';
import { Computer } from './computer';
import { type Build, type DesktopApp, openDesktopApp } from './desktop-app';

/** How long anything on a screen may take to come, in milliseconds. Longer is a fault, also on a busy machine. */
const SEEN_WITHIN_MS = 15_000;

/** What a native dialog asked. */
export interface NativeQuestion {
  readonly message: string;
  readonly buttons: readonly string[];
}

/**
 * Someone who uses Hearth on a computer of their own: what they do and see, in the words that stand on the screen. What
 * a name cannot find, a person who hears the screen cannot find either.
 */
export class Person {
  #app: DesktopApp | null = null;

  private constructor(
    readonly name: string,
    readonly computer: Computer,
    private readonly build: Build,
  ) {}

  /** Gives someone a computer and opens Hearth on it for the first time. */
  static async arrives(name: string, build: Build = 'plain'): Promise<Person> {
    const person = new Person(name, await Computer.start(), build);
    await person.opensHearth().catch(async (error) => {
      await person.leaves();
      throw error;
    });
    return person;
  }

  get app(): DesktopApp {
    if (!this.#app) throw new Error(`Hearth is not open on the computer of ${this.name}.`);
    return this.#app;
  }

  /** Whether Hearth is open on their computer. */
  get isOpen(): boolean {
    return this.#app !== null;
  }

  get page(): Page {
    return this.app.page;
  }

  get notifications() {
    return this.computer.notifications;
  }

  async opensHearth(): Promise<void> {
    this.#app = await openDesktopApp(this.computer, this.build);
    this.page.setDefaultTimeout(SEEN_WITHIN_MS);
  }

  async quitsHearth(): Promise<void> {
    await this.app.quit();
    this.#app = null;
  }

  /** Hearth is gone at once, as when the computer loses its power. */
  async losesHearth(): Promise<void> {
    await this.app.kill();
    this.#app = null;
  }

  /** Ends everything of this person; whatever Hearth would ask is not waited for. */
  async leaves(): Promise<void> {
    await this.#app?.end();
    await this.computer.stop();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  async saysTheirName(): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Name' }).fill(this.name);
    await this.button('Continue').click();
    await this.page.getByRole('heading', { name: 'Where is your team?' }).waitFor();
  }

  /** Hosts on this computer, on the usual port or on the one offered instead. */
  async hostsHere(): Promise<void> {
    await this.button('Host here').click();
    await this.hostsOnOfferedPort();
  }

  /** Waits until the host burns. Where a port is taken, by another story perhaps, it uses the one that is offered. */
  async hostsOnOfferedPort(): Promise<void> {
    const offer = this.button(/^Use port \d+$/);
    await this.roomList.or(offer).waitFor();
    while (!(await this.roomList.isVisible())) {
      const offered = (await offer.textContent()) ?? '';
      await offer.click();
      await this.roomList.or(offer.filter({ hasNotText: offered })).waitFor();
    }
  }

  /** Picks a host from the list of those nearby; resolves with the fingerprint that is shown to be compared. */
  async meets(host: string): Promise<string> {
    await this.button(`Join ${host}`).click();
    return this.readsFingerprint(`Fingerprint of ${host}`);
  }

  /** The fingerprint on the screen, without its gaps. */
  async readsFingerprint(label: string): Promise<string> {
    const shown = await this.page.getByRole('group', { name: label, exact: true }).textContent();
    return (shown ?? '').replace(/\s/g, '');
  }

  /** What the person who hosts reads to those who join. */
  async readsOwnFingerprint(): Promise<string> {
    await this.opensSettings('This host');
    const fingerprint = await this.readsFingerprint('Fingerprint');
    await this.button('Back to rooms').click();
    return fingerprint;
  }

  async opensSettings(page: string): Promise<void> {
    await this.button('Settings').click();
    await this.page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: page }).click();
    await this.page.getByRole('heading', { name: page, level: 1 }).waitFor();
  }

  /** Confirms the fingerprint of the host that is being met, and is in. */
  async joins(): Promise<void> {
    await this.button('It matches, join').click();
    await this.roomList.waitFor();
  }

  /** Chooses, in the settings, whom the host of this computer lets in. */
  async letsIn(whom: string): Promise<void> {
    const choice = this.page.getByRole('radio', { name: whom });
    await choice.click();
    // It shows what holds, not what was asked for: the host answers first.
    await this.page.getByRole('radio', { name: whom, checked: true }).waitFor();
  }

  get roomList(): Locator {
    return this.page.getByRole('navigation', { name: /^Rooms on / });
  }

  /** A room in the list. */
  room(name: string): Locator {
    return this.roomList.getByRole('link', { name });
  }

  async opensRoom(name: string): Promise<void> {
    await this.room(name).click();
    await this.seesRoom(name);
  }

  async seesRoom(name: string): Promise<void> {
    await this.page.getByRole('main', { name, exact: true }).waitFor();
  }

  async createsRoom(name: string, audience: 'Public' | 'Team' | 'Private' = 'Public'): Promise<void> {
    await this.button('New room').click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: audience, exact: true }).check();
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('button', { name: 'Create room' }).click();
    await this.seesRoom(name);
  }

  async createsTeam(name: string, people: readonly string[]): Promise<void> {
    await this.button('New team').click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    for (const person of people) await this.picks(dialog, person);
    await dialog.getByRole('button', { name: 'Create team' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Picks someone in a dialog that asks for people. */
  private async picks(dialog: Locator, person: string): Promise<void> {
    await dialog.getByRole('combobox').fill(person);
    await this.page.getByRole('option', { name: person }).click();
  }

  /** Invites someone to the room that is open. */
  async invites(name: string): Promise<void> {
    await this.button('Invite someone').click();
    const dialog = this.page.getByRole('dialog');
    await this.picks(dialog, name);
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  async writes(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Writes what has several lines or signs that complete while they are typed. */
  async writesLong(text: string): Promise<void> {
    await this.messageField.fill(text);
    await this.button('Send').first().click();
  }

  /** Where messages to the open room are written. */
  get messageField(): Locator {
    return this.page.getByRole('main').getByRole('textbox', { name: 'Message', exact: true });
  }

  /** The row of a message in the room that is open. */
  row(text: string): Locator {
    // Its own words, not those it quotes.
    const said = this.page
      .locator('[id$="-text"]')
      .filter({ hasText: new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) });
    return this.page.getByRole('main').getByRole('log').getByRole('article').filter({ has: said });
  }

  /** Does something with a message, from the menu of its row. */
  async does(command: string, text: string): Promise<void> {
    // What is not at the host yet has no menu.
    await this.row(text).and(this.page.locator('[data-seq]')).last().click({ button: 'right' });
    await this.page.getByRole('menuitem', { name: command }).click();
  }

  /** A message in the room that is open. */
  message(text: string): Locator {
    return this.page.getByRole('log').getByText(text, { exact: true });
  }

  async reads(text: string): Promise<void> {
    await this.message(text).waitFor();
  }

  /** Closes the window as its cross does; whether Hearth then asks or ends is not waited for. */
  async closesWindow(): Promise<void> {
    await this.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  }

  /** Presses this button in every native dialog from now on; the function returned tells what they asked. */
  async answersNativeDialogsWith(button: string): Promise<() => Promise<NativeQuestion[]>> {
    const asked = await this.app.electron.evaluateHandle(({ dialog }, pressed) => {
      const questions: NativeQuestion[] = [];
      // Called with the window first, or without.
      const answer = async (...args: unknown[]) => {
        const { message, buttons } = args.at(-1) as NativeQuestion;
        questions.push({ message, buttons });
        return { response: buttons.indexOf(pressed), checkboxChecked: false };
      };
      dialog.showMessageBox = answer;
      return questions;
    }, button);
    return () => asked.jsonValue();
  }

  /** The port of the host on this computer. */
  async portOfOwnHost(): Promise<number> {
    await this.opensSettings('This host');
    const copies = this.button(/^Copy .+:\d+$/).first();
    const address = (await copies.getAttribute('aria-label')) ?? '';
    await this.button('Back to rooms').click();
    return Number(address.split(':').at(-1));
  }

  async resizesWindow(size: { readonly width: number; readonly height: number }): Promise<void> {
    await this.app.electron.evaluate(
      ({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
      size,
    );
    await this.page.waitForFunction(
      ({ width, height }) => window.innerWidth === width && window.innerHeight === height,
      size,
    );
  }

  /** Types where the keyboard is, and then presses keys. */
  async types(text: string, ...keys: readonly string[]): Promise<void> {
    await this.page.keyboard.type(text);
    await this.presses(...keys);
  }

  async presses(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Presses Tab until the keyboard is on what is called so. */
  async tabsTo(name: string, key = 'Tab'): Promise<void> {
    const passed: string[] = [];
    while (passed.at(-1) !== name) {
      if (passed.length > 40) throw new Error(`${key} does not lead to ${name}, but to ${passed.join(', ')}.`);
      await this.presses(key);
      passed.push(await this.focused());
    }
  }

  /** What has the keyboard, by its name. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      const labels = element?.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const labelled = labels.map((id) => document.getElementById(id)?.textContent).join(' ');
      return element?.getAttribute('aria-label') || labelled || element?.textContent || '';
    });
  }

  /** Whether the window is on the screen and has the keyboard. */
  windowIsInFront(): Promise<boolean> {
    return this.app.electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return window?.isVisible() === true && window.isFocused();
    });
  }
}
