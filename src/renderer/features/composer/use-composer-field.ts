import { type RefObject, useEffect, useRef } from 'react';
import { useNavigation } from '../../state/navigation';

/** The composer's field takes the focus when the room opens and when navigation asks for it. */
export function useComposerField(): RefObject<HTMLTextAreaElement | null> {
  const field = useRef<HTMLTextAreaElement>(null);
  const opened = useRef(false);

  const wish = useNavigation((navigation) => navigation.focus);
  const count = wish?.target === 'composer' ? wish.count : 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each wish asks for the focus once more
  useEffect(() => {
    const element = field.current;
    // Behind an open dialog it must not take the focus, nor as the room opens behind a card that was asked for.
    if (!element || document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
    const opening = !opened.current;
    opened.current = true;
    if (opening && document.activeElement?.closest('[data-region="card"]')) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
  }, [count]);
  return field;
}
