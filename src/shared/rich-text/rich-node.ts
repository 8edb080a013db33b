/** What stands in a line of a rich text. `at` is where it begins in the text as typed; siblings differ by it. */
export type Inline =
  | { readonly kind: 'text'; readonly at: number; readonly text: string }
  | { readonly kind: 'break'; readonly at: number }
  | { readonly kind: 'code'; readonly at: number; readonly text: string }
  | { readonly kind: InlineSpan; readonly at: number; readonly children: readonly Inline[] }
  /** `url` is an address that may be opened. */
  | { readonly kind: 'link'; readonly at: number; readonly url: string; readonly children: readonly Inline[] };

/** What only changes the look of the text in it. */
export type InlineSpan = 'emphasis' | 'strong' | 'delete' | 'spoiler';

/** What a rich text is made of, from top to bottom. Nothing else can be shown. */
export type Block =
  | { readonly kind: 'paragraph'; readonly at: number; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly at: number; readonly children: readonly Block[] }
  | { readonly kind: 'list'; readonly at: number; readonly start: number | null; readonly items: readonly ListItem[] }
  | {
      readonly kind: 'code-block';
      readonly at: number;
      readonly text: string;
      /** What it is written in, as the writer said: `ts`. */
      readonly language: string | null;
      /** What stands above it: what else the writer said beside the language, else the language. */
      readonly caption: string | null;
    };

/** One entry of a list. */
export interface ListItem {
  readonly at: number;
  readonly children: readonly Block[];
}
