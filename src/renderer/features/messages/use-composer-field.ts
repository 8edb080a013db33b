import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useNavigation } from '../../state/navigation';

/** The composer's field: as high as its text, focused when the room opens and when navigation asks for it. */
export function useComposerField(text: string): RefObject<HTMLTextAreaElement | null> {
  const field = useRef<HTMLTextAreaElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is what asks for another height
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    // Shrunk first: a text area is never smaller than its content, but it does not get smaller by itself.
    element.style.height = '0';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);

  const wish = useNavigation((navigation) => navigation.focus);
  const count = wish?.target === 'composer' ? wish.count : 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each wish asks for the focus once more
  useEffect(() => {
    const element = field.current;
    // Behind an open dialog it must not take the focus.
    if (!element || document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
  }, [count]);
  return field;
}
