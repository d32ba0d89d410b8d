import { isMap, isScalar, isSeq, parseDocument, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Document } from 'yaml';
import { lineHash } from '../boilerplate/user-rules';
import type { StripEntry } from '../boilerplate/user-rules';
import type { SeedStatus } from '../index/model';
import { compareCodePoints } from '../index/order';
import type { ConfigProblem } from './config';
import { ConfigReader, isNothing } from './config-reader';
import { CONFIG_FILE, orderedPair, parseConfig, seedKey } from './winnow-yaml';
import { isTooDeep } from '../text/yaml-depth';

/**
 * Writers for `seeds/winnow.yaml`. Each takes the text of the file (undefined when there is none) and gives the new text;
 * comments, order, indentation, line breaks and everything else that the file says stay. Doing the same twice changes nothing.
 * A file whose YAML is broken, or that has something else where the entry belongs, is not changed: a problem says where.
 */
export type ConfigEdit = { readonly text: string } | { readonly problem: ConfigProblem };

const HEADER = '# What this folder of seeds has agreed on. Edit freely: Winnow keeps comments and order.\n';

/** Sets where the work on a seed or on several stands, or takes the status away (undefined). Paths are relative to the seeds folder. */
export function setStatus(text: string | undefined, paths: string | readonly string[], status: SeedStatus | undefined): ConfigEdit {
  return edit(text, (file) => {
    for (const path of typeof paths === 'string' ? [paths] : paths) setField(file, seedKey(path), 'status', status);
  });
}

/** Sets the note of a seed, or takes it away (undefined or blank). */
export function setNote(text: string | undefined, path: string, note: string | undefined): ConfigEdit {
  return edit(text, (file) => setField(file, seedKey(path), 'note', note?.trim() === '' ? undefined : note));
}

/**
 * Gives the entry of a renamed seed its new path, and those of all seeds in a renamed folder theirs; the entry of a seed that
 * stood there before is replaced.
 */
export function renameSeed(text: string | undefined, from: string, to: string): ConfigEdit {
  const [old, fresh] = [seedKey(from), seedKey(to)];
  return edit(text, (file) => {
    const seeds = file.existing(file.root(), 'seeds');
    if (!isMap(seeds) || old === fresh) return;
    const moved = seeds.items.filter((pair) => keyOf(pair.key) === old || keyOf(pair.key).startsWith(`${old}/`));
    for (const pair of moved) {
      const path = fresh + keyOf(pair.key).slice(old.length);
      const replaced = seeds.items.findIndex((other) => other !== pair && !moved.includes(other) && keyOf(other.key) === path);
      if (replaced >= 0) seeds.items.splice(replaced, 1);
      const key = new Scalar(path);
      if (isScalar(pair.key)) {
        key.comment = pair.key.comment ?? null;
        key.commentBefore = pair.key.commentBefore ?? null;
      }
      pair.key = key;
    }
  });
}

/** Takes the entry of a seed out of the file and answers what it said: for a seed that moves to another root. */
export function takeEntry(text: string | undefined, path: string): ConfigEdit & { readonly status?: SeedStatus; readonly note?: string } {
  const found = text === undefined ? undefined : parseConfig(text).config.seeds.get(seedKey(path));
  const result = edit(text, (file) => {
    const seeds = file.existing(file.root(), 'seeds');
    const at = isMap(seeds) ? seeds.items.findIndex((pair) => keyOf(pair.key) === seedKey(path)) : -1;
    if (isMap(seeds) && at >= 0) seeds.items.splice(at, 1);
  });
  if ('problem' in result || !found) return result;
  return { ...result, ...(found.status === undefined ? {} : { status: found.status }), ...(found.note === undefined ? {} : { note: found.note }) };
}

/** Remembers by content that a line is part of the article. */
export function addKeep(text: string | undefined, line: string): ConfigEdit {
  const hash = lineHash(line);
  return edit(text, (file) => {
    const keep = file.list(file.map(file.root(), 'boilerplate'), 'keep');
    const known = keep.items.some((item) => {
      if (isScalar(item)) return item.value === hash || (typeof item.value === 'string' && lineHash(item.value) === hash);
      return isMap(item) && (item.get('hash') === hash || (item.get('hash') === undefined && lineHash(String(item.get('quote'))) === hash));
    });
    if (!known) keep.add(file.document.createNode({ hash, quote: shortened(line) }));
  });
}

/** Adds a rule for boilerplate lines: exactly one of phrase, pattern and heading should be given. */
export function addRule(text: string | undefined, rule: Omit<StripEntry, 'line'>): ConfigEdit {
  const { phrase, pattern, heading, class: name, scope } = rule;
  const fields = Object.entries({ phrase, pattern, heading, class: name, scope }).filter(([, value]) => value !== undefined);
  return edit(text, (file) => {
    const strip = file.list(file.map(file.root(), 'boilerplate'), 'strip');
    const known = strip.items.some((item) => isMap(item) && item.items.length === fields.length && fields.every(([key, value]) => item.get(key) === value));
    if (!known && fields.length > 0) strip.add(file.document.createNode(Object.fromEntries(fields)));
  });
}

/** Remembers that two passages, each named by its content, may be alike. */
export function addIgnoredPair(text: string | undefined, a: string, b: string): ConfigEdit {
  const pair = orderedPair(a.trim(), b.trim());
  return edit(text, (file) => {
    const ignore = file.list(file.map(file.root(), 'duplicates'), 'ignore');
    const known = ignore.items.some((item) => {
      if (!isMap(item)) return false;
      const other = orderedPair(String(item.get('a')).trim(), String(item.get('b')).trim());
      return other.a === pair.a && other.b === pair.b;
    });
    if (!known) ignore.add(file.document.createNode(pair));
  });
}

function setField(file: ConfigFile, path: string, field: 'status' | 'note', value: string | undefined): void {
  if (value === undefined) {
    const seeds = file.existing(file.root(), 'seeds');
    const at = isMap(seeds) ? seeds.items.findIndex((pair) => keyOf(pair.key) === path) : -1;
    const entry = isMap(seeds) ? seeds.items[at]?.value : undefined;
    if (!isMap(seeds) || !isMap(entry)) return;
    entry.delete(field);
    if (entry.items.length === 0) seeds.items.splice(at, 1);
    return;
  }
  const seeds = file.map(file.root(), 'seeds');
  const known = seeds.items.find((pair) => keyOf(pair.key) === path);
  if (known === undefined) return insertSorted(seeds, path, file.document.createNode({ [field]: value }));
  if (isNothing(known.value)) known.value = new YAMLMap();
  if (!isMap(known.value)) throw new Misplaced(known.value, `The entry of ${path} should be a mapping`);
  known.value.set(field, value);
}

/** Adds the pair where it belongs by code point when the keys are sorted so far, else at the end. */
function insertSorted(map: YAMLMap, key: string, value: unknown): void {
  const keys = map.items.map((pair) => keyOf(pair.key));
  const sorted = keys.every((other, i) => i === 0 || compareCodePoints(keys[i - 1] ?? '', other) <= 0);
  const at = sorted ? keys.findIndex((other) => compareCodePoints(other, key) > 0) : -1;
  map.add({ key: new Scalar(key), value });
  const added = map.items.pop();
  if (added !== undefined) map.items.splice(at < 0 ? map.items.length : at, 0, added);
}

function keyOf(key: unknown): string {
  return seedKey(isScalar(key) ? String(key.value) : '');
}

function shortened(line: string): string {
  const text = line.trim();
  return text.length <= 120 ? text : `${text.slice(0, 119).replace(/[\ud800-\udbff]$/, '')}…`;
}

class Misplaced extends Error {
  constructor(readonly node: unknown, message: string) {
    super(message);
  }
}

/** A parsed file, with the mappings and lists that entries belong in made where they are missing. */
class ConfigFile {
  constructor(readonly document: Document) {}

  root(): YAMLMap {
    const contents: unknown = this.document.contents;
    if (isMap(contents)) return inBlockStyle(contents);
    if (!isNothing(contents)) throw new Misplaced(contents, `${CONFIG_FILE} should be a mapping (key: value lines)`);
    const made = new YAMLMap();
    const comment = this.document.comment;
    this.document.contents = made;
    if (comment) {
      this.document.commentBefore = [this.document.commentBefore, comment].filter(Boolean).join('\n');
      this.document.comment = null;
    }
    return made;
  }

  existing(parent: YAMLMap, key: string): unknown {
    return parent.get(key, true);
  }

  map(parent: YAMLMap, key: string): YAMLMap {
    const node = this.existing(parent, key);
    if (isMap(node)) return inBlockStyle(node);
    if (!isNothing(node)) throw new Misplaced(node, `${key} should be a mapping (key: value lines)`);
    return this.#add(parent, key, new YAMLMap());
  }

  list(parent: YAMLMap, key: string): YAMLSeq {
    const node = this.existing(parent, key);
    if (isSeq(node)) return inBlockStyle(node);
    if (!isNothing(node)) throw new Misplaced(node, `${key} should be a list`);
    return this.#add(parent, key, new YAMLSeq());
  }

  #add<T extends YAMLMap | YAMLSeq>(parent: YAMLMap, key: string, made: T): T {
    const old: unknown = parent.get(key, true);
    if (isScalar(old) && (old.comment || old.commentBefore)) made.commentBefore = [old.commentBefore, old.comment].filter(Boolean).join('\n');
    parent.set(key, made);
    return made;
  }
}

/** `{}` and `[]` get their first entry on a line of its own. */
function inBlockStyle<T extends YAMLMap | YAMLSeq>(node: T): T {
  if (node.items.length === 0) node.flow = false;
  return node;
}

function edit(text: string | undefined, change: (file: ConfigFile) => void): ConfigEdit {
  const bom = text?.startsWith('\ufeff') === true ? '\ufeff' : '';
  const body = (text ?? '').slice(bom.length);
  const reader = new ConfigReader(text ?? '');
  const crlf = /\r\n/.test(body);
  const source = body.trim() === '' ? HEADER : body.replaceAll('\r\n', '\n');
  try {
    if (isTooDeep(source)) return { problem: problemAt(reader, undefined, 'The YAML is nested too deep') };
    const document = parseDocument(source, { prettyErrors: false, uniqueKeys: false, stringKeys: true });
    if (document.errors.length > 0) {
      reader.parse(text ?? '');
      return { problem: reader.problems[0] ?? problemAt(reader, undefined, 'The YAML is broken') };
    }
    const before = document.toString(style(source));
    change(new ConfigFile(document));
    const after = document.toString(style(source));
    if (after === before) return { text: text ?? '' };
    return { text: bom + (crlf ? after.replaceAll('\n', '\r\n') : after) };
  } catch (error) {
    const node = error instanceof Misplaced ? error.node : undefined;
    return { problem: problemAt(reader, node, error instanceof Error ? error.message : String(error)) };
  }
}

function problemAt(reader: ConfigReader, node: unknown, message: string): ConfigProblem {
  const fallback = { message, line: 0, column: 0, endLine: 0, endColumn: 0, span: { start: 0, end: 0 } };
  reader.at(node, message);
  return reader.problems[0] ?? fallback;
}

/** The habits of the file: indentation, whether lists are indented below their key, spaces inside braces. */
function style(source: string): { lineWidth: 0; indent: number; indentSeq: boolean; flowCollectionPadding: boolean } {
  const indent = /^[^\s#-][^\n]*:[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n)*( {1,8})[^\s#-]/m.exec(source)?.[1]?.length ?? 2;
  const flat = /^( *)[^\s#-][^\n]*:[ \t]*\n\1- /m.test(source);
  return { lineWidth: 0, indent: Math.max(2, indent), indentSeq: !flat, flowCollectionPadding: !/[{[](?=[^\s{}[\]])/.test(source.replace(/(["']).*?\1|#.*/g, '')) };
}
