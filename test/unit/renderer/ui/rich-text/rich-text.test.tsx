import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { createFindMentions } from '#shared/mentions';
import { Excerpt, RichText } from '../../../../../src/renderer/ui/rich-text/rich-text';
import { type RichTextWorld, RichTextWorldProvider } from '../../../../../src/renderer/ui/rich-text/world';

const WORLD: RichTextWorld = {
  findMentions: createFindMentions({
    people: [
      { id: 'ines', name: 'Ines Ferreira' },
      { id: 'priya', name: 'Priya' },
    ],
    rooms: [{ id: 'cad', name: 'CAD and drawings' }],
  }),
  me: 'ines',
  openPerson: () => undefined,
  openRoom: () => undefined,
  openLink: () => undefined,
};

const withoutClasses = (html: string): string => html.replace(/ class="[^"]*"/g, '').replace(/ dir="auto"/g, '');
const drawn = (text: string, asTyped = false): string =>
  withoutClasses(
    renderToStaticMarkup(
      <RichTextWorldProvider value={WORLD}>
        <RichText text={text} asTyped={asTyped} tabIndex={-1} />
      </RichTextWorldProvider>,
    ),
  );
const excerpt = (text: string, highlight: readonly string[] = []): string =>
  withoutClasses(
    renderToStaticMarkup(
      <RichTextWorldProvider value={WORLD}>
        <Excerpt text={text} highlight={highlight} />
      </RichTextWorldProvider>,
    ),
  );

describe('a message', () => {
  it('is drawn in elements, and nothing it says becomes one', () => {
    expect(drawn('**a** <b onclick="x">c</b>')).toBe(
      '<div><p><strong>a</strong> &lt;b onclick=&quot;x&quot;&gt;c&lt;/b&gt;</p></div>',
    );
  });

  it('a link tells where it leads, and is out of the tab order in a list', () => {
    expect(drawn('[portal](https://example.com)')).toBe(
      '<div><p><a href="https://example.com/" title="https://example.com/" tabindex="-1">portal</a></p></div>',
    );
  });

  it('other people and rooms can be chosen by their names; oneself, everybody and names in code cannot', () => {
    expect(drawn('@Priya in #CAD and drawings')).toBe(
      '<div><p><button type="button" tabindex="-1"><bdi>@Priya</bdi></button> in ' +
        '<button type="button" tabindex="-1"><bdi>#CAD and drawings</bdi></button></p></div>',
    );
    expect(drawn('@Ines Ferreira and @room')).toBe(
      '<div><p><span><bdi>@Ines Ferreira</bdi></span> and <span><bdi>@room</bdi></span></p></div>',
    );
    expect(drawn('`@Priya` [@Priya](https://a.example)')).not.toContain('button');
  });

  it('a spoiler is neither read out nor reached before it is asked for', () => {
    expect(drawn('||the [butler](https://a.example)||')).toContain('role="button" aria-label="Show spoiler"');
    expect(drawn('||the butler||')).toContain('<span inert="">the butler</span>');
  });

  it('as typed, every sign is there and nothing is drawn', () => {
    expect(drawn('**a** ||b||', true)).toBe('<div>**a** ||b||</div>');
  });

  it('a few emoji alone are large, with words beside them they are not', () => {
    const classOf = (text: string) =>
      renderToStaticMarkup(
        <RichTextWorldProvider value={WORLD}>
          <RichText text={text} />
        </RichTextWorldProvider>,
      ).match(/class="([^"]*)"/)?.[1];
    expect(classOf('👍🏽')).toContain('large');
    expect(classOf('👍 🎉\n🇩🇪')).toContain('large');
    for (const text of ['👍 yes', '1', '#', '👍'.repeat(7)]) expect(classOf(text)).not.toContain('large');
  });
});

describe('an excerpt', () => {
  it('is one line, with nothing to click', () => {
    expect(excerpt('> a\n\n- **b**\n- [c](https://a.example)\n\n```js\nd\ne\n```\n@Priya')).toBe(
      '<span>a  <strong>b</strong> c  <code>d e</code> <span><bdi>@Priya</bdi></span> </span>',
    );
    expect(excerpt('||x||')).toContain('role="img" aria-label="Spoiler"');
  });

  it('marks the words a search looked for, by their beginnings, ignoring case and accents', () => {
    expect(excerpt('Über den Tisch, nicht darüber', ['uber', 'TIS'])).toBe(
      '<span><mark>Über</mark> den <mark>Tisch</mark>, nicht darüber </span>',
    );
  });
});
