import type { AppState } from '#shared/bridge/state';
import type { Peer } from '../peer/peer';
import type { ArchiveJobs } from './archive/archive-jobs';
import type { CountedHosts } from './counted-hosts';
import type { Drafts } from './drafts';
import type { Hosting } from './hosting';
import type { Settings } from './settings';
import type { Spelling } from './spelling/spelling';
import type { SpokenLanguage } from './spoken-language';
import type { StorageWatch } from './storage-watch';

/** Changes that come within so many milliseconds reach the windows as one. Shorter than anybody sees. */
const GATHER_MS = 30;

/** In a lively room counts change with every message: told no more often than this, in milliseconds. */
const PACE_MS = 100;

/** What the state is made of. */
export interface AppStateParts {
  readonly version: string;
  readonly platform: AppState['platform'];
  readonly peer: Pick<Peer, 'me' | 'discovered' | 'discovery'> & {
    readonly files: Pick<Peer['files'], 'downloads' | 'onChange'>;
  };
  readonly hosts: Pick<CountedHosts, 'list' | 'onChange'>;
  readonly hosting: Pick<Hosting, 'state' | 'onChange'>;
  readonly storage: Pick<StorageWatch, 'state' | 'onChange'>;
  readonly settings: Pick<Settings, 'value' | 'onChange'>;
  readonly language: Pick<SpokenLanguage, 'language'>;
  readonly spelling: Pick<Spelling, 'languages' | 'systemLanguages'>;
  /** Told with every state, but a change of them is no news: the window that writes knows them. */
  readonly drafts: Pick<Drafts, 'all'>;
  readonly archiving: Pick<ArchiveJobs, 'current' | 'onChange'>;
}

/** The app's state as windows show it, and the moments when it changed. */
export class AppStateSource {
  readonly #listeners = new Set<(state: AppState) => void>();
  readonly #sources: readonly (() => void)[];
  #timer: NodeJS.Timeout | null = null;
  #told = Number.NEGATIVE_INFINITY;

  constructor(private readonly parts: AppStateParts) {
    const changed = () => this.#changed();
    this.#sources = [
      parts.hosts.onChange(changed),
      parts.peer.files.onChange(changed),
      parts.hosting.onChange(changed),
      parts.storage.onChange(changed),
      parts.settings.onChange(changed),
      parts.archiving.onChange(changed),
    ];
  }

  current(): AppState {
    const { version, platform, peer, hosts, hosting, storage, settings, language, spelling, drafts } = this.parts;
    return {
      version,
      platform,
      me: peer.me(),
      hosts: hosts.list(),
      discovered: peer.discovered(),
      discovery: peer.discovery(),
      hosting: hosting.state(),
      storage: storage.state(),
      settings: settings.value,
      language: language.language,
      spell_languages: spelling.languages,
      spell_system: spelling.systemLanguages,
      drafts: drafts.all(),
      downloads: peer.files.downloads(),
      archiving: this.parts.archiving.current(),
    };
  }

  /** Hears of changes, a burst of them once. */
  onChange(listener: (state: AppState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    for (const stop of this.#sources) stop();
    if (this.#timer) clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  #changed(): void {
    if (this.#timer) return;
    const next = Math.max(GATHER_MS, this.#told + PACE_MS - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#told = performance.now();
      const state = this.current();
      for (const listener of this.#listeners) listener(state);
    }, next);
  }
}
