import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { parse } from '@swc/core';
import { expect, it } from 'vitest';
import { de } from '#shared/words/de/de';
import { en } from '#shared/words/en/en';

const RENDERER = resolve(import.meta.dirname, '../../../src/renderer');

/** Attributes and properties whose value is read by people, on the screen or by a screen reader. */
const READ =
  /^(label|title|text|help|placeholder|alt|aria-label|aria-description|aria-roledescription|loading|lead|over)$/;

/** What looks like a text and is none: a product's name, keys on a cap, the signs of Markdown. */
const ALLOWED = new Set(['Hearth', 'Esc', 'bold', 'italic', 'code', '_italic_', '**bold**', '`code`']);

/** A text has a word in it: two letters in a row. Class names and addresses have no capital and no space. */
const isText = (value: string): boolean => /\p{L}{2}/u.test(value) && !ALLOWED.has(value.trim());
const isSentence = (value: string): boolean => isText(value) && /^\p{Lu}|\s/u.test(value.trim());

type Node = { readonly type?: string; readonly [key: string]: unknown };

/** Every text of a page that stands in a component instead of in the words. */
function literalsOf(node: unknown, found: string[] = []): string[] {
  if (Array.isArray(node)) for (const child of node) literalsOf(child, found);
  else if (typeof node === 'object' && node !== null) visit(node as Node, found);
  return found;
}

function visit(node: Node, found: string[]): void {
  if (node.type === 'JSXText' && isText(String(node.value))) found.push(String(node.value).trim());
  if (node.type === 'JSXAttribute' || node.type === 'KeyValueProperty') {
    const name = (node.name ?? node.key) as { readonly value?: string } | undefined;
    for (const value of stringsIn(node.value)) if (READ.test(name?.value ?? '') && isSentence(value)) found.push(value);
  }
  for (const [key, child] of Object.entries(node)) if (key !== 'span') literalsOf(child, found);
}

/** A string, or the fixed parts of a template. */
function stringsIn(value: unknown): string[] {
  const node = (value ?? {}) as Node;
  if (node.type === 'StringLiteral') return [String(node.value)];
  if (node.type === 'JSXExpressionContainer') return stringsIn(node.expression);
  if (node.type === 'ConditionalExpression') return [...stringsIn(node.consequent), ...stringsIn(node.alternate)];
  if (node.type !== 'TemplateLiteral') return [];
  return (node.quasis as { cooked?: string; raw: string }[]).map(({ cooked, raw }) => cooked ?? raw);
}

it('no text that people read stands in a component: all of them are words of a language', async () => {
  const files = (await readdir(RENDERER, { recursive: true })).filter((file) => /\.tsx?$/.test(file));
  const found: string[] = [];
  for (const file of files) {
    const path = join(RENDERER, file);
    const tree = await parse(await readFile(path, 'utf8'), { syntax: 'typescript', tsx: file.endsWith('x') });
    found.push(...literalsOf(tree).map((text) => `${relative(RENDERER, path)}: ${text}`));
  }
  expect(found).toEqual([]);
}, 30_000);

it('such a text is found where it stands: between tags, in what is read out, in a menu', async () => {
  const probe = "const a = <p aria-label={b ? 'Hello' : `See you`}>Good day</p>; const c = { label: 'Do it' };";
  const tree = await parse(probe, { syntax: 'typescript', tsx: true });
  expect(literalsOf(tree).sort()).toEqual(['Do it', 'Good day', 'Hello', 'See you']);
});

/** Words that German has in common with English, or took over. */
const SHARED = new Set([
  'Name',
  'Online',
  'Status',
  'Admin',
  'Thread',
  'Threads',
  'Team',
  'Teams',
  'Hosts',
  'Emoji',
  'Zoom',
  'Video',
  'Smileys',
  'Link',
  'Code',
  'in',
  'Spoiler',
  'Passphrase',
  '(optional)',
]);

/** The fixed texts of a language, by their path, and what its functions say of sample values. */
function textsOf(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') return [[here, value]];
    return typeof value === 'object' && value !== null ? textsOf(value, here) : [];
  });
}

it('German says everything in German', () => {
  const german = new Map(textsOf(de));
  const same = textsOf(en).filter(
    ([path, text]) => german.get(path) === text && /\p{Ll}{2}/u.test(text) && !SHARED.has(text),
  );
  expect(same).toEqual([]);
});
