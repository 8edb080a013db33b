import { useSettings } from '../../state/use-settings';
import { SKIN_TONES, type SkinTone } from './emoji-data';

/** The skin tone this person chose for all emoji. */
export function useSkinTone(): { readonly tone: SkinTone; readonly setTone: (tone: SkinTone) => void } {
  const { settings, update } = useSettings();
  const tone = SKIN_TONES.find((known) => known === settings.skin_tone) ?? 0;
  return { tone, setTone: (skin_tone) => void update({ skin_tone }) };
}
