import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, it } from 'vitest';
import { parseRichText } from '#shared/rich-text/parse-rich-text';
import { markdownFromHast } from '../../../../../src/renderer/ui/rich-text/markdown-from-hast';

const markdown = (html: string): string => markdownFromHast(fromHtml(html, { fragment: true }));

describe('what other programs put on the clipboard', () => {
  it('Word: paragraphs that are a list, bold by style, and nothing of its own', () => {
    const word = `<!--StartFragment-->
      <p class=MsoNormal>The <b style='mso-bidi-font-weight:normal'>Alder</b> chair<o:p></o:p></p>
      <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>legs<o:p></o:p></p>
      <p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>back<o:p></o:p></p>
      <style>p.MsoNormal { margin: 0 }</style><!--EndFragment-->`;
    expect(markdown(word)).toBe('The **Alder** chair\n\n- legs\n- back');
  });

  it('Google Docs: one bold element around all that is not bold, styles inside', () => {
    const docs = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">Freight is </span><span style="font-weight:700;">twice</span><span style="font-style:italic"> booked</span><span style="text-decoration:line-through">, so</span></p><ul><li dir="ltr"><p><span style="font-weight:400">one</span></p></li></ul></b><br class="Apple-interchange-newline">`;
    expect(markdown(docs)).toBe('Freight is **twice** _booked_~~, so~~\n\n- one');
  });

  it('GitHub: code with its language, headings as bold lines, ticked boxes', () => {
    const github = `<h2 dir="auto">Steps</h2><div class="highlight highlight-source-ts" dir="auto"><pre class="notranslate"><span class="pl-k">const</span> leg <span class="pl-c1">=</span> 1;</pre></div><ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" checked disabled> done</li></ul><p>See <a href="https://github.com/a/b">a/b</a></p>`;
    expect(markdown(github)).toBe(
      '**Steps**\n\n```ts\nconst leg = 1;\n```\n\n- [x] done\n\nSee [a/b](https://github.com/a/b)',
    );
  });

  it('Slack: emoji are pictures that say which, quotes and code are theirs', () => {
    const slack = `<meta charset='utf-8'><div class="p-rich_text_section"><b data-stringify-type="bold">Hi</b> <img data-stringify-type="emoji" alt=":tada:" src="https://a.slack-edge.com/x.png"> <code data-stringify-type="code">x</code></div><blockquote>said</blockquote><pre>a\nb</pre>`;
    expect(markdown(slack)).toBe('**Hi** :tada: `x`\n\n> said\n\n```\na\nb\n```');
  });

  it('a web page: links keep their words, addresses stay addresses, the rest is text', () => {
    const page = `<article><h1><strong>Title</strong></h1><script>alert(1)</script><p>A <a href="javascript:alert(1)">trap</a>, <a href="https://a.example/">https://a.example</a> and <em>more</em>.</p><hr><table><tr><th>Leg</th><th>mm</th></tr><tr><td>left</td><td>412</td></tr></table><p style="display:none">hidden</p><img src="x.png" alt="A chair"></article>`;
    expect(markdown(page)).toBe(
      '**Title**\n\nA trap, https://a.example and _more_.\n\nLeg | mm\nleft | 412\n\nA chair',
    );
  });

  it('signs that would be read as Markdown get a backslash, others do not', () => {
    expect(markdown('<p>2 * 3 * 4, snake_case_name and 1. or #1</p>')).toBe('2 * 3 * 4, snake_case_name and 1. or #1');
    expect(markdown('<p>**not bold**</p>')).toBe('\\*\\*not bold\\*\\*');
    expect(markdown('<p>a<br>b</p>')).toBe('a\nb');
  });

  it('marks around nothing are left out', () => {
    expect(markdown('<p>a<b> </b>b<i></i></p>')).toBe('a b');
  });

  it('a few words of a line stay on one line', () => {
    const chosen =
      '<meta charset="utf-8"><span>See </span><b>this</b><span> and </span><a href="https://b.example">that</a> too';
    expect(markdown(chosen)).toBe('See **this** and [that](https://b.example) too');
    expect(markdown('one <p>two</p> and <i>three</i>')).toBe('one\n\ntwo\n\nand _three_');
  });

  it('signs in the words of a link do not end it', () => {
    const words = (html: string) => JSON.stringify(parseRichText(markdown(html)));
    const html = '<a href="https://a.example">[x](javascript:alert(1)) `b</a> and ` this';
    expect(words(html).match(/"url":"[^"]*"/g)).toEqual(['"url":"https://a.example/"']);
    expect(markdown(html)).toBe('[\\[x\\](javascript:alert(1)) \\`b](https://a.example) and \\` this');
    expect(markdown('a ` b <b>c</b> d ` e')).toBe('a \\` b **c** d \\` e');
    expect(markdown('snake_case in 5 < 6 <b>c</b>')).toBe('snake_case in 5 < 6 **c**');
    expect(markdown('<a href="https://a.example">plain words (1)</a>')).toBe('[plain words (1)](https://a.example)');
  });

  it('nothing on a clipboard makes it throw, or leads where nobody may be led', () => {
    const pieces = fc.constantFrom(
      ...[
        '<b>',
        '</b>',
        '<i style="font-weight:bold">',
        '<span style="font-style:italic">',
        '</span>',
        '<p>',
        '<ul><li>',
      ],
      ...['<table><tr><td>', '<blockquote>', '<pre>', '<a href="javascript:alert(1)">', '<a href="https://a.example">'],
      ...[
        '</a>',
        '<h1>',
        '<!--',
        '-->',
        '<img alt="x">',
        '<input type=checkbox>',
        '<p class=MsoListParagraph>· ',
        '&lt;',
      ],
      ...['**', '[x](javascript:alert(1))', '`', 'words ', '\n', '<o:p>', '</p>', '</ul>'],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const links = JSON.stringify(parseRichText(markdown(parts.join('')))).match(/"url":"[^"]*"/g) ?? [];
        expect(links.every((link) => link === '"url":"https://a.example/"')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
