import type { LabelScheme } from '../annotations/scheme';
import { DEFAULT_SCHEME } from '../annotations/scheme';
import type { KeepEntry, StripEntry } from '../boilerplate/user-rules';
import { DEFAULT_INDEX_OPTIONS } from '../index/model';
import type { IndexOptions, SeedStatus } from '../index/model';
import type { Span } from '../text/span';

/** `seeds/winnow.yaml` as data: what the people of a project agree on. Lines are 0-based lines of that file. */
export interface WinnowConfig {
  readonly index: ConfiguredIndex;
  /** By path relative to the seeds folder, parted by `/`. */
  readonly seeds: ReadonlyMap<string, SeedConfig>;
  /** What `compileUserRules` takes. */
  readonly boilerplate: { readonly strip: readonly StripEntry[]; readonly keep: readonly KeptLine[] };
  readonly duplicates: { readonly ignore: readonly IgnoredPair[] };
  readonly labels: LabelScheme;
}

/** What the file says of the index; without `maxLines` the setting of the editor counts. */
export type ConfiguredIndex = Omit<IndexOptions, 'maxLines'> & { readonly maxLines?: number };

export interface SeedConfig {
  readonly status?: SeedStatus;
  readonly note?: string;
  readonly line: number;
}

/** A line that is part of the article, named by its hash; `quote` shows a reader which one. */
export interface KeptLine extends KeepEntry {
  readonly quote?: string;
}

/** Two passages that may be alike, each named by its content (a hash or a quote); `a` is not behind `b` by code point. */
export interface IgnoredPair {
  readonly a: string;
  readonly b: string;
  readonly line: number;
}

/** The parts of the file, by their keys. */
export const CONFIG_SECTIONS = ['index', 'seeds', 'boilerplate', 'duplicates', 'labels'] as const;
export type ConfigSection = (typeof CONFIG_SECTIONS)[number];

/** Something wrong in `winnow.yaml`. Lines and columns are 0-based, columns and the span in UTF-16 units, ends exclusive. */
export interface ConfigProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly span: Span;
}

export const DEFAULT_CONFIG: WinnowConfig = {
  index: { sections: DEFAULT_INDEX_OPTIONS.sections, columns: DEFAULT_INDEX_OPTIONS.columns },
  seeds: new Map(),
  boilerplate: { strip: [], keep: [] },
  duplicates: { ignore: [] },
  labels: DEFAULT_SCHEME,
};
