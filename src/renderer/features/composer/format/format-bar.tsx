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
import { useModKey } from '../composer-bar';
import type { ComposerState } from '../use-composer';
import type { Format } from './format-text';

const BUTTONS: readonly { readonly format: Format; readonly icon: LucideIcon; readonly keys?: string }[] = [
  { format: 'bold', icon: Bold, keys: 'B' },
  { format: 'italic', icon: Italic, keys: 'I' },
  { format: 'strike', icon: Strikethrough, keys: 'Shift+X' },
  { format: 'code', icon: Code, keys: 'E' },
  { format: 'link', icon: Link },
  { format: 'quote', icon: TextQuote },
  { format: 'list', icon: List },
  { format: 'numbers', icon: ListOrdered },
  { format: 'spoiler', icon: EyeOff },
];

/** Buttons for Markdown, and for a look at what it will be. */
export function FormatBar({ composer }: { readonly composer: ComposerState }) {
  const words = useWords().composer.bar;
  const mod = useModKey();
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
          {...(keys && { keys: `${mod}+${keys}` })}
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
