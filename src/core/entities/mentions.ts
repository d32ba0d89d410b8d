import { findFacts } from '../facts/facts';
import { finished, type Slices } from '../slices';
import type { SeedText } from '../text/seed-text';
import { applyCuration } from './curated-mentions';
import type { Curation } from './curation';
import { bareName } from './entity-node';
import { findNames } from './finder';
import type { Gazetteer } from './gazetteer';
import { isEnglish } from './language';
import type { Mention } from './mention';
import { reconcile } from './reconcile';
import { spread } from './spread';
import { tokenBlocks } from './tokens';

/** What mentions are found with. */
export interface MentionSources {
  /** The trained tagger, once it is loaded; without it names are found by rules. */
  readonly tagger?: { tag(seed: SeedText): Mention[]; tagInSlices?(seed: SeedText): Slices<Mention[]> };
  readonly gazetteer: Gazetteer;
  readonly curation?: Curation;
  /** The ISO day that parts of dates are counted from, when the seed does not say its own. */
  readonly reference?: string;
}

/**
 * All mentions of a seed: names, dates, money and quantities, sorted by start and without overlap. The user's file wins over
 * everything, a longer name over a date in it, a date or an amount over other names. In a seed that is unlikely to be English
 * only the user's names are found. Never throws.
 */
export function findMentions(seed: SeedText, sources: MentionSources): Mention[] {
  return finished(findMentionsInSlices(seed, sources));
}

/** The same in slices. */
export function* findMentionsInSlices(seed: SeedText, sources: MentionSources): Slices<Mention[]> {
  const found = isEnglish(seed) ? yield* findAll(seed, sources) : [];
  return sources.curation ? applyCuration(seed, found, sources.curation) : found;
}

/** In a longer text, in UTF-16 units, names are found by rules alone: it is no article, and the tagger would take seconds. */
const MOST_TAGGED = 1_000_000;

function* findAll(seed: SeedText, sources: MentionSources): Slices<Mention[]> {
  const names = sources.tagger && seed.text.length <= MOST_TAGGED ? yield* tagged(seed, sources.tagger, sources.gazetteer) : findNames(seed, sources.gazetteer);
  const facts = findFacts(seed, sources.reference).map(({ start, end, type }): Mention => ({ start, end, type, source: 'rule' }));
  return merge(names, facts);
}

/** The tagger's names put right by what the whole seed and the gazetteer say. */
function* tagged(seed: SeedText, tagger: NonNullable<MentionSources['tagger']>, gazetteer: Gazetteer): Slices<Mention[]> {
  const found = tagger.tagInSlices ? yield* tagger.tagInSlices(seed) : tagger.tag(seed);
  const bare = found.map((mention) => withoutTitle(seed, mention, gazetteer));
  const blocks = tokenBlocks(seed);
  const settled = reconcile(seed, withCertain(bare, findNames(seed, gazetteer, blocks)), gazetteer);
  return fill(settled, spread(seed, settled, blocks));
}

/** A person's mention without the title that the tagger took in. */
function withoutTitle(seed: SeedText, mention: Mention, gazetteer: Gazetteer): Mention {
  if (mention.type !== 'person') return mention;
  const name = bareName(seed.slice(mention), mention.type, gazetteer);
  return { ...mention, start: mention.end - name.length };
}

/** The tagger's names, and those of the gazetteer and of the document that it left untouched. */
function withCertain(tagged: readonly Mention[], ruled: readonly Mention[]): Mention[] {
  const certain = ruled.filter((mention) => mention.source === 'gazetteer');
  return fill(tagged, certain);
}

/** Names and facts together: a name that reaches beyond a fact stays, otherwise the fact. */
function merge(names: readonly Mention[], facts: readonly Mention[]): Mention[] {
  let next = 0;
  const kept = facts.filter((fact) => {
    while (next < names.length && (names[next]?.end ?? 0) <= fact.start) next++;
    const name = names[next];
    return !name || name.start >= fact.end || !(name.start <= fact.start && name.end >= fact.end && name.end - name.start > fact.end - fact.start);
  });
  return fill(kept, names);
}

/** All of the first list, and of the second what overlaps none of it; sorted. */
function fill(first: readonly Mention[], second: readonly Mention[]): Mention[] {
  const result: Mention[] = [];
  let at = 0;
  for (const mention of second) {
    while (at < first.length && (first[at]?.end ?? 0) <= mention.start) result.push(first[at++] as Mention);
    const near = first[at];
    if (!near || near.start >= mention.end) result.push(mention);
  }
  result.push(...first.slice(at));
  return result;
}
