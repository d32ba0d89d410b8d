import { parse } from 'yaml';
import { type BoilerplateClass, isBoilerplateClass } from './classes';
import { lineKey } from './line-key';
import { PhraseFinder } from './phrase-finder';

/** One phrase or pattern of a rule pack. */
export interface PackEntry {
  readonly class: BoilerplateClass;
  readonly lang: string;
  /** Certain enough to be removed without asking. */
  readonly sure: boolean;
  readonly kind: 'line' | 'start' | 'pattern' | 'heading' | 'doubled';
  /** The phrase or the pattern's source, as a reason quotes it. */
  readonly source: string;
  /** Longest line, in words parted by spaces, that the entry speaks of. */
  readonly words: number;
}

/** A pattern ready to run on `LineKey.folded`. */
export interface PackPattern extends PackEntry {
  readonly regexp: RegExp;
}

/** The patterns of one rule. */
export interface PatternGroup {
  readonly sure: boolean;
  readonly words: number;
  /** Lines without this cannot match any of the patterns: one quick look instead of many. */
  readonly needs: readonly string[] | undefined;
  readonly patterns: readonly PackPattern[];
}

/** A rule pack ready for matching. */
export interface Pack {
  /** Whole lines by `LineKey.phrase`: `line` and `heading` entries. */
  readonly lines: ReadonlyMap<string, PackEntry>;
  /** `start` entries by their first word. */
  readonly starts: ReadonlyMap<string, readonly PackEntry[]>;
  readonly groups: readonly PatternGroup[];
  /** Tells which groups' `needs` a line meets. */
  readonly needed: PhraseFinder;
  /** The longest line that any pattern or start speaks of, and the longest whole line, in words parted by spaces. */
  readonly mostWords: number;
  readonly mostLineWords: number;
}

function packOf(lines: Pack['lines'], starts: Pack['starts'], groups: readonly PatternGroup[]): Pack {
  const wordsOf = (phrase: string): number => phrase.split(' ').length;
  let mostLineWords = 0;
  for (const phrase of lines.keys()) mostLineWords = Math.max(mostLineWords, wordsOf(phrase));
  let mostWords = groups.reduce((most, group) => Math.max(most, group.words), 0);
  for (const entries of starts.values()) for (const entry of entries) mostWords = Math.max(mostWords, entry.words);
  return { lines, starts, groups, needed: new PhraseFinder(groups.map((group) => group.needs)), mostWords, mostLineWords };
}

const DEFAULT_WORDS = 30;

/**
 * Reads a rule pack (format: the head of `packs/en.yaml`).
 * Throws an Error that names the faulty rule: packs ship with Winnow, so a fault is ours.
 */
export function parsePack(yamlText: string): Pack {
  const data: unknown = parse(yamlText);
  if (!isRecord(data) || data['version'] !== 1 || !Array.isArray(data['rules'])) throw new Error('A rule pack is a mapping with version 1 and rules');
  const lines = new Map<string, PackEntry>();
  const starts = new Map<string, PackEntry[]>();
  const groups: PatternGroup[] = [];
  data['rules'].forEach((rule: unknown, index) => {
    const base = readRule(rule, index);
    const entry = (kind: PackEntry['kind'], source: string): PackEntry => ({ ...base.entry, kind, source });
    for (const phrase of base.strings('headings')) addLine(lines, phrase, entry('heading', phrase));
    for (const phrase of base.strings('lines')) addLine(lines, phrase, entry('line', phrase));
    for (const phrase of base.strings('starts')) {
      const { folded } = lineKey(phrase);
      const first = folded.split(' ', 1)[0] ?? '';
      starts.set(first, [...(starts.get(first) ?? []), entry('start', folded)]);
    }
    const patterns = base.strings('patterns').map((source) => ({ ...entry('pattern', source), regexp: new RegExp(source, 'u') }));
    const needs = base.strings('needs');
    if (patterns.length > 0) groups.push({ sure: base.entry.sure, words: base.entry.words, needs: needs.length > 0 ? needs : undefined, patterns });
  });
  return packOf(lines, starts, groups);
}

/** One pack with everything that the given ones say; where two name the same line the earlier one wins. */
export function joinPacks(packs: readonly Pack[]): Pack {
  const lines = new Map<string, PackEntry>();
  const starts = new Map<string, readonly PackEntry[]>();
  for (const pack of packs) {
    for (const [phrase, entry] of pack.lines) addLine(lines, phrase, entry);
    for (const [first, entries] of pack.starts) starts.set(first, [...(starts.get(first) ?? []), ...entries]);
  }
  return packOf(
    lines,
    starts,
    packs.flatMap((pack) => pack.groups),
  );
}

function addLine(lines: Map<string, PackEntry>, phrase: string, entry: PackEntry): void {
  const key = lineKey(phrase).phrase;
  if (key !== '' && !lines.has(key)) lines.set(key, entry);
}

function readRule(rule: unknown, index: number) {
  const fail = (what: string): never => {
    throw new Error(`Rule ${index + 1} of the pack: ${what}`);
  };
  if (!isRecord(rule)) return fail('is no mapping');
  const name = String(rule['class']);
  if (!isBoilerplateClass(name)) return fail(`unknown class ${name}`);
  const words = rule['words'] ?? DEFAULT_WORDS;
  if (typeof words !== 'number') return fail('words is no number');
  const strings = (key: string): string[] => {
    const list = rule[key] ?? [];
    return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list : fail(`${key} is no list of texts`);
  };
  return { entry: { class: name, lang: String(rule['lang']), sure: rule['sure'] === true, words }, strings };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
