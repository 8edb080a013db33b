import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRichText } from '#shared/rich-text/parse-rich-text';
import type { Block, Inline } from '#shared/rich-text/rich-node';

/** A text's nodes, written short: `strong(bold)`. */
const shown = (text: string): string => blocks(parseRichText(text));
const blocks = (nodes: readonly Block[]): string => nodes.map(block).join(' / ');
function block(node: Block): string {
  switch (node.kind) {
    case 'paragraph':
      return inlines(node.children);
    case 'quote':
      return `quote(${blocks(node.children)})`;
    case 'list':
      return `${node.start ?? '-'}[${node.items.map((item) => blocks(item.children)).join(' | ')}]`;
    case 'code-block':
      return `code-block<${node.language},${node.caption}>(${node.text})`;
  }
}
const inlines = (nodes: readonly Inline[]): string => nodes.map(inline).join('');
function inline(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'break':
      return '<br>';
    case 'code':
      return `code(${node.text})`;
    case 'link':
      return `link<${node.url}>(${inlines(node.children)})`;
    default:
      return `${node.kind}(${inlines(node.children)})`;
  }
}

describe('what is Markdown', () => {
  it('emphasis, strong, strike and code, in each other', () => {
    expect(shown('**bold** _it_ *it* ~~gone~~ `x*y*`')).toBe(
      'strong(bold) emphasis(it) emphasis(it) delete(gone) code(x*y*)',
    );
    expect(shown('**a _b ~~c~~_**')).toBe('strong(a emphasis(b delete(c)))');
  });

  it('a single line break is one, an empty line begins a paragraph', () => {
    expect(shown('one\ntwo\n\nthree')).toBe('one\ntwo / three');
  });

  it('quotes and lists, numbered from where they begin', () => {
    expect(shown('> said\n> again')).toBe('quote(said\nagain)');
    expect(shown('- a\n- b\n  1. c')).toBe('-[a | b / 1[c]]');
    expect(shown('3. c\n4. d')).toBe('3[c | d]');
  });

  it('fenced code, with its language and what else is said of it', () => {
    expect(shown('```ts export/legs.ts\nconst a = 1;\n```')).toBe('code-block<ts,export/legs.ts>(const a = 1;)');
    expect(shown('```legs.py\na\n```')).toBe('code-block<py,legs.py>(a)');
    expect(shown('```\n  a\n\n b\n```')).toBe('code-block<null,null>(  a\n\n b)');
    expect(shown('```\nnot closed')).toBe('code-block<null,null>(not closed)');
  });

  it('spoilers hold what stands between two bars on either side', () => {
    expect(shown('it was ||the **butler**||.')).toBe('it was spoiler(the strong(butler)).');
    expect(shown('**||x||**')).toBe('strong(spoiler(x))');
    expect(shown('||a|| and ||b||')).toBe('spoiler(a) and spoiler(b)');
    expect(shown('||two\nlines||')).toBe('spoiler(two\nlines)');
  });
});

describe('what stays as it was typed', () => {
  it.each([
    '# Not a heading',
    'Title\n=====',
    '---',
    '<b>no</b> &amp; <script>alert(1)</script>',
    '[a]: definition',
    '| a | b |\n| - | - |',
    'if (a || b || c)',
    '|||',
    '||||',
    '|| not closed',
    '-',
    '1.',
    '>',
    '>.< and >_>',
    'snake_case_name and 2 * 3 * 4',
    '    indented',
    '~one tilde~',
    ':smile: and :-)',
    '',
  ])('%j', (text) => {
    expect(shown(text).trim()).toBe(text.trim());
  });
});

describe('links', () => {
  it('addresses are links without a sign: web, mail, www, and those of Hearth', () => {
    expect(shown('See https://example.com/a_b_?c=d_e. Or www.example.com!')).toBe(
      'See link<https://example.com/a_b_?c=d_e>(https://example.com/a_b_?c=d_e). Or link<http://www.example.com/>(www.example.com)!',
    );
    expect(shown('Ask ines@example.com.')).toBe('Ask link<mailto:ines@example.com>(ines@example.com).');
    const link = 'hearth://192.168.1.24:4747/?id=_a-_&fp=_b_&room=x&seq=4';
    expect(shown(`Here: ${link}. Or [2001:db8::1]`)).toBe(`Here: link<${link}>(${link}). Or [2001:db8::1]`);
    expect(shown('hearth://[fe80::1]:4747/')).toBe('link<hearth://[fe80::1]:4747/>(hearth://[fe80::1]:4747/)');
  });

  it('a link has words of its own, a picture is a link', () => {
    expect(shown('![plan](https://example.com/a.png)')).toBe('!link<https://example.com/a.png>(plan)');
    expect(shown('[the **portal**](https://example.com)')).toBe('link<https://example.com/>(the strong(portal))');
    expect(shown('<https://example.com/a>')).toBe('link<https://example.com/a>(https://example.com/a)');
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,hi)',
    '[x](file:///etc/passwd)',
    '[x](vbscript:x)',
    '[x](relative/path)',
    '<javascript:alert(1)>',
    'legs.ts, v2.to and //example.com',
    'hearth:// and hearth:x',
  ])('%j leads nowhere', (text) => {
    expect(shown(text)).toBe(text);
  });

  it('words that name another address than the one they lead to are shown with it', () => {
    expect(shown('[https://bank.example](https://thief.example)')).toBe(
      '[https://bank.example](https://thief.example)',
    );
    expect(shown('[https://a.example/x](https://a.example/y)')).toBe('link<https://a.example/y>(https://a.example/x)');
  });
});

describe('whatever is typed', () => {
  it('quotes deeper than eight, and texts made to take long, stay as they were typed', () => {
    expect(shown('>'.repeat(8_000))).toBe('>'.repeat(8_000));
    expect(shown('> > > deep')).toBe('quote(quote(quote(deep)))');
    expect(shown(`${'> '.repeat(9)}too deep`)).toBe(`${'> '.repeat(9)}too deep`);
  });

  it('code between fences costs nothing, however many signs are in it', () => {
    const code = 'a[0] * b[1] | c < d;\n'.repeat(350).trimEnd();
    expect(shown(`\`\`\`c\n${code}\n\`\`\``)).toBe(`code-block<c,c>(${code})`);
  });

  const cruel = [
    '>',
    '> ',
    '- ',
    '1. ',
    '*',
    '*a',
    '*a ',
    '**a *b ',
    'a**bc* ',
    '*_',
    '*[_',
    '[',
    '[a](',
    '[a](b) ',
    ']',
  ];
  const crueller = ['`', '~~a ', '||a ', '<a:', 'a@', 'www.', '\\', '\n', 'a\n', '- a\n', '> a\nb\n', '```\n', '_a '];
  const long = (piece: string) => piece.repeat(Math.ceil(8_000 / piece.length)).slice(0, 8_000);
  it.each([...cruel, ...crueller].map((piece) => [JSON.stringify(piece), long(piece)]))(
    '8,000 characters of %s are read in the blink of an eye',
    (_, text) => {
      // The processor's time, and the best of some: the computer has other things to do, too.
      const times = [0, 1, 2, 3, 4].map(() => {
        const start = process.cpuUsage();
        parseRichText(text);
        const { user, system } = process.cpuUsage(start);
        return (user + system) / 1_000;
      });
      expect(Math.min(...times)).toBeLessThan(50);
    },
  );

  const signs = fc.constantFrom(
    ...[
      '*',
      '**',
      '_',
      '~~',
      '||',
      '`',
      '```',
      '> ',
      '- ',
      '1. ',
      '[',
      '](',
      ')',
      '<',
      '>',
      '\n',
      ' ',
      '\\',
      '!',
      '&lt;',
    ],
    ...[
      'https://a.b/',
      'javascript:',
      'hearth://a/',
      '@Ines',
      '#room',
      'a',
      'ß',
      '👍🏽',
      '\u202e',
      '\0',
      '\ud800',
      '\t',
    ],
  );
  const texts = fc.oneof(
    fc.array(signs, { maxLength: 60 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );

  it('nothing throws, nothing but what is allowed comes out, nothing is nested without end', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const node of parseRichText(text)) expectAllowed(node, 1);
      }),
      { numRuns: 1_000 },
    );
  });
});

const BLOCKS = ['paragraph', 'quote', 'list', 'code-block'];
const INLINES = ['text', 'break', 'code', 'link', 'emphasis', 'strong', 'delete', 'spoiler'];

function expectAllowed(node: Block, depth: number): void {
  expect(BLOCKS).toContain(node.kind);
  expect(depth).toBeLessThanOrEqual(9);
  if (node.kind === 'paragraph') for (const child of node.children) expectInline(child);
  if (node.kind === 'quote') for (const child of node.children) expectAllowed(child, depth + 1);
  if (node.kind !== 'list') return;
  for (const item of node.items) for (const child of item.children) expectAllowed(child, depth + 1);
}

function expectInline(node: Inline): void {
  expect(INLINES).toContain(node.kind);
  if (node.kind === 'link') expect(node.url).toMatch(/^(https?|mailto|hearth):/);
  if ('children' in node) for (const child of node.children) expectInline(child);
}
