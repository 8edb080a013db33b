import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { App } from 'electron';

/** What opening the app with the computer stands on. */
export interface LoginItemParts {
  readonly app: Pick<App, 'setLoginItemSettings'>;
  readonly platform: NodeJS.Platform;
  /** The program and its arguments, as the system is to start it. */
  readonly program: readonly [string, ...string[]];
  /** The folder for the configuration of programs on Linux. */
  readonly configFolder: string;
}

/**
 * Opens the app when the person logs in, or no longer. macOS and Windows keep a list that Electron can change; Linux
 * desktops start what lies in a folder (freedesktop.org, Desktop Application Autostart Specification).
 */
export class LoginItem {
  constructor(private readonly parts: LoginItemParts) {}

  /** Answers the system's reason when it does not take it, else null. */
  set(on: boolean): Promise<string | null> {
    return this.#set(on).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
  }

  async #set(on: boolean): Promise<void> {
    const { app, platform, program, configFolder } = this.parts;
    const [path, ...args] = program;
    if (platform !== 'linux') {
      app.setLoginItemSettings({ openAtLogin: on, path, args });
      return;
    }
    const file = join(configFolder, 'autostart', 'chat.hearth.desktop.desktop');
    if (!on) {
      await rm(file, { force: true });
      return;
    }
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, desktopEntry(program));
  }
}

/** Where Linux programs keep their configuration: what the environment says, if that is a whole path. */
export const linuxConfigFolder = (environment: NodeJS.ProcessEnv, home: string): string => {
  const { XDG_CONFIG_HOME: named = '' } = environment;
  return isAbsolute(named) ? named : join(home, '.config');
};

/** The file that starts a program (freedesktop.org, Desktop Entry Specification). */
const desktopEntry = (program: readonly string[]): string => `[Desktop Entry]
Type=Application
Name=Hearth
Exec=${program.map(quoted).join(' ')}
Terminal=false
`;

/** An argument of `Exec`: quoted for the command line, its percent signs no field codes, then escaped for the file. */
const quoted = (argument: string): string =>
  `"${argument.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`.replaceAll('\\', '\\\\');
