import type { EntityAt, EntityHit, EntityPlaces, MentionCard, NamePlaces, Quote, ResolvedMention } from './corpus-types';
import { draftMentions, type Found, type NameSources } from './draft-mentions';
import { phrasesOf } from './entities/curated-mentions';
import { type Curation, EMPTY_CURATION } from './entities/curation';
import { changedWords, holdsAny } from './entities/curation-change';
import type { EntitySummary } from './entities/entity-card';
import { type EntityChanges, EntityIndex } from './entities/entity-index';
import { bareName } from './entities/entity-node';
import type { Gazetteer } from './entities/gazetteer';
import { isEnglish } from './entities/language';
import type { EntityType, Mention } from './entities/mention';
import { findMentions, findMentionsInSlices } from './entities/mentions';
import { nameVariantRule } from './entities/name-variant-rule';
import type { Tagger } from './entities/tagger/tagger';
import { seedDate } from './facts/dateline';
import { type Fact, findFacts } from './facts/facts';
import { factCard, quoteAt } from './mention-cards';
import { RecentNames } from './recent-names';
import { finished, type Slices } from './slices';
import type { Rule } from './rule';
import type { SeedText } from './text/seed-text';
import { overlaps } from './text/span';

/** An entity with its spellings and seeds, for the index. */
export interface EntityRow extends EntitySummary {
  readonly spellings: readonly string[];
  readonly counts: readonly { readonly uri: string; readonly count: number }[];
}

/**
 * When the names of a seed are found. `now`: at once, as the settled corpus has them. `draft`: at once and quickly, nearly
 * right, as for a keystroke. `later`: not before `findNames` is called. After the last two the seed waits for `findNames`.
 */
export type NamesWhen = 'now' | 'draft' | 'later';

type Read = (uri: string) => SeedText | undefined;

/** A seed without an earlier version is drafted by the rules alone when it is longer than this, in UTF-16 units. */
const LONG_SEED = 60_000;
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
  readonly #uris = new Set<string>();
  readonly #waiting = new Set<string>();
  /** Those of them whose names hold unless one of `#changedWords` stands in them. */
  readonly #rechecks = new Set<string>();
  #changedWords = new Set<string>();
  /** The seed whose names are found in slices just now. */
  #underWork: { readonly uri: string; isStale: boolean } | undefined;
  readonly #recent = new RecentNames();
  #tagger: Tagger | undefined;
  #curation = EMPTY_CURATION;
  #enabled = true;

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
    this.#index = new EntityIndex(gazetteer);
  }

  /** The rule that speaks of names spelled in several ways. */
  get variantRule(): Rule {
    return nameVariantRule(this.#index);
  }

  /** Grows with every change of any name. */
  get revision(): number {
    return this.#index.revision;
  }

  /** The seeds whose names wait to be found, in no order. */
  get waiting(): ReadonlySet<string> {
    return this.#waiting;
  }

  /** The trained tagger, once it is loaded. All seeds wait for `findNames`. */
  setTagger(tagger: Tagger): void {
    this.#tagger = tagger;
    this.#findAllAnew();
  }

  /** Whether names are found at all. */
  enable(enabled: boolean): void {
    if (enabled === this.#enabled) return;
    this.#enabled = enabled;
    for (const uri of this.#uris) this.#index.remove(uri);
    this.#findAllAnew();
  }

  /**
   * What the user says of entities: names are joined anew at once. Seeds wait for `findNames`, which finds nothing new where
   * no changed name stands.
   */
  curate(curation: Curation): void {
    if (curation === this.#curation) return;
    const words = changedWords(this.#curation, curation);
    this.#curation = curation;
    this.#index.setCuration(curation);
    if (words.size === 0) return;
    this.#interrupt();
    this.#recent.drop((seed) => holdsAny(seed, words));
    if (!this.#enabled) return;
    for (const word of words) this.#changedWords.add(word);
    for (const uri of this.#uris) {
      if (this.#waiting.has(uri)) continue;
      this.#waiting.add(uri);
      this.#rechecks.add(uri);
    }
  }

  /** Adds a seed or replaces it by a new version. */
  put(uri: string, seed: SeedText, when: NamesWhen): void {
    this.#uris.add(uri);
    this.#interrupt(uri);
    if (!this.#enabled) return;
    this.#waiting.delete(uri);
    this.#rechecks.delete(uri);
    const known = this.#recent.get(uri, seed.text);
    if (known) this.#enter(uri, known);
    else if (when === 'now') this.#enter(uri, this.#find(seed));
    else {
      this.#waiting.add(uri);
      if (when === 'later') this.#index.remove(uri);
      else this.#drafted(uri, this.#draft(uri, seed));
    }
  }

  /** Finds the names of a seed that waits; `seed` is the text that was put. True when they are not those of its draft. */
  findNames(uri: string, seed: SeedText): boolean {
    return finished(this.findNamesInSlices(uri, seed));
  }

  /** The same in slices. When the seed is put anew between two of them, or something else that names hang on, it waits on. */
  *findNamesInSlices(uri: string, seed: SeedText): Slices<boolean> {
    if (!this.#waiting.has(uri) || !this.#uris.has(uri)) return false;
    const isUntouched = this.#rechecks.delete(uri) && !holdsAny(seed, this.#changedWords);
    if (this.#rechecks.size === 0) this.#changedWords = new Set();
    const work = { uri, isStale: false };
    this.#underWork = work;
    const found = isUntouched ? undefined : (this.#recent.get(uri, seed.text) ?? { seed, mentions: yield* findMentionsInSlices(seed, this.#sources) });
    if (work.isStale) return false;
    this.#waiting.delete(uri);
    if (!found) return false;
    const last = this.#recent.last(uri);
    if (last) this.#recent.keep(uri, found, true);
    const drafted = this.#index.mentionsIn(uri).length > 0 || found.mentions.length === 0;
    if (drafted && last?.seed.text === seed.text && sameMentions(last.mentions, found.mentions)) return false;
    this.#enter(uri, found);
    return true;
  }

  /** Forgets a seed; nothing happens when it is not there. */
  remove(uri: string): void {
    this.#uris.delete(uri);
    this.#interrupt(uri);
    this.#waiting.delete(uri);
    this.#rechecks.delete(uri);
    this.#recent.remove(uri);
    this.#index.remove(uri);
  }

  /** The mentions of a seed that was put, its dates and amounts among them, sorted by start. */
  mentions(uri: string, seed: SeedText): ResolvedMention[] {
    if (!this.#enabled) return [];
    const names = this.#index.mentionsIn(uri).map(({ start, end, type, source, id }): ResolvedMention => ({ start, end, type, source, entity: id }));
    const facts = this.#factsOf(uri, seed).map(({ start, end, type }): ResolvedMention => ({ start, end, type, source: 'rule', entity: '' }));
    return [...names, ...facts].sort((a, b) => a.start - b.start);
  }

  /** What is known of the mention at an offset. `read` gives other seeds to quote. */
  card(uri: string, seed: SeedText, offset: number, read: Read): MentionCard | undefined {
    const mention = this.#index.entityAt(uri, offset);
    if (mention) return this.#entityCard(mention.id, uri, read);
    const fact = this.#enabled ? this.#factsOf(uri, seed).find(({ start, end }) => start <= offset && offset <= end) : undefined;
    return fact && factCard(seed, fact);
  }

  /** The card of the entity of that canonical name and type. */
  namedCard(name: string, type: string, read: Read): MentionCard | undefined {
    const found = this.#index.search(name, 50).find((entity) => entity.name === name && entity.type === type);
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

  /** What is found just now holds no longer; of one seed, or of any. */
  #interrupt(uri?: string): void {
    if (this.#underWork && (uri === undefined || uri === this.#underWork.uri)) this.#underWork.isStale = true;
  }

  #findAllAnew(): void {
    this.#interrupt();
    this.#recent.clear();
    this.#waiting.clear();
    this.#rechecks.clear();
    if (this.#enabled) for (const uri of this.#uris) this.#waiting.add(uri);
  }

  #enter(uri: string, { seed, mentions }: Found): void {
    this.#index.put(uri, seed, mentions, seedDate(seed)?.iso);
  }

  #drafted(uri: string, draft: Found): void {
    this.#recent.keep(uri, draft, false);
    this.#enter(uri, draft);
  }

  #find(seed: SeedText): Found {
    return { seed, mentions: findMentions(seed, this.#sources) };
  }

  #draft(uri: string, seed: SeedText): Found {
    const before = this.#recent.last(uri);
    const drafted = before && draftMentions(before, seed, this.#sources);
    if (drafted) return { seed, mentions: drafted };
    if (seed.text.length <= LONG_SEED) return this.#find(seed);
    return { seed, mentions: findMentions(seed, { gazetteer: this.#gazetteer, curation: this.#curation }) };
  }

  get #sources(): NameSources {
    return { gazetteer: this.#gazetteer, curation: this.#curation, ...(this.#tagger ? { tagger: this.#tagger } : {}) };
  }

  /** Dates and amounts that no name covers and the user did not take away. */
  #factsOf(uri: string, seed: SeedText): Fact[] {
    if (!isEnglish(seed)) return [];
    const names = this.#index.mentionsIn(uri);
    const curated = phrasesOf(this.#curation);
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

function sameMentions(a: readonly Mention[], b: readonly Mention[]): boolean {
  return a.length === b.length && a.every((one, i) => one.start === b[i]?.start && one.end === b[i]?.end && one.type === b[i]?.type && one.source === b[i]?.source);
}
