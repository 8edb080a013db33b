import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useBridge } from '../state/bridge';
import { useWords } from '../state/words';
import { Button, type ButtonProps } from './button';
import { useAnnounce } from './live-region';

interface CopyButtonProps extends Omit<ButtonProps, 'onClick' | 'value' | 'children'> {
  /** What goes to the clipboard. */
  readonly value: string;
  readonly children: ReactNode;
}

/** How long the button says that it worked. */
const COPIED_MS = 2_000;

/** Copies a text and says so for two seconds. */
export function CopyButton({ value, children, icon, ...props }: CopyButtonProps) {
  const bridge = useBridge();
  const announce = useAnnounce();
  const words = useWords().ui;
  // Counts up, so that copying again starts the two seconds again.
  const [copied, setCopied] = useState(0);
  useEffect(() => {
    if (copied === 0) return;
    const timer = setTimeout(() => setCopied(0), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    const answer = await bridge.request('clipboard.write', { text: value });
    if (!answer.ok) return announce(answer.error.message, 'assertive');
    setCopied((count) => count + 1);
    announce(words.copied);
  };
  return (
    <Button {...props} icon={copied ? <Check /> : (icon ?? <Copy />)} onClick={() => void copy()}>
      {copied ? words.copied : children}
    </Button>
  );
}
