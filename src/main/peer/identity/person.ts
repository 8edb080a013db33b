import { join } from 'node:path';
import type { Problem } from '#shared/bridge/bridge';
import type { Me } from '#shared/bridge/state';
import { err, ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { Logger } from '../../logger';
import type { Document } from '../../store/document';
import { openDocument } from '../../store/open-document';
import type { SecretBox } from '../peer';
import { createIdentity, type Identity, keepIdentity, readIdentity } from './identity-file';
import { exportKey, importWholeKey, type Key } from './key';
import type { MovedPerson } from './moved-person';
import { firstColor, NO_PROFILE, type Profile, ProfileFile } from './profile';

/** What a person stands on. */
export interface PersonOptions {
  readonly folder: string;
  readonly secretBox: SecretBox;
  readonly words: () => Words;
  readonly logger: Logger;
}

/** The person at this install: their key and what they chose about themself. Nobody until they have said their name. */
export class Person {
  readonly #identityPath: string;

  private constructor(
    private readonly options: PersonOptions,
    private readonly document: Document<ProfileFile>,
    private identity: Identity | null,
  ) {
    this.#identityPath = identityPath(options.folder);
  }

  /** Fails, in words, when there is an identity that cannot be used, or when the one that was here is missing. */
  static async open(options: PersonOptions): Promise<Result<Person, Problem>> {
    const path = identityPath(options.folder);
    const words = options.words().refusals.here;
    const identity = await readIdentity(path, options.secretBox, words);
    if (!identity.ok) return identity;
    const profilePath = join(options.folder, 'profile.json');
    const document = await openDocument(profilePath, ProfileFile, NO_PROFILE, { logger: options.logger });
    if (identity.value === null && document.value.profile !== null) {
      await document.close();
      return err({ message: words.identityMissing(path, profilePath) });
    }
    return ok(new Person(options, document, identity.value));
  }

  /** The key and the profile, once there are both. */
  current(): { readonly key: Key; readonly profile: Profile } | null {
    const { profile } = this.document.value;
    return this.identity && profile ? { key: this.identity.key, profile } : null;
  }

  me(): Me | null {
    const current = this.current();
    if (!current) return null;
    const key_made = this.identity?.made ?? null;
    return { id: current.key.id, ...current.profile, key_storage: this.options.secretBox.kind, key_made };
  }

  /** Changes the profile; the first time it needs a name, and makes the key. */
  async update(change: { name?: string; color?: string }): Promise<Result<null, Problem>> {
    const words = this.options.words().refusals.here;
    const name = change.name ?? this.document.value.profile?.name;
    if (name === undefined) return err({ message: words.sayName, field: 'name' });
    try {
      this.identity ??= await createIdentity(this.#identityPath, this.options.secretBox);
      const { id } = this.identity.key;
      await this.document.update((file) => {
        const color = change.color ?? file.profile?.color ?? firstColor(id);
        return { ...file, profile: { name, color } };
      });
      return ok(null);
    } catch (error) {
      this.options.logger.error('peer_person_not_saved', error);
      return err({ message: words.nameNotKept(this.options.folder) });
    }
  }

  /** Who they are, for another computer; null for nobody. */
  async packed(): Promise<Pick<MovedPerson, 'key' | 'made' | 'name' | 'color'> | null> {
    const current = this.current();
    if (!current) return null;
    return { ...current.profile, key: await exportKey(current.key), made: this.identity?.made ?? null };
  }

  /**
   * Becomes the person of another computer. The name comes last: until it is on disk there is nobody here, and it can be
   * tried again. A key that is here already is never given up for another one.
   */
  async become({ key: jwk, made, name, color }: MovedPerson): Promise<Result<null, Problem>> {
    const words = this.options.words().moving.problems;
    const key = await importWholeKey(jwk);
    if (!key) return err({ message: words.faults.damaged });
    if (this.identity && (this.current() || this.identity.key.id !== key.id)) {
      return err({ message: words.keyHere(this.#identityPath) });
    }
    try {
      if (!this.identity) {
        await keepIdentity(this.#identityPath, { key, made }, jwk, this.options.secretBox);
        this.identity = { key, made };
      }
      await this.document.update((file) => ({ ...file, profile: { name, color } }));
      return ok(null);
    } catch (error) {
      this.options.logger.error('peer_person_not_moved', error);
      return err({ message: words.notKept });
    }
  }

  close(): Promise<void> {
    return this.document.close();
  }
}

const identityPath = (folder: string): string => join(folder, 'identity.json');
