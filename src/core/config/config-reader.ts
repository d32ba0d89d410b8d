import { isAlias, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { Lines } from '../text/lines';
import type { ConfigProblem } from './config';
import { isTooDeep } from '../text/yaml-depth';
import { withRemedy } from '../text/yaml-remedy';

/** More problems than these help nobody. */
const MAX_PROBLEMS = 200;
const MAX_DEPTH = 12;
/** Longest stretch of text, in UTF-16 units, that one problem marks. */
const MAX_SHOWN = 500;

/** One `key: value` of a mapping; `node` is the value, `keyNode` the key. */
export interface ConfigEntry {
  readonly key: string;
  readonly keyNode: unknown;
  readonly node: unknown;
}

/**
 * Reads nodes of YAML as plain values and notes what is wrong, each with its place. Aliases are never followed, so a bomb or
 * a cycle costs nothing.
 */
export class ConfigReader {
  readonly problems: ConfigProblem[] = [];
  readonly #lines: Lines;

  constructor(readonly text: string) {
    this.#lines = new Lines(text);
  }

  /** The document in `source` (the text, or a copy of it with parts blanked); undefined and problems when it is broken. */
  parse(source: string): Document | undefined {
    if (isTooDeep(source)) {
      this.problem('YAML: nested too deep', 0, 1);
      return undefined;
    }
    try {
      const document = parseDocument(source, { prettyErrors: false, uniqueKeys: false, stringKeys: true });
      for (const error of document.errors) this.problem(`YAML: ${withRemedy(error)}`, error.pos[0], error.pos[1]);
      return document.errors.length === 0 ? document : undefined;
    } catch (error) {
      this.problem(`YAML: ${error instanceof Error ? error.message : String(error)}`, 0, 1);
      return undefined;
    }
  }

  problem(message: string, from: number, to: number): void {
    if (this.problems.length >= MAX_PROBLEMS) return;
    const start = Math.min(Math.max(0, from), this.text.length);
    const end = Math.min(Math.max(start, to), this.text.length);
    const range = this.#lines.range({ start, end });
    this.problems.push({
      message,
      line: range.start.line,
      column: range.start.character,
      endLine: range.end.line,
      endColumn: range.end.character,
      span: { start, end },
    });
  }

  /** Notes a problem at a node; at the start of the file for anything else. */
  at(node: unknown, message: string): void {
    const range = isNode(node) ? node.range : undefined;
    const from = range?.[0] ?? 0;
    const to = range?.[1] ?? 1;
    this.problem(message, from, Math.max(from + 1, from + this.text.slice(from, Math.min(to, from + MAX_SHOWN)).trimEnd().length));
  }

  /** 0-based line of a node. */
  lineOf(node: unknown): number {
    return this.#lines.lineAt(isNode(node) ? (node.range?.[0] ?? 0) : 0);
  }

  /** The entries of a mapping, each key once; empty, with a problem, for anything but a mapping or nothing. */
  entries(node: unknown, what: string, known?: readonly string[]): ConfigEntry[] {
    if (isNothing(node)) return [];
    if (!isMap(node)) {
      this.at(node, isAlias(node) ? 'Aliases (*name) are not used in this file' : `${what} should be a mapping (key: value lines)`);
      return [];
    }
    const entries = new Map<string, ConfigEntry>();
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value ?? '') : '';
      if (known !== undefined && !known.includes(key)) this.at(pair.key, `"${key}" is not known here; known: ${known.join(', ')}`);
      else if (entries.has(key)) this.at(pair.key, `"${key}" stands here a second time; the first one counts`);
      else entries.set(key, { key, keyNode: pair.key, node: pair.value });
    }
    return [...entries.values()];
  }

  /** The items of a list; empty, with a problem, for anything but a list or nothing. */
  items(node: unknown, what: string): unknown[] {
    if (isNothing(node)) return [];
    if (isSeq(node)) return node.items;
    this.at(node, isAlias(node) ? 'Aliases (*name) are not used in this file' : `${what} should be a list`);
    return [];
  }

  /** A scalar as text, numbers and dates as they are written; undefined, with a problem, for anything else. */
  string(node: unknown, what: string): string | undefined {
    if (isScalar(node)) {
      if (typeof node.value === 'string') return node.value;
      if (node.value !== null) return node.source ?? String(node.value);
    }
    this.at(node, isNothing(node) ? `${what} is empty` : `${what} should be text`);
    return undefined;
  }

  /** The value as plain data, as far as it goes without aliases. */
  plain(node: unknown, depth = 0): unknown {
    if (depth > MAX_DEPTH || isAlias(node)) return undefined;
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return node.items.map((item) => this.plain(item, depth + 1));
    if (!isMap(node)) return undefined;
    return Object.fromEntries(node.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', this.plain(pair.value, depth + 1)]));
  }
}

export function isNothing(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null);
}
