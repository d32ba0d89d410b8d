import type { EntityHit, EntityPlaces, MentionCard, ResolvedMention } from './corpus-types';
import type { Curation } from './entities/curation';
import type { EntitySummary } from './entities/entity-card';
import { EntityIndex } from './entities/entity-index';
import { findNames } from './entities/finder';
import type { Gazetteer } from './entities/gazetteer';
import type { Mention } from './entities/mention';
import type { SeedText } from './text/seed-text';

/** An entity with its spellings and seeds, for the index. */
export interface EntityRow extends EntitySummary {
  readonly spellings: readonly string[];
  readonly counts: readonly { readonly uri: string; readonly count: number }[];
}

/** Names, dates and amounts of a corpus: found in each seed, joined over all. */
export class CorpusEntities {
  readonly #gazetteer: Gazetteer;
  readonly #index: EntityIndex;

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
    this.#index = new EntityIndex(gazetteer);
  }

  /** Adds a seed or replaces it by a new version. */
  put(uri: string, seed: SeedText): void {
    this.#index.put(uri, seed, this.#find(seed));
  }

  /** Forgets a seed; nothing happens when it is not there. */
  remove(uri: string): void {
    this.#index.remove(uri);
  }

  /** What the user says of entities. Seeds must be put again for names that are found or not found because of it. */
  curate(curation: Curation): void {
    this.#index.setCuration(curation);
  }

  /** The mentions of a seed that was put, sorted by start. */
  mentions(uri: string): ResolvedMention[] {
    return this.#index.mentionsIn(uri).map(({ start, end, type, source, id }) => ({ start, end, type, source, entity: id }));
  }

  /** What is known of the mention at an offset. */
  card(uri: string, offset: number): MentionCard | undefined {
    const mention = this.#index.entityAt(uri, offset);
    return mention && this.#entityCard(mention.id, uri);
  }

  /** The card of the entity of that canonical name and type. */
  namedCard(name: string, type: string): MentionCard | undefined {
    const found = this.#index.search(name, 50).find((entity) => entity.name === name && entity.type === type);
    return found && this.#entityCard(found.id, undefined);
  }

  /** See `EntityIndex.search`. */
  search(query: string, most: number): EntityHit[] {
    return this.#index.search(query, most).map((found) => ({ ...found, spellings: this.#index.spellings(found.id).map(({ text }) => text) }));
  }

  /** Every place of an entity, seeds sorted by URI. */
  places(id: string): EntityPlaces[] {
    return this.#index.mentionsOf(id);
  }

  /** All entities of the corpus with their spellings and seeds. */
  all(): EntityRow[] {
    return this.#index.entities().map((entity) => ({
      ...entity,
      spellings: this.#index.spellings(entity.id).map(({ text }) => text),
      counts: this.#index.mentionsOf(entity.id).map(({ uri, mentions }) => ({ uri, count: mentions.length })),
    }));
  }

  /** The names most mentioned in a seed. */
  topNames(uri: string, most: number): string[] {
    return this.#index.entitiesIn(uri).slice(0, most).map(({ name }) => name);
  }

  #find(seed: SeedText): readonly Mention[] {
    return findNames(seed, this.#gazetteer);
  }

  #entityCard(id: string, uri: string | undefined): MentionCard | undefined {
    const card = this.#index.card(id);
    return card && { kind: 'entity', card, here: card.where.find((seed) => seed.uri === uri)?.mentions ?? 0 };
  }
}
