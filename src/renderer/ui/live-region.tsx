import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import text from './text.module.css';

/** Says something to people who use a screen reader. `assertive` is for failed sends and refusals only. */
export type Announce = (message: string, urgency?: 'polite' | 'assertive') => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/** The function that speaks through the app's live regions. */
export const useAnnounce = (): Announce => useContext(AnnounceContext);

interface Spoken {
  readonly message: string;
  /** Changes with every announcement, so that the same words twice are spoken twice. */
  readonly count: number;
}

const SILENCE: Spoken = { message: '', count: 0 };

/** One polite and one assertive live region for the whole window; they are there before anything is said. */
export function LiveRegions({ children }: { readonly children: ReactNode }) {
  const [polite, setPolite] = useState(SILENCE);
  const [assertive, setAssertive] = useState(SILENCE);
  const announce = useCallback<Announce>((message, urgency = 'polite') => {
    const set = urgency === 'assertive' ? setAssertive : setPolite;
    set((before) => ({ message, count: before.count + 1 }));
  }, []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className={text.hidden} aria-live="polite">
        <span key={polite.count}>{polite.message}</span>
      </div>
      <div className={text.hidden} aria-live="assertive">
        <span key={assertive.count}>{assertive.message}</span>
      </div>
    </AnnounceContext>
  );
}
