import { Fragment } from 'react';
import { classNames } from '../class-names';
import { useLook } from './look';
import styles from './rich-text.module.css';
import { type Named, splitMarks, splitMentions } from './text-parts';
import { useRichTextWorld } from './world';

/** Plain words of a rich text: names in it are chips, what a search found is marked. */
export function InlineText({ text, linked }: { readonly text: string; readonly linked: boolean }) {
  const { findMentions } = useRichTextWorld();
  const { plain } = useLook();
  const shown = plain ? text.replace(/\n/g, ' ') : text;
  // Inside a link nothing else can be chosen.
  if (linked) return <Marked text={shown} />;
  return splitMentions(shown, findMentions).map((part) =>
    part.named ? (
      <Mention key={part.at} text={part.text} named={part.named} />
    ) : (
      <Marked key={part.at} text={part.text} />
    ),
  );
}

function Marked({ text }: { readonly text: string }) {
  const { highlight } = useLook();
  if (highlight.length === 0) return text;
  return splitMarks(text, highlight).map((part) =>
    part.marked ? (
      <mark key={part.at} className={styles.mark}>
        {part.text}
      </mark>
    ) : (
      <Fragment key={part.at}>{part.text}</Fragment>
    ),
  );
}

/** A person, everybody or a room by name. Oneself and everybody are told apart; others lead to where they are found. */
function Mention({ text, named }: { readonly text: string; readonly named: Named }) {
  const { me, openPerson, openRoom } = useRichTextWorld();
  const { plain, tabIndex } = useLook();
  const own = named.kind === 'everybody' || (me !== null && named.kind === 'person' && named.ids.includes(me));
  const className = classNames(styles.mention, own && styles.own);
  const [id] = named.ids;
  if (plain || own || id === undefined) {
    return (
      <span className={className}>
        <bdi>{text}</bdi>
      </span>
    );
  }
  return (
    <button
      type="button"
      className={className}
      tabIndex={tabIndex}
      onClick={() => (named.kind === 'room' ? openRoom(id) : openPerson(id))}
    >
      <bdi>{text}</bdi>
    </button>
  );
}
