/** How an exported page looks: the colours of the app, after the system's light or dark, and on paper. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --canvas: #fffefc; --raised: #fff; --sunken: #f6f2ed; --text: #231d18; --muted: #6f655b;
  --line: #ebe5de; --link: #1d6480; --accent: #a63c0c; --wash: #fff7ef; }
@media (prefers-color-scheme: dark) { :root { --canvas: #1f1b18; --raised: #2a2521; --sunken: #191614; --text: #f2ebe3;
  --muted: #a4988d; --line: #352e29; --link: #84c8e2; --accent: #f5a668; --wash: #271e18; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--canvas); color: var(--text); font: 15px/1.5 Inter, system-ui, sans-serif;
  overflow-wrap: anywhere; }
main, header { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; padding-bottom: 1rem; border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; }
header p { margin: .35rem 0 0; color: var(--muted); }
header .about { color: var(--text); white-space: pre-wrap; }
main { padding-bottom: 4rem; }
h2 { display: flex; align-items: center; gap: .75rem; margin: 1.75rem 0 .75rem; color: var(--muted); font-size: .8rem;
  font-weight: 600; }
h2::before, h2::after { content: ""; flex: 1; border-top: 1px solid var(--line); }
article { position: relative; margin-top: .9rem; padding: .15rem .5rem .15rem 3.25rem; border-radius: 8px; }
article.same { margin-top: 0; }
article:target { background: var(--wash); box-shadow: inset 3px 0 var(--accent); }
.avatar { position: absolute; left: .35rem; top: .3rem; width: 2.25rem; height: 2.25rem; border-radius: 10px; color: #fff;
  font-weight: 600; font-size: .85rem; line-height: 2.25rem; text-align: center; }
.name { font-weight: 600; }
.meta, .meta a, .note { color: var(--muted); font-size: .78rem; }
.meta a { text-decoration: none; }
.meta a:hover { text-decoration: underline; }
.same .meta { position: absolute; left: 0; top: .35rem; width: 3rem; text-align: right; font-size: .68rem; opacity: 0; }
.same:hover .meta, .same:focus-within .meta { opacity: 1; }
.answer { display: block; max-width: 100%; overflow: hidden; padding-left: .5rem; border-left: 2px solid var(--line);
  color: var(--muted); font-size: .82rem; text-decoration: none; text-overflow: ellipsis; white-space: nowrap; }
.answer:hover { color: var(--text); }
p, blockquote, ul, ol, figure, pre { margin: .15rem 0; }
a { color: var(--link); }
code { padding: .1em .3em; border-radius: 4px; background: var(--sunken); font: .85em/1.5 "JetBrains Mono", ui-monospace, monospace; }
pre { overflow-x: auto; padding: .6rem .75rem; border-radius: 8px; background: var(--sunken); }
pre code { padding: 0; background: none; }
figcaption { color: var(--muted); font-size: .75rem; }
blockquote { padding-left: .75rem; border-left: 3px solid var(--line); color: var(--muted); }
ul, ol { padding-left: 1.5rem; }
.spoiler { border-radius: 4px; background: var(--text); color: transparent; }
.spoiler * { color: inherit; background: none; }
.spoiler:hover, .spoiler:focus { background: var(--sunken); color: inherit; }
.does { color: var(--muted); }
.does > p:first-of-type { display: inline; }
.gone { color: var(--muted); font-style: italic; }
img { display: block; max-width: min(100%, 30rem); max-height: 24rem; margin: .35rem 0; border-radius: 8px; }
.file { display: inline-block; margin: .3rem .4rem 0 0; padding: .4rem .7rem; border: 1px solid var(--line); border-radius: 8px;
  background: var(--raised); font-size: .82rem; }
.file span { color: var(--muted); }
.reactions { display: flex; flex-wrap: wrap; gap: .3rem; margin: .3rem 0; padding: 0; list-style: none; }
.reactions li { padding: .05rem .5rem; border: 1px solid var(--line); border-radius: 999px; background: var(--sunken);
  font-size: .8rem; }
@media print { article { break-inside: avoid; } .same .meta { opacity: 1; } }
`;
