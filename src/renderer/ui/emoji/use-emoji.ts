import { useEffect, useState } from 'react';
import { useLanguage } from '../../state/words';
import { type EmojiEntry, loadEmoji } from './emoji-data';
import { createEmojiSupport } from './emoji-support';

/** All emoji that can be drawn here, in the app's language; null until they are wanted and there. */
export function useEmoji(wanted: boolean): readonly EmojiEntry[] | null {
  const language = useLanguage();
  const [loaded, setLoaded] = useState<readonly EmojiEntry[] | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    void loadEmoji(language).then((entries) => {
      if (!current) return;
      const drawn = createEmojiSupport();
      setLoaded(entries.filter(({ emoji }) => drawn(emoji)));
    });
    return () => {
      current = false;
    };
  }, [wanted, language]);
  return loaded;
}
