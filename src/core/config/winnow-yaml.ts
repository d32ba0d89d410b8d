import { isCollection, isMap, isScalar } from 'yaml';
import type { Document } from 'yaml';
import { validateScheme } from '../annotations/scheme';
import { lineHash } from '../boilerplate/user-rules';
import type { StripEntry } from '../boilerplate/user-rules';
import { DEFAULT_INDEX_OPTIONS, INDEX_COLUMNS, INDEX_SECTIONS, SEED_STATUSES } from '../index/model';
import type { IndexOptions } from '../index/model';
import { compareCodePoints } from '../index/order';
import { CONFIG_SECTIONS, DEFAULT_CONFIG } from './config';
import type { ConfigProblem, ConfigSection, ConfiguredIndex, IgnoredPair, KeptLine, SeedConfig, WinnowConfig } from './config';
import { ConfigReader, isNothing } from './config-reader';

/** The name of the file in the seeds folder. */
export const CONFIG_FILE = 'winnow.yaml';
export const LEAST_INDEX_LINES = 50;
export const MOST_INDEX_LINES = 1_000_000;

/** A larger file is not read: parsing it would take seconds. */
const MAX_LENGTH = 8 * 1024 * 1024;
const MAX_NOTE = 2000;

export interface ParsedConfig {
  readonly config: WinnowConfig;
  /** In the order of their places. */
  readonly problems: readonly ConfigProblem[];
  /** The YAML as a whole can't be read, so that some of `config` may be what was before. */
  readonly broken: boolean;
}

/**
 * Reads `seeds/winnow.yaml`. Never throws. What is wrong is a problem at its place and is left out, the rest counts. A part
 * (top-level key) whose YAML is broken keeps what `previous` says, the other parts are still read.
 */
export function parseConfig(text: string, previous: WinnowConfig = DEFAULT_CONFIG): ParsedConfig {
  const reader = new ConfigReader(text);
  if (text.length > MAX_LENGTH) {
    reader.problem(`${CONFIG_FILE} is larger than 8 MB and is not read`, 0, 1);
    return { config: previous, problems: reader.problems, broken: true };
  }
  const whole = reader.parse(text);
  const config = whole === undefined ? readParts(reader, previous) : readDocument(reader, whole, CONFIG_SECTIONS, DEFAULT_CONFIG);
  return { config, problems: reader.problems.sort((a, b) => a.span.start - b.span.start), broken: whole === undefined };
}

const TOP_LEVEL = /^(?:"([^"\n]*)"|'([^'\n]*)'|([A-Za-z][\w-]*))[ \t]*:(?=[\s]|$)/gm;

/** Reads each top-level part by itself, with the rest of the text blanked so that offsets stay. */
function readParts(reader: ConfigReader, previous: WinnowConfig): WinnowConfig {
  const { text } = reader;
  const starts = [...text.matchAll(TOP_LEVEL)].map((match) => ({ at: match.index, key: match[1] ?? match[2] ?? match[3] ?? '' }));
  let config = previous;
  const read = new Set<string>();
  starts.forEach(({ at, key }, i) => {
    const section = CONFIG_SECTIONS.find((known) => known === key);
    if (section === undefined || read.has(section)) return;
    read.add(section);
    const end = starts[i + 1]?.at ?? text.length;
    const part = blanked(text.slice(0, at)) + text.slice(at, end);
    const silent = new ConfigReader(part);
    const document = silent.parse(part);
    if (document !== undefined) config = readDocument(reader, document, [section], config);
  });
  for (const section of CONFIG_SECTIONS) if (!read.has(section) && !text.includes(section)) config = { ...config, [section]: DEFAULT_CONFIG[section] };
  return config;
}

function blanked(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

function readDocument(reader: ConfigReader, document: Document, sections: readonly ConfigSection[], before: WinnowConfig): WinnowConfig {
  const found = new Map(reader.entries(document.contents, CONFIG_FILE, CONFIG_SECTIONS).map((entry) => [entry.key, entry.node]));
  const has = (section: ConfigSection): boolean => sections.includes(section);
  return {
    index: has('index') ? readIndexOptions(reader, found.get('index')) : before.index,
    seeds: has('seeds') ? readSeeds(reader, found.get('seeds')) : before.seeds,
    boilerplate: has('boilerplate') ? readBoilerplate(reader, found.get('boilerplate')) : before.boilerplate,
    duplicates: has('duplicates') ? { ignore: readPairs(reader, found.get('duplicates')) } : before.duplicates,
    labels: has('labels') ? readLabels(reader, document, found.get('labels')) : before.labels,
  };
}

function readIndexOptions(reader: ConfigReader, node: unknown): ConfiguredIndex {
  let { sections, columns } = DEFAULT_INDEX_OPTIONS;
  let maxLines: number | undefined;
  for (const { key, node: value } of reader.entries(node, 'index', ['sections', 'columns', 'maxLines'])) {
    if (isNothing(value)) continue;
    if (key === 'sections') sections = isMap(value) ? switches(reader, value) : names(reader, value, 'sections', INDEX_SECTIONS);
    else if (key === 'columns') columns = names(reader, value, 'columns', INDEX_COLUMNS);
    else maxLines = lineLimit(reader, value) ?? maxLines;
  }
  return { sections, columns, ...(maxLines === undefined ? {} : { maxLines }) };
}

/** A list of names out of `known`, each once, in the order given. */
function names<T extends string>(reader: ConfigReader, node: unknown, what: string, known: readonly T[]): T[] {
  const found = new Set<T>();
  for (const item of reader.items(node, what)) {
    const name = reader.string(item, `An entry of ${what}`);
    const match = known.find((candidate) => candidate === name);
    if (match !== undefined) found.add(match);
    else if (name !== undefined) reader.at(item, `"${name}" is none of ${known.join(', ')}`);
  }
  return [...found];
}

/** `section: true|false` lines: what is not named stays on. */
function switches(reader: ConfigReader, node: unknown): IndexOptions['sections'] {
  const off = new Set<string>();
  for (const { key, node: value } of reader.entries(node, 'sections', INDEX_SECTIONS)) {
    const on = isScalar(value) ? value.value : undefined;
    if (on === false) off.add(key);
    else if (on !== true) reader.at(value, `"${key}" should be true or false`);
  }
  return INDEX_SECTIONS.filter((section) => !off.has(section));
}

function lineLimit(reader: ConfigReader, node: unknown): number | undefined {
  const value: unknown = isScalar(node) ? node.value : undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= LEAST_INDEX_LINES && value <= MOST_INDEX_LINES) return value;
  reader.at(node, `maxLines should be a whole number from ${LEAST_INDEX_LINES} to ${MOST_INDEX_LINES}`);
  return undefined;
}

/** The path of a seed as the file names it: `/` between folders, no `./` in front. */
export function seedKey(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}

function readSeeds(reader: ConfigReader, node: unknown): Map<string, SeedConfig> {
  const seeds = new Map<string, SeedConfig>();
  for (const { key, keyNode, node: value } of reader.entries(node, 'seeds')) {
    const seed: { -readonly [K in keyof SeedConfig]: SeedConfig[K] } = { line: reader.lineOf(keyNode) };
    for (const field of reader.entries(value, `The entry of ${key}`, ['status', 'note'])) {
      const text = isNothing(field.node) ? undefined : reader.string(field.node, field.key);
      if (text === undefined) continue;
      if (field.key === 'note') seed.note = text.slice(0, MAX_NOTE);
      else {
        const status = SEED_STATUSES.find((known) => known === text);
        if (status === undefined) reader.at(field.node, `"${text}" is no status; known: ${SEED_STATUSES.join(', ')}`);
        else seed.status = status;
      }
    }
    const path = seedKey(key);
    if (seeds.has(path)) reader.at(keyNode, `${path} stands here a second time; the first one counts`);
    else if (path === '') reader.at(keyNode, 'The path of a seed should stand here');
    else seeds.set(path, seed);
  }
  return seeds;
}

const STRIP_KEYS = ['phrase', 'pattern', 'heading', 'class', 'scope'] as const;

function readBoilerplate(reader: ConfigReader, node: unknown): WinnowConfig['boilerplate'] {
  const strip: StripEntry[] = [];
  const keep: KeptLine[] = [];
  for (const { key, node: list } of reader.entries(node, 'boilerplate', ['strip', 'keep'])) {
    for (const item of reader.items(list, key)) {
      if (key === 'strip') strip.push(...readStrip(reader, item));
      else keep.push(...readKeep(reader, item));
    }
  }
  return { strip, keep };
}

function readStrip(reader: ConfigReader, node: unknown): StripEntry[] {
  const line = reader.lineOf(node);
  if (isScalar(node) && !isNothing(node)) return [{ phrase: reader.string(node, 'A rule') ?? '', line }];
  const fields: Partial<Record<(typeof STRIP_KEYS)[number], string>> = {};
  for (const field of reader.entries(node, 'A rule', STRIP_KEYS)) {
    const key = STRIP_KEYS.find((known) => known === field.key);
    const text = reader.string(field.node, field.key);
    if (key !== undefined && text !== undefined) fields[key] = text;
  }
  const bodies = [fields.phrase, fields.pattern, fields.heading].filter((body) => body !== undefined);
  if (bodies.length === 1) return [{ ...fields, line }];
  reader.at(node, 'A rule has exactly one of phrase, pattern and heading');
  return [];
}

const HASH = /^[0-9a-f]{16}$/;

function readKeep(reader: ConfigReader, node: unknown): KeptLine[] {
  const line = reader.lineOf(node);
  if (isScalar(node) && !isNothing(node)) {
    const text = reader.string(node, 'A kept line') ?? '';
    return [HASH.test(text) ? { hash: text, line } : { hash: lineHash(text), quote: text, line }];
  }
  let hash: string | undefined;
  let quote: string | undefined;
  for (const field of reader.entries(node, 'A kept line', ['hash', 'quote'])) {
    const text = reader.string(field.node, field.key);
    if (field.key === 'quote') quote = text;
    else if (text !== undefined && HASH.test(text)) hash = text;
    else if (text !== undefined) reader.at(field.node, 'A kept line is named by 16 hexadecimal digits (or by its quote)');
  }
  if (hash === undefined && quote !== undefined && quote.trim() !== '') hash = lineHash(quote);
  if (hash === undefined) {
    reader.at(node, 'A kept line needs a hash or a quote');
    return [];
  }
  return [quote === undefined ? { hash, line } : { hash, quote, line }];
}

function readPairs(reader: ConfigReader, node: unknown): IgnoredPair[] {
  const pairs: IgnoredPair[] = [];
  for (const { node: list } of reader.entries(node, 'duplicates', ['ignore'])) {
    for (const item of reader.items(list, 'ignore')) {
      const fields = new Map(reader.entries(item, 'An ignored pair', ['a', 'b']).map((field) => [field.key, reader.string(field.node, field.key)]));
      const [a, b] = [fields.get('a')?.trim(), fields.get('b')?.trim()];
      if (a && b) pairs.push({ ...orderedPair(a, b), line: reader.lineOf(item) });
      else reader.at(item, 'An ignored pair needs both a and b');
    }
  }
  return pairs;
}

/** The two names of a pair in the order in which they are kept and compared. */
export function orderedPair(a: string, b: string): { readonly a: string; readonly b: string } {
  return compareCodePoints(a, b) <= 0 ? { a, b } : { a: b, b: a };
}

function readLabels(reader: ConfigReader, document: Document, node: unknown): WinnowConfig['labels'] {
  if (isNothing(node)) return DEFAULT_CONFIG.labels;
  const { scheme, problems } = validateScheme(reader.plain(node));
  for (const { path, message } of problems) reader.at(deepest(document, path) ?? node, message);
  return scheme;
}

/** The node at the path, or the last one on the way to it. */
function deepest(document: Document, path: readonly (string | number)[]): unknown {
  let node: unknown = document.contents;
  for (const step of path) {
    const next: unknown = isCollection(node) ? node.get(step, true) : undefined;
    if (next === undefined || next === null) return node;
    node = next;
  }
  return node;
}
