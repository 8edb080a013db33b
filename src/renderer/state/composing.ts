import { createContext, createElement, type ReactNode, useContext, useState } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { ChatMessage } from '#shared/nouns/message';

/** What the composer is about: a new message, an answer, or a new text for a message that is there. */
export type Intent =
  | { readonly kind: 'new' }
  | { readonly kind: 'reply'; readonly to: ChatMessage }
  | { readonly kind: 'edit'; readonly message: ChatMessage };

/**
 * Between the messages and the composer of one conversation (a room, or a thread beside it): what is being answered or
 * edited, and what was dropped or asked to be written down. Both sides know this store and not each other.
 */
export interface Composing {
  readonly intent: Intent;
  /** Text to put at the caret: a new object each time it is asked for. */
  readonly insertion: { readonly text: string } | null;
  /** Files to attach: a new object each time. */
  readonly dropped: { readonly files: readonly File[] } | null;
  /** How many messages went out from here: each brings the newest message into sight. */
  readonly sent: number;
  reply(to: ChatMessage): void;
  edit(message: ChatMessage): void;
  /** Back to a new message. */
  cancel(): void;
  insert(text: string): void;
  drop(files: readonly File[]): void;
  countSent(): void;
}

const createComposing = (): StoreApi<Composing> =>
  createStore<Composing>((set) => ({
    intent: { kind: 'new' },
    insertion: null,
    dropped: null,
    sent: 0,
    reply: (to) => set({ intent: { kind: 'reply', to } }),
    edit: (message) => set({ intent: { kind: 'edit', message } }),
    cancel: () => set({ intent: { kind: 'new' } }),
    insert: (text) => set({ insertion: { text } }),
    drop: (files) => set({ dropped: { files } }),
    countSent: () => set(({ sent }) => ({ sent: sent + 1 })),
  }));

const ComposingContext = createContext<StoreApi<Composing> | null>(null);

/** Gives the messages and the composer of one conversation what lies between them. */
export function ComposingProvider({ children }: { readonly children: ReactNode }) {
  const [store] = useState(createComposing);
  return createElement(ComposingContext, { value: store }, children);
}

/** The store itself, for handlers. */
export function useComposingStore(): StoreApi<Composing> {
  const store = useContext(ComposingContext);
  if (!store) throw new Error('useComposing needs a ComposingProvider above it.');
  return store;
}

/** A part of what is being composed; the component renders again when that part changes. */
export function useComposing<T>(select: (composing: Composing) => T): T {
  return useStore(useComposingStore(), select);
}
