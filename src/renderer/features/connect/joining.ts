import { useState } from 'react';
import type { Bridge, FoundHost, Problem } from '#shared/bridge/bridge';
import { useBridge } from '../../state/bridge';

/** Where a person is on the way into a host. */
export type JoinStep =
  | { readonly step: 'find' }
  /** Its fingerprint is to be compared. */
  | { readonly step: 'confirm'; readonly found: FoundHost }
  /** Its join code is asked for. */
  | { readonly step: 'code'; readonly found: FoundHost };

/** The way into a host, from its address to the first answer. */
export interface Joining {
  readonly at: JoinStep;
  /** The host or address that is being asked now, to show it there. */
  readonly asking: string | null;
  readonly problem: Problem | null;
  /** Looks what answers at an address or behind a link. */
  look(text: string): Promise<void>;
  /** The fingerprint was compared, and is right. */
  confirm(found: FoundHost): Promise<void>;
  giveCode(found: FoundHost, code: string): Promise<void>;
  /** Back to the list. */
  cancel(): void;
}

/** What comes after a host was found: what is still to be asked, or null when it can be joined at once. */
export function nextStep(found: FoundHost, confirmed: boolean, code: string | null): JoinStep | null {
  if (!confirmed) return { step: 'confirm', found };
  if (found.policy === 'code' && code === null) return { step: 'code', found };
  return null;
}

const join = (bridge: Bridge, found: FoundHost, code: string | null) =>
  bridge.request('connect.join', {
    address: found.address,
    port: found.port,
    id: found.id,
    fingerprint: found.fingerprint,
    ...(code !== null && { code }),
  });

/** The steps of joining; `onJoined` hears the id of a host that was joined or was known already. */
export function useJoining(onJoined: (host: string) => void): Joining {
  const bridge = useBridge();
  const [at, setAt] = useState<JoinStep>({ step: 'find' });
  const [asking, setAsking] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const proceed = async (found: FoundHost, confirmed: boolean, code: string | null) => {
    const next = nextStep(found, confirmed, code);
    if (next) return setAt(next);
    const answer = await join(bridge, found, code);
    if (answer.ok) return onJoined(answer.value.host);
    if (wantsCode(answer.error)) setAt({ step: 'code', found });
    setProblem(answer.error);
  };

  const during = async (what: string, work: () => Promise<void>) => {
    setProblem(null);
    setAsking(what);
    await work();
    setAsking(null);
  };

  return {
    at,
    asking,
    problem,
    look: (text) =>
      during(text, async () => {
        const answer = await bridge.request('connect.look', { text });
        if (!answer.ok) return setProblem(answer.error);
        const found = answer.value;
        return found.known ? onJoined(found.id) : proceed(found, found.confirmed, found.code);
      }),
    confirm: (found) => during(found.id, () => proceed(found, true, found.code)),
    giveCode: (found, code) => during(found.id, () => proceed(found, true, code)),
    cancel: () => {
      setProblem(null);
      setAt({ step: 'find' });
    },
  };
}

const wantsCode = (problem: Problem): boolean => problem.reason === 'code_required' || problem.reason === 'bad_code';
