import type { Inline } from './rich-node';

const MARK = '||';

/** What a line is cut into to find its spoilers: nodes, and the marks between them. */
type Piece = Inline | { readonly kind: 'mark'; readonly at: number; readonly opens: boolean; readonly closes: boolean };

/**
 * Puts what stands between two bars on either side into a spoiler: `||the butler||`. A mark opens before a character and
 * closes after one, so that `a || b || c` is none. A mark that stays alone is text again.
 */
export function withSpoilers(nodes: readonly Inline[]): readonly Inline[] {
  if (!nodes.some((node) => node.kind === 'text' && node.text.includes(MARK))) return nodes;
  return paired(nodes.flatMap((node, index) => (node.kind === 'text' ? cut(node, nodes, index) : [node])));
}

function cut(node: Inline & { kind: 'text' }, siblings: readonly Inline[], index: number): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  // Three bars and more are a drawing.
  for (const match of node.text.matchAll(/(?<!\|)\|\|(?!\|)/g)) {
    if (match.index > end) pieces.push({ ...node, at: node.at + end, text: node.text.slice(end, match.index) });
    end = match.index + MARK.length;
    const before = node.text[match.index - 1] ?? edge(siblings[index - 1]);
    const after = node.text[end] ?? edge(siblings[index + 1]);
    pieces.push({ kind: 'mark', at: node.at + match.index, opens: /\S/.test(after), closes: /\S/.test(before) });
  }
  if (end < node.text.length) pieces.push({ ...node, at: node.at + end, text: node.text.slice(end) });
  return pieces;
}

/** A neighbour that is no text begins and ends with something that is seen. */
const edge = (neighbour: Inline | undefined): string => (neighbour && neighbour.kind !== 'break' ? 'x' : '');

function paired(pieces: readonly Piece[]): Inline[] {
  const done: Inline[] = [];
  let opening: { readonly at: number; readonly index: number } | null = null;
  for (const piece of pieces) {
    if (piece.kind !== 'mark') done.push(piece);
    else if (opening && piece.closes && done.length > opening.index + 1) {
      const children = done.splice(opening.index).slice(1);
      done.push({ kind: 'spoiler', at: opening.at, children });
      opening = null;
    } else {
      if (!opening && piece.opens) opening = { at: piece.at, index: done.length };
      done.push({ kind: 'text', at: piece.at, text: MARK });
    }
  }
  return done;
}
