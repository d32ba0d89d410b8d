import type { EntityType, Mention } from './entities/mention';
import type { Edit, Finding, RuleOptions } from './rule';

/** What a user's settings mean for the corpus of one workspace folder. */
export interface CorpusOptions extends RuleOptions {
  /** Find names, dates and amounts. */
  readonly entities: boolean;
  /** Ids of the rules whose severity is `off`. */
  readonly off: readonly string[];
}

/** A mention together with the entity it was joined to. */
export interface ResolvedMention extends Mention {
  /** Stable for the life of the corpus only. */
  readonly entity: string;
  /** The entity's canonical name. */
  readonly name: string;
}

/** All that is known about one version of one seed. Spans are UTF-16 offsets into that version. */
export interface Analysis {
  readonly uri: string;
  /** The editor's document version, 0 for a closed seed. */
  readonly version: number;
  readonly words: number;
  /** Share of the words that stand in copied passages, 0 to 1. */
  readonly duplicateShare: number;
  /** Sorted by start. */
  readonly findings: readonly Finding[];
  /** Sorted by start, not overlapping. */
  readonly mentions: readonly ResolvedMention[];
  /** Copies of passages that stand earlier in this seed or in others: drawn, whether or not a finding speaks of them. */
  readonly originals: readonly { readonly start: number; readonly end: number }[];
}

/** What a hover shows of an entity. Texts come from seeds: escape them. */
export interface EntityCard {
  readonly id: string;
  readonly name: string;
  readonly type: EntityType;
  /** Most frequent first, then by code point. */
  readonly spellings: readonly { readonly text: string; readonly count: number }[];
  readonly mentionsHere: number;
  readonly mentions: number;
  /** All seeds that name it, by code point of the URI; `line` is the 0-based line of the first mention. */
  readonly seeds: readonly { readonly uri: string; readonly count: number; readonly line: number }[];
  /** Role words seen beside the name, most frequent first. */
  readonly roles: readonly string[];
  /** Entities named most often in the same blocks. */
  readonly neighbours: readonly string[];
  /** First and last date of the seeds that name it, ISO 8601. */
  readonly dates?: { readonly first: string; readonly last: string };
  /** For a date: what it was resolved to and how. For an amount: its value. */
  readonly value?: { readonly normal: string; readonly how: string };
  readonly note?: string;
  readonly links?: readonly string[];
  /** Why it was taken for an entity, in words. */
  readonly why: string;
}

/** One row of *Find Entity…*. */
export interface EntityHit {
  readonly id: string;
  readonly name: string;
  readonly type: EntityType;
  readonly spellings: readonly string[];
  readonly mentions: number;
  readonly seeds: readonly { readonly uri: string; readonly count: number; readonly line: number }[];
}

/** The findings of every seed, counted: for *Clean All Seeds…* and trees. */
export interface Overview {
  readonly seeds: readonly {
    readonly uri: string;
    readonly title: string;
    readonly words: number;
    readonly duplicateShare: number;
    /** Rule id → number of findings. */
    readonly findings: Readonly<Record<string, number>>;
  }[];
}

/** The safe fixes of one seed put together. */
export interface CleanPlan {
  readonly uri: string;
  /** The text that the edits fit; apply them to nothing else. */
  readonly text: string;
  /** Removals, sorted, not overlapping. */
  readonly edits: readonly Edit[];
  /** Rule id → findings that the edits settle. */
  readonly settled: Readonly<Record<string, number>>;
}
