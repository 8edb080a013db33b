import { readFileSync } from 'node:fs';
import { parseSync } from 'vite';

/** A node of the syntax tree (ESTree); what is asked of it is checked where it is used. */
type Node = Readonly<Record<string, unknown>>;

const MAKERS = new Set(['test', 'it', 'describe', 'requires']);
const UNTESTED = new Set(['skip', 'todo']);

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const nodeAt = (node: Node, key: string): Node => (isNode(node[key]) ? (node[key] as Node) : {});
const listAt = (node: Node, key: string): readonly unknown[] => (Array.isArray(node[key]) ? node[key] : []);

/**
 * The titles of the tests and suites of a file as they stand in its source: the first argument of `test`, `it`,
 * `describe` and `requires(…)`, the tables of `each` with them. What is skipped or still to do has none.
 */
export function titlesIn(path: string): string[] {
  const { program, errors } = parseSync(path, readFileSync(path, 'utf8'));
  if (errors.length > 0) throw new Error(`${path} cannot be read.`);
  return callsIn(program).flatMap(titlesOf);
}

function callsIn(value: unknown): Node[] {
  if (!isNode(value)) return [];
  const below = Object.values(value).flatMap(callsIn);
  return value.type === 'CallExpression' ? [value, ...below] : below;
}

/** The text of a call's first argument, and of its table, if the call makes a test. */
function titlesOf(call: Node): string[] {
  const made = makerOf(nodeAt(call, 'callee'));
  if (!made || !MAKERS.has(made.name) || made.through.some((name) => UNTESTED.has(name))) return [];
  const isTable = made.through.at(-1) === 'each' && nodeAt(call, 'callee').type === 'MemberExpression';
  const isRequirement = nodeAt(call, 'callee').type === 'Identifier' && made.name === 'requires';
  if (isRequirement) return [];
  return isTable ? textsIn(listAt(call, 'arguments')) : textsIn(listAt(call, 'arguments')[0]);
}

/** `test` and `['skip', 'each']` of `test.skip.each(table)`. */
function makerOf(callee: Node): { readonly name: string; readonly through: readonly string[] } | null {
  if (callee.type === 'Identifier') return { name: String(callee.name), through: [] };
  if (callee.type === 'CallExpression') return makerOf(nodeAt(callee, 'callee'));
  if (callee.type !== 'MemberExpression') return null;
  const maker = makerOf(nodeAt(callee, 'object'));
  return maker && { name: maker.name, through: [...maker.through, String(nodeAt(callee, 'property').name)] };
}

/** Every text in a title or table; functions in it are no part of a title. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isNode(value) || /Function/.test(String(value.type))) return [];
  if (value.type === 'Literal') return typeof value.value === 'string' ? [value.value] : [];
  if (value.type === 'TemplateElement') return [String(nodeAt(value, 'value').cooked)];
  return Object.values(value).flatMap(textsIn);
}
