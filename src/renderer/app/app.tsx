import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { useState } from 'react';
import type { Bridge } from '#shared/bridge/bridge';
import { languageFor } from '#shared/words/language';
import { BridgeProvider, useAppState, useLatestAppState } from '../state/bridge';
import { DraftsProvider } from '../state/drafts';
import { NavigationProvider } from '../state/navigation';
import { SystemProvider } from '../state/system';
import { WordsProvider } from '../state/words';
import { LiveRegions } from '../ui/live-region';
import { ErrorBoundary } from './error-boundary';
import { startView } from './start-view';
import { Window } from './window';

/** How long the pointer rests on a control before its tooltip shows. */
const TOOLTIP_DELAY_MS = 500;

/** The whole window: what everything in it needs, and then the window itself. */
export function App({ bridge }: { readonly bridge: Bridge }) {
  return (
    <WordsProvider language={languageFor('system', navigator.languages)}>
      <ErrorBoundary>
        {/* Base UI's own style elements would need an exception from the content security policy. */}
        <CSPProvider disableStyleElements>
          <Tooltip.Provider delay={TOOLTIP_DELAY_MS}>
            <LiveRegions>
              <BridgeProvider bridge={bridge}>
                <SystemProvider>
                  <DraftsProvider>
                    <SpokenWindow />
                  </DraftsProvider>
                </SystemProvider>
              </BridgeProvider>
            </LiveRegions>
          </Tooltip.Provider>
        </CSPProvider>
      </ErrorBoundary>
    </WordsProvider>
  );
}

/** Speaks the language the person chose, from the moment it is chosen. */
function SpokenWindow() {
  const language = useAppState((state) => state.language);
  return (
    <WordsProvider language={language}>
      <StartedWindow />
    </WordsProvider>
  );
}

/** Begins where the person was when they closed the window. */
function StartedWindow() {
  const latest = useLatestAppState();
  const [start] = useState(() => startView(latest()));
  return (
    <NavigationProvider start={start}>
      <Window />
    </NavigationProvider>
  );
}
