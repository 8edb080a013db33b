import { useCallback } from 'react';
import type { AppState } from '#shared/bridge/state';
import type { Words } from '#shared/words/words';
import { useAppState } from './bridge';
import { useWords } from './words';

type Platform = AppState['platform'];

/** A key as it stands on this computer's keyboard. `Mod` and `Ctrl` are Ctrl, or Cmd on a Mac. */
export function keyName(key: string, platform: Platform, { keys }: Words['ui']): string {
  if (key === 'Mod' || key === 'Ctrl') return platform === 'darwin' ? '⌘' : keys.Ctrl;
  return (keys as Readonly<Record<string, string>>)[key] ?? key;
}

/** Names the keys of a shortcut, written with spaces between them: "Ctrl Shift F" is "Strg Umschalt F" in German. */
export function useKeyNames(): (keys: string) => string {
  const platform = useAppState((state) => state.platform);
  const { ui } = useWords();
  return useCallback(
    (keys) =>
      keys
        .split(' ')
        .map((key) => keyName(key, platform, ui))
        .join(' '),
    [platform, ui],
  );
}
