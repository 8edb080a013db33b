import { type RefObject, useEffect, useRef } from 'react';
import { useComposing } from '../../state/composing';
import type { Place } from '../../state/drafts';
import { useNavigation } from '../../state/navigation';

/**
 * The composer's field takes the focus when its room or thread opens, when navigation asks for it (that of the room),
 * and when a message is to be answered or edited.
 */
export function useComposerField({ thread }: Place): RefObject<HTMLTextAreaElement | null> {
  const field = useRef<HTMLTextAreaElement>(null);
  const opened = useRef(false);
  const intent = useComposing((composing) => composing.intent);
  const wish = useNavigation((navigation) => navigation.focus);
  const count = thread === null && wish?.target === 'composer' ? wish.count : 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each wish and each intent asks for the focus once more
  useEffect(() => {
    const element = field.current;
    // Behind an open dialog it must not take the focus, nor as the room opens behind a card that was asked for.
    if (!element || document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
    const opening = !opened.current;
    opened.current = true;
    if (opening && document.activeElement?.closest('[data-region="card"]')) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
    // What is cut off in a long text is its beginning.
    element.scrollTop = element.scrollHeight;
  }, [count, intent]);
  return field;
}
