import type { Span } from '../text/span';

/** What a mention names. `other` holds events, products, works and nationalities (the MISC of CoNLL-2003). */
export type EntityType = 'person' | 'place' | 'organisation' | 'other' | 'date' | 'money' | 'quantity';

/** Who found a mention: shown in the hover, so that a reader can judge it. */
export type MentionSource = 'model' | 'gazetteer' | 'rule' | 'document' | 'curated';

/**
 * A span that names something: aligned to words, without title, possessive ending or quotation marks around it.
 * Mentions of one seed are sorted by start and do not overlap.
 */
export interface Mention extends Span {
  readonly type: EntityType;
  readonly source: MentionSource;
}
