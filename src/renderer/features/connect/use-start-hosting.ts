import { useState } from 'react';
import type { Problem } from '#shared/bridge/bridge';
import { useAppState, useBridge } from '../../state/bridge';

/** The way to start hosting on this computer, and what came of it. */
export interface StartHosting {
  readonly busy: boolean;
  /** Why it does not run: also when the attempt was made elsewhere, as when the app started. */
  readonly problem: Problem | null;
  /** A port to offer instead of the one that is taken. */
  readonly freePort: number | undefined;
  start(port?: number): Promise<void>;
}

/** Starts hosting; `onHosting` hears the id of the host that runs. */
export function useStartHosting(onHosting: (host: string) => void): StartHosting {
  const bridge = useBridge();
  const hosting = useAppState((state) => state.hosting);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  return {
    busy: busy || hosting.state === 'starting',
    problem: problem ?? (hosting.state === 'failed' ? { message: hosting.message } : null),
    freePort: hosting.state === 'failed' ? hosting.free_port : undefined,
    start: async (port) => {
      setBusy(true);
      const answer = await bridge.request('hosting.start', { ...(port !== undefined && { port }) });
      setBusy(false);
      setProblem(answer.ok ? null : answer.error);
      if (answer.ok) onHosting(answer.value.host);
    },
  };
}
