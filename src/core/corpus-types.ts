import type { RemovedCopy } from './duplicates/removed-copies';
import type { Counted, EntityCard, EntitySummary } from './entities/entity-card';
import type { EntityType, Mention } from './entities/mention';
import type { Edit, Finding, RuleOptions } from './rule';
import type { Range } from './text/lines';
import type { Span } from './text/span';

/** What a user's settings mean for the corpus of one workspace folder. */
export interface CorpusOptions extends RuleOptions {
  /** Find names, dates and amounts. */
  readonly entities: boolean;
  /** Ids of the rules whose severity is `off`. */
  readonly off: readonly string[];
}

/** A mention together with the entity it was joined to. */
export interface ResolvedMention extends Mention {
  /** The id of the entity, stable for the life of the corpus only; empty for a date or an amount. */
  readonly entity: string;
}

/** What the rules say of one version of one seed. Spans are UTF-16 offsets into that version. */
export interface Checked {
  readonly uri: string;
  /** The editor's document version, 0 for a closed seed. */
  readonly version: number;
  readonly words: number;
  /** Share of the words that stand in copied passages, 0 to 1. */
  readonly duplicateShare: number;
  /** Sorted by start. */
  readonly findings: readonly Finding[];
  /** Copies of passages that stand earlier in this seed or in others: drawn, whether or not a finding speaks of them. */
  readonly originals: readonly { readonly start: number; readonly end: number }[];
}

/** The names of one version of one seed. */
export interface Named {
  readonly uri: string;
  readonly version: number;
  /** Names that are spelled in several ways, sorted by start. */
  readonly findings: readonly Finding[];
  /** Sorted by start, not overlapping. */
  readonly mentions: readonly ResolvedMention[];
}

/** All that is known about one version of one seed: the findings of the rules and of its names. */
export interface Analysis extends Checked {
  readonly mentions: readonly ResolvedMention[];
}

/** What a hover shows of a mention. Texts come from seeds: escape them. */
export type MentionCard = EntityMentionCard | FactCard;

export interface EntityMentionCard {
  readonly kind: 'entity';
  readonly card: EntityCard;
  /** Mentions in the seed that was asked about. */
  readonly here: number;
  /** A sentence from each of some other seeds. */
  readonly quotes: readonly Quote[];
}

/** A sentence that names an entity, parted at the name. */
export interface Quote {
  readonly uri: string;
  /** 0-based. */
  readonly line: number;
  readonly before: string;
  readonly name: string;
  readonly after: string;
}

/** The entity named at a place of a seed. */
export interface EntityAt {
  readonly id: string;
  readonly name: string;
  readonly type: EntityType;
  /** The name without its title. */
  readonly span: Span;
  /** How it is spelled there, white space made single. */
  readonly spelling: string;
  /** In the whole corpus and in the seed, most frequent first. */
  readonly spellings: readonly Counted[];
  readonly here: readonly Counted[];
  readonly note?: string;
  /** 0-based line of the user's entry in entities.yaml. */
  readonly curatedLine?: number;
}

/** All places of an entity in one seed, titles left out. */
export interface NamePlaces {
  readonly uri: string;
  readonly names: readonly NamePlace[];
}

export interface NamePlace extends Span {
  readonly range: Range;
  readonly spelling: string;
}

/** A date or an amount. */
export interface FactCard {
  readonly kind: 'fact';
  readonly type: EntityType;
  readonly text: string;
  /** ISO 8601 for a date, a number with its unit for an amount; undefined when the text does not say. */
  readonly normal?: string;
  /** How it was resolved, in words. */
  readonly how: string;
}

/** One row of *Find Entity…* and of the entities' tree. */
export interface EntityHit extends EntitySummary {
  readonly spellings: readonly string[];
}

/** All places of an entity in one seed. */
export interface EntityPlaces {
  readonly uri: string;
  readonly mentions: readonly { readonly start: number; readonly end: number; readonly line: number }[];
}

/** A seed that names an entity. */
export interface EntitySeedRow {
  readonly uri: string;
  readonly count: number;
  /** Once the seed was checked. */
  readonly title?: string;
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
    /** Boilerplate class → findings that Clean would strip. */
    readonly strippable: Readonly<Record<string, number>>;
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
  /** Which passages the edits remove while a copy stays: what is attached to them can move there. */
  readonly copies: readonly RemovedCopy[];
}
