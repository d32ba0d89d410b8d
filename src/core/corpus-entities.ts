import { CorpusNames, type NamesWhen } from './corpus-names';
import type { EntityAt, EntityHit, EntityPlaces, MentionCard, NamePlaces, Quote, ResolvedMention } from './corpus-types';
import { phrasesOf } from './entities/curated-mentions';
import type { Curation } from './entities/curation';
import type { EntitySummary } from './entities/entity-card';
import { type EntityChanges, EntityIndex } from './entities/entity-index';
import { bareName } from './entities/entity-node';
import type { Gazetteer } from './entities/gazetteer';
import { isEnglish } from './entities/language';
import type { EntityType } from './entities/mention';
import { nameVariantRule } from './entities/name-variant-rule';
import type { Tagger } from './entities/tagger/tagger';
import { type Fact, findFacts } from './facts/facts';
import { factCard, quoteAt } from './mention-cards';
import type { Rule } from './rule';
import type { Slices } from './slices';
import type { SeedText } from './text/seed-text';
import { overlaps } from './text/span';

/** An entity with its spellings and seeds, for the index. */
export interface EntityRow extends EntitySummary {
  readonly spellings: readonly string[];
  readonly counts: readonly { readonly uri: string; readonly count: number }[];
}

type Read = (uri: string) => SeedText | undefined;

/** Other seeds that a card quotes. */
const QUOTED_SEEDS = 3;
const FACTS: ReadonlySet<EntityType> = new Set<EntityType>(['date', 'money', 'quantity']);

/**
 * Names, dates and amounts of a corpus: names are found in each seed and joined over all; dates and amounts are not kept,
 * but found again when a seed is asked about. Once `waiting` is empty, answers depend only on the seeds, the tagger and
 * the curation.
 */
export class CorpusEntities {
  readonly #gazetteer: Gazetteer;
  readonly #index: EntityIndex;
  readonly #names: CorpusNames;

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
    this.#index = new EntityIndex(gazetteer);
    this.#names = new CorpusNames(gazetteer, this.#index);
  }

  /** The rule that speaks of names spelled in several ways. */
  get variantRule(): Rule {
    return nameVariantRule(this.#index);
  }

  /** Grows with every change of any name. */
  get revision(): number {
    return this.#index.revision;
  }

  /** See `CorpusNames.waiting`. */
  get waiting(): ReadonlySet<string> {
    return this.#names.waiting;
  }

  /** See `CorpusNames.setTagger`. */
  setTagger(tagger: Tagger): void {
    this.#names.setTagger(tagger);
  }

  /** Whether names are found at all. */
  enable(enabled: boolean): void {
    this.#names.enable(enabled);
  }

  /** See `CorpusNames.curate`. */
  curate(curation: Curation): void {
    this.#names.curate(curation);
  }

  /** Adds a seed or replaces it by a new version. */
  put(uri: string, seed: SeedText, when: NamesWhen): void {
    this.#names.put(uri, seed, when);
  }

  /** See `CorpusNames.findNames`. */
  findNames(uri: string, seed: SeedText): boolean {
    return this.#names.findNames(uri, seed);
  }

  /** See `CorpusNames.findNamesInSlices`. */
  findNamesInSlices(uri: string, seed: SeedText): Slices<boolean> {
    return this.#names.findNamesInSlices(uri, seed);
  }

  /** Forgets a seed; nothing happens when it is not there. */
  remove(uri: string): void {
    this.#names.remove(uri);
  }

  /** The mentions of a seed that was put, its dates and amounts among them, sorted by start. */
  mentions(uri: string, seed: SeedText): ResolvedMention[] {
    if (!this.#names.isEnabled) return [];
    const names = this.#index.mentionsIn(uri).map(({ start, end, type, source, id }): ResolvedMention => ({ start, end, type, source, entity: id }));
    const facts = this.#factsOf(uri, seed).map(({ start, end, type }): ResolvedMention => ({ start, end, type, source: 'rule', entity: '' }));
    return [...names, ...facts].sort((a, b) => a.start - b.start);
  }

  /** What is known of the mention at an offset. `read` gives other seeds to quote. */
  card(uri: string, seed: SeedText, offset: number, read: Read): MentionCard | undefined {
    const mention = this.#index.entityAt(uri, offset);
    if (mention) return this.#entityCard(mention.id, uri, read);
    const fact = this.#names.isEnabled ? this.#factsOf(uri, seed).find(({ start, end }) => start <= offset && offset <= end) : undefined;
    return fact && factCard(seed, fact);
  }

  /** The card of the entity of that canonical name and type. */
  namedCard(name: string, type: string, read: Read): MentionCard | undefined {
    const found = this.#index.search(name, Infinity).find((entity) => entity.name === name && entity.type === type);
    return found && this.#entityCard(found.id, undefined, read);
  }

  /** The entity named at an offset of a seed, with how it is spelled. */
  entityAt(uri: string, seed: SeedText, offset: number): EntityAt | undefined {
    const mention = this.#index.entityAt(uri, offset);
    const entity = mention && this.#index.summaryOf(mention.id);
    if (!mention || !entity) return undefined;
    const { id, name, type } = entity;
    const curated = this.#index.curatedOf(id);
    const form = bareName(seed.slice(mention), mention.type, this.#gazetteer);
    return {
      id,
      name,
      type,
      span: { start: mention.end - form.length, end: mention.end },
      spelling: form.replace(/\s+/g, ' '),
      spellings: this.#index.spellings(id),
      here: this.#index.spellings(id, uri),
      ...(curated?.note === undefined ? {} : { note: curated.note }),
      ...(curated === undefined ? {} : { curatedLine: curated.line }),
    };
  }

  /** See `EntityIndex.search`. */
  search(query: string, most: number): EntityHit[] {
    return this.rows(query, most).rows;
  }

  /** The same, with how many fit. */
  rows(query: string, most: number): { readonly rows: EntityHit[]; readonly count: number } {
    const found = this.#index.search(query, Infinity);
    return { rows: found.slice(0, most).map((entity) => ({ ...entity, spellings: this.#index.spellings(entity.id).map(({ text }) => text) })), count: found.length };
  }

  /** Every place of an entity, seeds sorted by URI. */
  places(id: string): EntityPlaces[] {
    return this.#index.mentionsOf(id);
  }

  /** The seeds of an entity, sorted by URI. */
  seedsOf(id: string): readonly { readonly uri: string; readonly count: number }[] {
    return this.#index.seedsOf(id);
  }

  /** Every place of an entity in one seed: ranges, and the spelling without its title. */
  namesIn(uri: string, seed: SeedText, id: string): NamePlaces {
    const mentions = this.#index.mentionsIn(uri).filter((mention) => mention.id === id && mention.end <= seed.text.length);
    return {
      uri,
      names: mentions.map((mention) => {
        const form = bareName(seed.slice(mention), mention.type, this.#gazetteer);
        const span = { start: mention.end - form.length, end: mention.end };
        return { ...span, range: seed.lines.range(span), spelling: form.replace(/\s+/g, ' ') };
      }),
    };
  }

  /** All entities of the corpus with their spellings and seeds. */
  all(): EntityRow[] {
    return this.#index.entities().map((entity) => ({
      ...entity,
      spellings: this.#index.spellings(entity.id).map(({ text }) => text),
      counts: this.#index.seedsOf(entity.id),
    }));
  }

  /** See `EntityIndex.changesSince`. */
  changesSince(revision: number): EntityChanges | undefined {
    return this.#index.changesSince(revision);
  }

  /** How an entity is called; undefined for one that no seed names. */
  calledOf(id: string): { readonly name: string; readonly type: string; readonly spellings: readonly string[] } | undefined {
    const found = this.#index.summaryOf(id);
    return found && { name: found.name, type: found.type, spellings: this.#index.spellings(id).map(({ text }) => text) };
  }

  /** The entities of a seed with the number of their mentions in it, in no order. */
  countsIn(uri: string): { readonly id: string; readonly count: number }[] {
    return this.#index.countsIn(uri);
  }

  /** Works ahead in slices, so that the first question about all entities finds them ready. */
  prepare(): Generator<void, void> {
    return this.#index.prepare();
  }

  /** Dates and amounts that no name covers and the user did not take away. */
  #factsOf(uri: string, seed: SeedText): Fact[] {
    if (!isEnglish(seed)) return [];
    const names = this.#index.mentionsIn(uri);
    const curated = phrasesOf(this.#names.curation);
    let next = 0;
    return findFacts(seed).filter((fact) => {
      while (next < names.length && (names[next]?.end ?? 0) <= fact.start) next++;
      const name = names[next];
      return !(name && overlaps(name, fact)) && !curated.ignores(seed.slice(fact));
    });
  }

  #entityCard(id: string, uri: string | undefined, read: Read): MentionCard | undefined {
    const card = this.#index.card(id);
    if (!card) return undefined;
    const others = card.most.filter((seed) => seed.uri !== uri);
    const quotes: Quote[] = [];
    for (const other of others.slice(0, QUOTED_SEEDS)) {
      const quote = this.#quote(other.uri, id, read);
      if (quote) quotes.push(quote);
    }
    return { kind: 'entity', card, here: uri === undefined ? 0 : this.#index.countIn(id, uri), quotes };
  }

  /** A sentence of a seed that names the entity: not its title, when there is another. */
  #quote(uri: string, id: string, read: Read): Quote | undefined {
    const seed = read(uri);
    if (!seed) return undefined;
    const titleLine = seed.title?.source === 'heading' ? seed.blocks[0]?.line : undefined;
    const mentions = this.#index.mentionsIn(uri).filter((mention) => mention.id === id && !FACTS.has(mention.type));
    const best = mentions.find(({ line }) => line !== titleLine) ?? mentions[0];
    return best && quoteAt(uri, seed, best);
  }
}
