import type { EntityType, Mention, MentionSource } from './mention';

/** A mention with the entity that it stands for. Its type is the entity's. */
export interface IndexedMention extends Mention {
  /** 0-based. */
  readonly line: number;
  readonly id: string;
}

/** One line about an entity, for lists. */
export interface EntitySummary {
  readonly id: string;
  readonly name: string;
  readonly type: EntityType;
  readonly mentions: number;
  /** Number of seeds. */
  readonly seeds: number;
  /** The user's entities.yaml names it. */
  readonly curated: boolean;
}

export interface Counted {
  readonly text: string;
  readonly count: number;
}

/** A role and where it was first said. */
export interface RoleSeen extends Counted {
  readonly uri: string;
  readonly line: number;
}

/** A seed that an entity stands in. */
export interface EntitySeed {
  readonly uri: string;
  readonly mentions: number;
  /** ISO date of the seed, when known. */
  readonly date?: string;
  /** 0-based line and span of the first mention. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** What a hover says about an entity. */
export interface EntityCard extends EntitySummary {
  /** Most frequent first. */
  readonly spellings: readonly Counted[];
  readonly roles: readonly RoleSeen[];
  /** The first of its seeds by URI, by code unit. */
  readonly where: readonly EntitySeed[];
  /** The seeds that name it most often. */
  readonly most: readonly EntitySeed[];
  /** ISO dates of the first and last dated seed. */
  readonly firstDate?: string;
  readonly lastDate?: string;
  /** The entities that stand in most of the same seeds, at most three. */
  readonly beside: readonly EntitySummary[];
  /** How its mentions were found, most frequent first. */
  readonly sources: readonly MentionSource[];
  readonly note?: string;
  readonly links: readonly string[];
  /** 0-based line of the user's entry in entities.yaml. */
  readonly curatedLine?: number;
}
