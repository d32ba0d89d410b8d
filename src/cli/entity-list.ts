import type { EntityType } from '../core/entities/mention';

/** The types of entities that are listed: dates and amounts are none. */
export const ENTITY_TYPES = ['person', 'place', 'organisation', 'other'] as const satisfies readonly EntityType[];

/** One entity of `winnow entities`, with the seeds that PATH names. */
export interface EntityListRow {
  readonly name: string;
  readonly type: EntityType;
  readonly mentions: number;
  readonly spellings: readonly string[];
  /** The user's entities.yaml names it. */
  readonly curated: boolean;
  readonly seeds: readonly { readonly path: string; readonly mentions: number }[];
}
