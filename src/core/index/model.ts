/**
 * What the index is made from: plain data, no text of seeds. Paths are relative to the folder that holds `INDEX.md`,
 * parted by `/` on every platform.
 */

/** Where the work on a seed stands; set by people in `seeds/winnow.yaml`. */
export const SEED_STATUSES = ['new', 'cleaned', 'annotated', 'rejected'] as const;
export type SeedStatus = (typeof SEED_STATUSES)[number];

/** The sections of the index, in the order in which they are written. */
export const INDEX_SECTIONS = ['seeds', 'families', 'entities', 'attention'] as const;
export type IndexSection = (typeof INDEX_SECTIONS)[number];

/** Every column that the table of seeds can have. */
export const INDEX_COLUMNS = [
  'seed', 'title', 'date', 'source', 'words', 'duplicated', 'boilerplate', 'entities', 'family', 'related', 'annotations', 'status', 'note',
] as const;
export type IndexColumn = (typeof INDEX_COLUMNS)[number];

/** One seed of the index. */
export interface IndexSeed {
  readonly path: string;
  readonly title: string;
  /** As it should be shown, by custom `2024-11-19`. */
  readonly date?: string;
  /** The name or address of the publisher's page. */
  readonly source?: string;
  readonly words: number;
  /** Share of its words that stand elsewhere too, 0 to 1. */
  readonly duplicateShare: number;
  readonly boilerplateLines: number;
  /** Canonical names, the most mentioned first; the first five are shown. */
  readonly topEntities: readonly string[];
  /**
   * Its family: the seeds that are copies or versions of the same article, itself among them, sorted by code point; empty
   * when it stands alone. The seeds of a family may share one list.
   */
  readonly family: readonly string[];
  /** Number of findings by rule; zero counts as none. */
  readonly findings: Readonly<Record<string, number>>;
  readonly annotations?: number;
  readonly status?: SeedStatus;
  readonly note?: string;
}

/** One entity over all seeds, named by type and canonical name. */
export interface IndexEntity {
  readonly name: string;
  /** A type of mention (`person`, `place`, …) or any other word. */
  readonly type: string;
  /** Spellings found, the canonical one among them or not. */
  readonly spellings: readonly string[];
  readonly seeds: readonly { readonly path: string; readonly count: number }[];
  /** Mentions over all seeds. */
  readonly mentions: number;
  /** Number of seeds, when `seeds` holds only some of them. */
  readonly seedCount?: number;
}

/** Seeds that carry the same article; it is named by its first path. */
export interface IndexFamily {
  readonly paths: readonly string[];
  readonly longest: string;
  readonly cleanest: string;
}

/** All that a whole index shows. The order of the lists has no meaning. */
export interface IndexModel {
  readonly seeds: readonly IndexSeed[];
  readonly entities: readonly IndexEntity[];
  readonly families: readonly IndexFamily[];
}

export interface IndexOptions {
  readonly sections: readonly IndexSection[];
  readonly columns: readonly IndexColumn[];
  /**
   * Most entries (seeds, families, entities and findings lines together) that stand in `INDEX.md` itself. Past it the long
   * sections move to pages below `index/`, each of at most this many entries.
   */
  readonly maxLines: number;
}

export const DEFAULT_INDEX_OPTIONS: IndexOptions = {
  sections: INDEX_SECTIONS,
  columns: ['seed', 'title', 'date', 'source', 'words', 'duplicated', 'boilerplate', 'entities', 'family', 'status', 'note'],
  maxLines: 2000,
};
