import { basename } from 'node:path';
import * as v from 'valibot';
import type { Problem } from '#shared/bridge/bridge';
import { err, ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import { type KeyFile, readKeyFile } from '../../peer/identity/key-file';
import { MovedSettings } from '../../peer/identity/moved-person';
import type { Peer } from '../../peer/peer';
import type { Settings } from '../settings';
import type { KeyFileDialogs } from './key-file-dialogs';

/** What moving to another computer stands on. */
export interface MovingParts {
  readonly peer: Pick<Peer, 'me' | 'hosts' | 'moveOut' | 'moveIn'>;
  readonly settings: Pick<Settings, 'value' | 'update'>;
  readonly dialogs: Pick<KeyFileDialogs, 'place' | 'choose'>;
  readonly language: { readonly words: Words };
}

/** A person's key on its way from one computer to another. */
export class Moving {
  /** The file that was chosen and not opened yet. The window knows its name alone. */
  #chosen: KeyFile | null = null;

  constructor(private readonly parts: MovingParts) {}

  /** Asks for a place and writes the person there. The path is null when they thought better of it. */
  async save(passphrase: string): Promise<Result<{ path: string | null }, Problem>> {
    const { peer, settings, dialogs, language } = this.parts;
    const me = peer.me();
    if (!me) return err({ message: language.words.refusals.here.sayName });
    const path = await dialogs.place(me.name);
    if (path === null) return ok({ path });
    const written = await peer.moveOut({ path, passphrase }, v.parse(MovedSettings, settings.value));
    return written.ok ? ok({ path }) : written;
  }

  /** Asks for a key file and looks whether it is one. The name is null when the person thought better of it. */
  async choose(): Promise<Result<{ file: string | null }, Problem>> {
    const path = await this.parts.dialogs.choose();
    if (path === null) return ok({ file: null });
    const read = await readKeyFile(path);
    if (!read.ok) return err({ message: this.#problems.faults[read.error] });
    this.#chosen = read.value;
    return ok({ file: basename(path) });
  }

  /** Opens the chosen file: who is in it is here from now on. */
  async open(passphrase: string): Promise<Result<{ host: string | null }, Problem>> {
    const { peer, settings } = this.parts;
    if (!this.#chosen) return err({ message: this.#problems.chooseAgain });
    const moved = await peer.moveIn(this.#chosen, passphrase, (chosen) => settings.update(chosen));
    if (!moved.ok) return moved;
    this.#chosen = null;
    return ok({ host: peer.hosts()[0]?.id ?? null });
  }

  get #problems() {
    return this.parts.language.words.moving.problems;
  }
}
