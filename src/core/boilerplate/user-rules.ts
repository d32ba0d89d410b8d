import { RE2JS } from 're2js';
import { type BoilerplateClass, isBoilerplateClass } from './classes';
import { lineKey } from './line-key';
import { globMatcher } from './glob';

/**
 * One entry of `boilerplate.strip` in `seeds/winnow.yaml`: exactly one of `phrase`, `pattern` and `heading`.
 * `line` is the 0-based line of the entry in that file, for messages.
 */
export interface StripEntry {
  /** A whole line: case, accents, quotes, bullets and closing punctuation do not count, any number equals any other. */
  readonly phrase?: string;
  /** An RE2 pattern (linear time) found in the line as it stands, upper and lower case alike. */
  readonly pattern?: string;
  /** A whole line as in `phrase` that also takes the link headlines under it. */
  readonly heading?: string;
  readonly class?: string;
  /** Glob over the seed's path: `**`, `*`, `?` and `{a,b}`; it may leave out leading folders. */
  readonly scope?: string;
  readonly line: number;
}

/** One entry of `boilerplate.keep`: the hash that `lineHash` gives for a line that is part of the article. */
export interface KeepEntry {
  readonly hash: string;
  readonly line: number;
}

export interface UserRulesInput {
  readonly strip: readonly StripEntry[];
  readonly keep: readonly KeepEntry[];
}

export interface UserRuleError {
  readonly line: number;
  readonly message: string;
}

/** What a user's rules say of one line. */
export type UserVerdict = { readonly keep: true } | { readonly keep: false; readonly class: BoilerplateClass; readonly heading: boolean; readonly reason: string };

/** The rules that hold for one seed. */
export interface SeedUserRules {
  judge(line: string): UserVerdict | undefined;
}

export interface UserRules {
  readonly errors: readonly UserRuleError[];
  /** The rules whose scope covers the seed, or undefined when there are none. */
  forSeed(uri: string): SeedUserRules | undefined;
}

interface Compiled {
  readonly matches: (line: string, phrase: string) => boolean;
  readonly class: BoilerplateClass;
  readonly heading: boolean;
  readonly covers: (uri: string) => boolean;
  readonly reason: string;
}

/** Longest line, in UTF-16 units, that a user's pattern is tried on. */
const LONGEST_LINE = 5_000;

/**
 * Compiles a user's rules. Never throws: an entry that cannot work comes back in `errors` and the rest goes on.
 */
export function compileUserRules(input: UserRulesInput): UserRules {
  const errors: UserRuleError[] = [];
  const rules: Compiled[] = [];
  for (const entry of input.strip) {
    const result = compileEntry(entry);
    if (typeof result === 'string') errors.push({ line: entry.line, message: result });
    else rules.push(result);
  }
  const kept = new Set<string>();
  for (const entry of input.keep) {
    if (/^[0-9a-f]{16}$/.test(entry.hash)) kept.add(entry.hash);
    else errors.push({ line: entry.line, message: 'A kept line is named by 16 hexadecimal digits' });
  }
  return {
    errors,
    forSeed(uri) {
      const here = rules.filter((rule) => rule.covers(uri));
      if (here.length === 0 && kept.size === 0) return undefined;
      return { judge: (line) => judge(line, here, kept) };
    },
  };
}

function judge(line: string, rules: readonly Compiled[], kept: ReadonlySet<string>): UserVerdict | undefined {
  if (kept.size > 0 && kept.has(lineHash(line))) return { keep: true };
  const { phrase } = lineKey(line.slice(0, LONGEST_LINE));
  const rule = rules.find((candidate) => candidate.matches(line, phrase));
  return rule && { keep: false, class: rule.class, heading: rule.heading, reason: rule.reason };
}

function compileEntry(entry: StripEntry): Compiled | string {
  const given = [entry.phrase, entry.pattern, entry.heading].filter((part) => part !== undefined);
  const text = given[0];
  if (given.length !== 1 || text === undefined) return 'A rule has exactly one of phrase, pattern and heading';
  if (text.trim() === '') return 'The rule is empty';
  const name = entry.class ?? (entry.heading === undefined ? 'other' : 'related');
  if (!isBoilerplateClass(name)) return `Unknown class ${name}`;
  const covers = entry.scope === undefined ? () => true : globMatcher(entry.scope);
  if (!covers) return `The scope ${entry.scope ?? ''} is no glob`;
  const matches = entry.pattern === undefined ? matchPhrase(text) : matchPattern(text);
  if (typeof matches === 'string') return matches;
  const reason = entry.pattern === undefined ? `your rule on line ${entry.line + 1} of winnow.yaml names this line` : `your pattern on line ${entry.line + 1} of winnow.yaml matches this line`;
  return { matches, class: name, heading: entry.heading !== undefined, covers, reason };
}

function matchPhrase(text: string): Compiled['matches'] | string {
  const wanted = lineKey(text).phrase;
  return wanted === '' ? 'The phrase has no words' : (_, phrase) => phrase === wanted;
}

function matchPattern(source: string): Compiled['matches'] | string {
  try {
    const pattern = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
    if (pattern.matcher('').find()) return 'The pattern matches an empty line, so it would match every line';
    return (line) => line.length <= LONGEST_LINE && pattern.matcher(line).find();
  } catch (error) {
    return `The pattern does not compile: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Names a line by content: 16 hexadecimal digits of its folded form (FNV-1a, two 32-bit lanes with different seeds). */
export function lineHash(line: string): string {
  const { folded } = lineKey(line);
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + i), 0x01000193);
  }
  return hex(a) + hex(b);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
