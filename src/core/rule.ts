import type { SeedText } from './text/seed-text';
import type { Span } from './text/span';

/** How loudly a finding is shown; `off` turns a rule off. The names are those of the settings. */
export type Severity = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** One replacement in the seed that the finding is about; `text` is '' for a removal. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A change that settles a finding. It touches nothing but the spans it names. */
export interface Fix {
  /** What a menu shows, in the imperative: "Remove this copy (23 paragraphs)". */
  readonly title: string;
  /** Safe fixes are what Clean, fix-on-save and `winnow fix` apply by themselves. */
  readonly safe: boolean;
  /** Sorted by start, not overlapping. */
  readonly edits: readonly Edit[];
}

/** Another place that a finding speaks of. */
export interface Related {
  readonly uri: string;
  /** 0-based lines, `endLine` inclusive: known without the text of a closed seed. */
  readonly startLine: number;
  readonly endLine: number;
  /** UTF-16 offsets, when the place stands in the checked seed itself or in another open one. */
  readonly span?: Span;
  readonly message: string;
}

/** What a rule reports. Plain data: it crosses threads and becomes JSON. */
export interface Finding {
  readonly rule: string;
  readonly span: Span;
  /** What is there, in one line, for the Problems list. */
  readonly message: string;
  /** Why the rule says so, in words a reader can check. */
  readonly reason: string;
  /** The rule's own subdivision: a boilerplate class, `exact` or `near` for a copy. */
  readonly category?: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** What stands in the manual, the settings and SARIF about a rule. */
export interface RuleDocs {
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
}

/** Questions that a rule may ask about the rest of the corpus. Answers are immediate and never block. */
export interface CorpusView {
  /** Verified copies of passages of `uri`: within it and in other seeds. Each pair once, `here` in `uri`. */
  copies(uri: string): readonly PassageCopy[];
  /** In how many seeds the folded line stands, and how many seeds there are. */
  lineSpread(line: string): { readonly seeds: number; readonly of: number };
}

/** One verified passage pair as seen from one seed. */
export interface PassageCopy {
  readonly here: Span;
  readonly there: Related;
  /** Words of the passage here. */
  readonly words: number;
  /** Share of words that differ, 0 for an exact copy. */
  readonly changed: number;
}

/** Settings that shape what rules report; severities are the editor's business. */
export interface RuleOptions {
  /** Shortest copied passage reported, in words. */
  readonly minimumWords: number;
  /** How much evidence a boilerplate finding needs to be shown. */
  readonly flag: Caution;
  /** How much evidence boilerplate needs to be removed without asking. */
  readonly safe: Caution;
}

export type Caution = 'careful' | 'balanced' | 'thorough';

export const DEFAULT_OPTIONS: RuleOptions = { minimumWords: 12, flag: 'balanced', safe: 'careful' };

export interface RuleContext {
  readonly uri: string;
  readonly corpus: CorpusView;
  readonly options: RuleOptions;
}

/**
 * The one contract every rule meets. A rule is pure: same seed and same answers give the same findings, sorted by start.
 * It never throws on any text.
 */
export interface Rule {
  readonly id: string;
  readonly docs: RuleDocs;
  check(seed: SeedText, context: RuleContext): Finding[];
}
