import type { Settings as SettingsValue } from '#shared/bridge/settings';
import type { Document } from '../store/document';

/** A change to some of the settings. */
export type SettingsChange = { readonly [K in keyof SettingsValue]?: SettingsValue[K] | undefined };

/** What the person chose about this install, on disk, with listeners. */
export class Settings {
  readonly #listeners = new Set<() => void>();

  constructor(private readonly document: Document<SettingsValue>) {}

  get value(): SettingsValue {
    return this.document.value;
  }

  /** Changes what is named and keeps the rest; resolves when it is on disk. Where it can't be, all is as it was. */
  async update(change: SettingsChange): Promise<void> {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const kept = this.document.update((value) => ({ ...value, ...given }));
    this.#tell();
    await kept.catch((error: unknown) => {
      this.#tell();
      throw error;
    });
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
