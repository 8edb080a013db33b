import { Check, Copy } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useBridge } from '../../state/bridge';
import { useWords } from '../../state/words';
import { IconButton } from '../icon-button';
import { useAnnounce } from '../live-region';
import { useLook } from './look';
import styles from './rich-text.module.css';

// The grammars come with the first code block that anybody sees.
const HighlightedCode = lazy(() => import('./highlighted-code'));

interface CodeBlockProps {
  readonly text: string;
  readonly language: string | null;
  readonly caption: string | null;
}

/** Code between fences, with its colours where it says what it is written in, and a button that copies it. */
export function CodeBlock({ text, language, caption }: CodeBlockProps) {
  const { tabIndex } = useLook();
  const [pointed, setPointed] = useState(false);
  return (
    <figure className={styles.codeBlock} dir="ltr">
      {caption !== null && (
        <figcaption className={styles.caption}>
          <bdi>{caption}</bdi>
        </figcaption>
      )}
      <pre
        className={styles.code}
        // Pointed at it scrolls: what scrolls can be reached by keys.
        tabIndex={pointed ? 0 : tabIndex}
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
      >
        <code>
          {language === null ? (
            text
          ) : (
            <Suspense fallback={text}>{<HighlightedCode text={text} language={language} />}</Suspense>
          )}
        </code>
      </pre>
      <CopyCode text={text} />
    </figure>
  );
}

/** How long the button says that it worked. */
const COPIED_MS = 2_000;

function CopyCode({ text }: { readonly text: string }) {
  const words = useWords().composer.richText;
  const bridge = useBridge();
  const announce = useAnnounce();
  const { tabIndex } = useLook();
  // Counts up, so that copying again starts the two seconds again.
  const [copied, setCopied] = useState(0);
  useEffect(() => {
    if (copied === 0) return;
    const timer = setTimeout(() => setCopied(0), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    const answer = await bridge.request('clipboard.write', { text });
    if (!answer.ok) return announce(answer.error.message, 'assertive');
    setCopied((count) => count + 1);
    announce(words.copied);
  };
  return (
    <IconButton
      className={styles.copy}
      size="small"
      label={copied > 0 ? words.copied : words.copyCode}
      icon={copied > 0 ? <Check /> : <Copy />}
      tabIndex={tabIndex}
      onClick={() => void copy()}
    />
  );
}
