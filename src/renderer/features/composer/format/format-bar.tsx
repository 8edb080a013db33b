import {
  Bold,
  Code,
  Eye,
  EyeOff,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  Strikethrough,
  TextQuote,
} from 'lucide-react';
import { useWords } from '../../../state/words';
import { IconButton } from '../../../ui/icon-button';
import styles from '../composer.module.css';
import type { ComposerState } from '../use-composer';
import { useKeyWords } from '../use-key-words';
import type { Format } from './format-text';

const BUTTONS: readonly { readonly format: Format; readonly icon: LucideIcon; readonly keys?: readonly string[] }[] = [
  { format: 'bold', icon: Bold, keys: ['Mod', 'B'] },
  { format: 'italic', icon: Italic, keys: ['Mod', 'I'] },
  { format: 'strike', icon: Strikethrough, keys: ['Mod', 'Shift', 'X'] },
  { format: 'code', icon: Code, keys: ['Mod', 'E'] },
  { format: 'link', icon: Link },
  { format: 'quote', icon: TextQuote },
  { format: 'list', icon: List },
  { format: 'numbers', icon: ListOrdered },
  { format: 'spoiler', icon: EyeOff },
];

/** Buttons for Markdown, and for a look at what it will be. */
export function FormatBar({ composer }: { readonly composer: ComposerState }) {
  const words = useWords().composer.bar;
  const keyWords = useKeyWords();
  const { act, panels, field } = composer;
  const togglePreview = () => {
    panels.setPreview(!panels.preview);
    if (panels.preview) requestAnimationFrame(() => field.current?.focus());
  };
  return (
    <div role="toolbar" aria-label={words.formatting} className={styles.formats}>
      {BUTTONS.map(({ format, icon: Icon, keys }) => (
        <IconButton
          key={format}
          size="small"
          label={words[format]}
          icon={<Icon />}
          {...(keys && { keys: keyWords(...keys) })}
          tooltipSide="top"
          disabled={panels.preview}
          onClick={() => act.format(format)}
        />
      ))}
      <IconButton
        className={styles.previewToggle}
        size="small"
        label={panels.preview ? words.write : words.preview}
        icon={<Eye />}
        tooltipSide="top"
        aria-pressed={panels.preview}
        onClick={togglePreview}
      />
    </div>
  );
}
