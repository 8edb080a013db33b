import { createContext, createElement, type ReactNode, useContext, useState } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { ChatMessage } from '#shared/nouns/message';
import type { ChatRoom } from '#shared/nouns/room';
import type { Team } from '#shared/nouns/team';

/** A page of the settings. */
export type SettingsPage = 'you' | 'host' | 'notifications' | 'appearance' | 'keyboard' | 'about';

/** What fills the window beside the rail. */
export type View =
  /** A host and one of its rooms; null when none is chosen yet. */
  | { readonly kind: 'room'; readonly host: string | null; readonly room: string | null }
  /** A settings page; `host` is the one that page `host` is about, null for the host of this computer. */
  | { readonly kind: 'settings'; readonly page: SettingsPage; readonly host: string | null };

/** A dialog that is open, with what it is about. */
export type OpenDialog =
  | {
      readonly kind: 'create-room';
      readonly host: string;
      readonly team?: string;
      readonly private?: boolean;
      /** What it may be called. */
      readonly name?: string;
    }
  | { readonly kind: 'edit-room'; readonly host: string; readonly room: ChatRoom }
  | { readonly kind: 'delete-room'; readonly host: string; readonly room: ChatRoom }
  | { readonly kind: 'leave-room'; readonly host: string; readonly room: ChatRoom }
  | { readonly kind: 'team'; readonly host: string; readonly team?: Team }
  | { readonly kind: 'invite'; readonly host: string; readonly room: ChatRoom }
  /** Join or host; `link` is what was clicked or pasted. */
  | { readonly kind: 'join'; readonly link?: string }
  | { readonly kind: 'leave-host'; readonly host: string }
  | { readonly kind: 'delete-message'; readonly host: string; readonly message: ChatMessage }
  | { readonly kind: 'forward-message'; readonly host: string; readonly message: ChatMessage }
  /** Who answered a message in emoji. */
  | { readonly kind: 'reactors'; readonly host: string; readonly message: ChatMessage }
  /** Chooses a few people to write to. */
  | { readonly kind: 'direct'; readonly host: string }
  /** Jumps to a room, a person, a host or a command. */
  | { readonly kind: 'switcher' }
  /** Until when not to be disturbed. */
  | { readonly kind: 'quiet-until' }
  | { readonly kind: 'shortcuts' }
  /** The help that ships with the app. */
  | { readonly kind: 'help' }
  | { readonly kind: 'licences' };

/** A part of the window that takes the focus when asked, after something was done elsewhere. */
export type FocusTarget = 'composer';

/** What the person has to know of something they did. */
export interface Notice {
  readonly message: string;
  /** What that means; null where nothing was changed. */
  readonly help: string | null;
}

/** Where the person is, where they were, and what is open on top. */
export interface Navigation {
  readonly view: View;
  readonly past: readonly View[];
  readonly future: readonly View[];
  readonly dialog: OpenDialog | null;
  /** The newest wish for focus; `count` tells a repeated one from an old one. */
  readonly focus: { readonly target: FocusTarget; readonly count: number } | null;
  /** An invitation to bring into sight, after its notification was clicked. A new object each time it is asked for. */
  readonly invitation: { readonly id: string } | null;
  /** What came of what the person did; null for nothing, or once it was put away. */
  readonly notice: Notice | null;
  /** A room to open as soon as it stands among the rooms of its host: the host's answer may come before the news of it. */
  readonly entering: { readonly host: string; readonly room: string } | null;
  /** A message to bring into sight. */
  readonly message: { readonly room: string; readonly seq: number } | null;

  openRoom(host: string, room: string | null, seq?: number): void;
  /** Opens a room that was just made or entered, to write in it. */
  enterRoom(host: string, room: string): void;
  openInvitation(host: string, invitation: string): void;
  openSettings(page: SettingsPage, host?: string | null): void;
  /** Back to the room that was open before the settings. */
  closeSettings(): void;
  back(): void;
  forward(): void;
  openDialog(dialog: OpenDialog): void;
  closeDialog(): void;
  /** Tells what did not work, in a sentence; `help` where it is not so that nothing was changed. */
  showNotice(message: string, help?: string): void;
  closeNotice(): void;
  requestFocus(target: FocusTarget): void;
  /** Takes a room out of history and view, when it is gone for this person. */
  forgetRoom(host: string, room: string): void;
  forgetHost(host: string): void;
}

/** Views kept to go back to. */
const HISTORY_LENGTH = 50;

const sameView = (one: View, other: View): boolean =>
  one.kind === 'settings'
    ? other.kind === 'settings' && one.page === other.page && one.host === other.host
    : other.kind === 'room' && one.host === other.host && one.room === other.room;

type Place = Pick<Navigation, 'view' | 'past' | 'future'>;

/** Goes to a view. A place without a room is a moment, not somewhere to come back to. */
function goTo({ view: now, past, future }: Place, view: View): Place {
  if (sameView(now, view)) return { view: now, past, future };
  const keep = now.kind === 'settings' || now.room !== null;
  return { view, past: keep ? [...past, now].slice(-HISTORY_LENGTH) : past, future: [] };
}

function stepBack({ view, past, future }: Place): Place {
  const previous = past.at(-1);
  return previous ? { view: previous, past: past.slice(0, -1), future: [view, ...future] } : { view, past, future };
}

function stepForward({ view, past, future }: Place): Place {
  const [next, ...rest] = future;
  return next ? { view: next, past: [...past, view], future: rest } : { view, past, future };
}

/** Removes the views that no longer exist. */
function without({ view, past, future }: Place, gone: (view: View) => boolean): Place {
  const kept = past.filter((entry) => !gone(entry));
  const host = view.kind === 'room' ? view.host : null;
  const next: View = gone(view) ? { kind: 'room', host, room: null } : view;
  return { view: next, past: kept, future: future.filter((entry) => !gone(entry)) };
}

/** The room that was last open, however many settings pages lie between. */
const lastRoom = ({ past }: Place): View =>
  past.findLast((view) => view.kind === 'room') ?? { kind: 'room', host: null, room: null };

/** Makes the store of one window. */
export function createNavigation(start: View): StoreApi<Navigation> {
  return createStore<Navigation>((set) => ({
    view: start,
    past: [],
    future: [],
    dialog: null,
    focus: null,
    invitation: null,
    notice: null,
    message: null,
    entering: null,
    openRoom: (host, room, seq) =>
      set((state) => ({
        ...goTo(state, { kind: 'room', host, room }),
        message: room !== null && seq !== undefined ? { room, seq } : null,
        entering: null,
      })),
    enterRoom: (host, room) => set({ entering: { host, room } }),
    openInvitation: (host, invitation) =>
      set((state) => {
        const here = state.view.kind === 'room' && state.view.host === host;
        const place = here ? {} : goTo(state, { kind: 'room', host, room: null });
        return { ...place, invitation: { id: invitation }, dialog: null };
      }),
    openSettings: (page, host = null) =>
      set((state) => ({ ...goTo(state, { kind: 'settings', page, host }), dialog: null })),
    closeSettings: () => set((state) => (state.view.kind === 'settings' ? goTo(state, lastRoom(state)) : {})),
    back: () => set(stepBack),
    forward: () => set(stepForward),
    openDialog: (dialog) => set({ dialog }),
    closeDialog: () => set({ dialog: null }),
    showNotice: (message, help) => set({ notice: { message, help: help ?? null } }),
    closeNotice: () => set({ notice: null }),
    requestFocus: (target) => set(({ focus }) => ({ focus: { target, count: (focus?.count ?? 0) + 1 } })),
    forgetRoom: (host, room) =>
      set((state) => without(state, (view) => view.kind === 'room' && view.host === host && view.room === room)),
    forgetHost: (host) => set((state) => forgetHost(state, host)),
  }));
}

function forgetHost(state: Place, host: string): Place {
  const place = without(state, (view) => view.host === host);
  const here = place.view.kind === 'room' && place.view.host === host;
  return here ? { ...place, view: { kind: 'room', host: null, room: null } } : place;
}

const NavigationContext = createContext<StoreApi<Navigation> | null>(null);

interface NavigationProviderProps {
  readonly start: View;
  readonly children: ReactNode;
}

/** Gives the tree below it one window's navigation. */
export function NavigationProvider({ start, children }: NavigationProviderProps) {
  const [store] = useState(() => createNavigation(start));
  return createElement(NavigationContext, { value: store }, children);
}

/** The store itself, for handlers that read the newest state when they run. */
export function useNavigationStore(): StoreApi<Navigation> {
  const store = useContext(NavigationContext);
  if (!store) throw new Error('useNavigation needs a NavigationProvider above it.');
  return store;
}

/** A part of the navigation; the component renders again when that part changes. */
export function useNavigation<T>(select: (navigation: Navigation) => T): T {
  return useStore(useNavigationStore(), select);
}
