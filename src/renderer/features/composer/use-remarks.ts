import { useEffect, useState } from 'react';
import { useAnnounce } from '../../ui/live-region';

/** How long what went well is told; who is writing stands there otherwise. */
const SAID_MS = 6_000;

/** What the composer says below itself about what was asked of it last. */
export interface Remarks {
  /** Until something is written, or for a while; null for nothing. */
  readonly remark: { readonly words: string; readonly problem: boolean } | null;
  readonly say: (words: string) => void;
  /** Says that something failed, and why. */
  readonly refuse: (why: string) => void;
  readonly clear: () => void;
}

export function useRemarks(): Remarks {
  const announce = useAnnounce();
  const [remark, setRemark] = useState<Remarks['remark']>(null);
  useEffect(() => {
    if (remark === null || remark.problem) return;
    const timer = setTimeout(() => setRemark(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [remark]);
  return {
    remark,
    say: (words) => setRemark({ words, problem: false }),
    refuse: (why) => {
      setRemark({ words: why, problem: true });
      announce(why, 'assertive');
    },
    clear: () => setRemark(null),
  };
}
