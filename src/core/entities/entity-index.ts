import type { SeedText } from '../text/seed-text';
import { ChangeLog } from './change-log';
import type { CuratedEntity, Curation } from './curation';
import type { Counted, EntityCard, EntitySummary, IndexedMention } from './entity-card';
import { byMentions, counted, countOf, detailsOf, summary } from './entity-group';
import { EntityGroups } from './entity-groups';
import type { EntityNode, Local } from './entity-node';
import { EntityTable } from './entity-table';
import type { Gazetteer } from './gazetteer';
import { Joiner } from './joiner';
import type { Mention } from './mention';
import { byCodeUnit } from './name-key';
import { fitting } from './name-query';
import { neighbours } from './neighbours';
import type { EntityVariants } from './name-variant-rule';
import { rolesIn, SeedNames } from './seed-names';
import { indexAt, storedMentions, type StoredMention } from './stored-mention';

/** Seeds that may name other entities than before, and entities that may be called or spelled otherwise. */
export interface EntityChanges {
  readonly seeds: Iterable<string>;
  readonly entities: Iterable<string>;
}

interface Seed {
  readonly stored: readonly StoredMention[];
  readonly date: string | undefined;
  /** The name of each stored mention, and all of them. */
  nodes: readonly EntityNode[];
  locals: ReadonlySet<EntityNode>;
  /** What is counted at each name. */
  counts: readonly Local[];
}

const NOBODY: ReadonlySet<EntityNode> = new Set();

/**
 * Who and what the corpus names, and where. Incremental: putting a seed costs what the seed holds, a card what the names of
 * one entity cost. Answers depend only on the seeds and the curation, not on the order of the calls. Keeps spellings and
 * spans, never texts. Dates, amounts and quantities among the mentions are left to others.
 */
export class EntityIndex {
  readonly #gazetteer: Gazetteer;
  readonly #seeds = new Map<string, Seed>();
  readonly #changedSeeds = new ChangeLog();
  readonly #changedEntities = new ChangeLog();
  readonly #joiner: Joiner;
  readonly #names: SeedNames;
  readonly #table: EntityTable;
  readonly #groups: EntityGroups;
  #revision = 0;

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
    this.#joiner = new Joiner(gazetteer);
    this.#names = new SeedNames(gazetteer, this.#joiner);
    const seed = (uri: string): Seed | undefined => this.#seeds.get(uri);
    const node = (id: string): EntityNode | undefined => this.#names.get(id);
    const changed = (uri: string, id: string): void => {
      this.#changedSeeds.add(uri, this.#revision);
      this.#changedEntities.add(id, this.#revision);
    };
    this.#table = new EntityTable({ joiner: this.#joiner, seed, node, changed });
    this.#groups = new EntityGroups({ joiner: this.#joiner, table: this.#table, seed, node });
  }

  /** Grows with every change: what was asked at an older revision may be stale. */
  get revision(): number {
    return this.#revision;
  }

  /** What is different from the answers at an older revision; undefined when that may be anything. */
  changesSince(revision: number): EntityChanges | undefined {
    this.#groups.settle();
    const seeds = this.#changedSeeds.since(revision);
    const entities = this.#changedEntities.since(revision);
    return seeds && entities && { seeds, entities };
  }

  /** Names that the table of entities has looked at so far: how much work changes make. */
  get steps(): number {
    return this.#table.steps;
  }

  /** Takes over what seeds/entities.yaml says; seeds that its changes concern are joined anew. */
  setCuration(curation: Curation): void {
    const [names, table] = [this.#names, this.#table];
    this.#changed();
    const step = names.compare(curation);
    const concerned = [...this.#seeds].filter(([, { stored, nodes }]) => stored.some((mention, i) => step.concerns(nodes[i] as EntityNode, mention)));
    for (const [uri] of concerned) this.#enter(uri, undefined);
    const { came, renewed } = names.apply(step, (node) => table.touchNames([node]));
    table.touchNames(came);
    for (const [uri, seed] of concerned) this.#enter(uri, seed);
    for (const { id } of renewed) table.renew(id);
  }

  /** Puts a seed in, or in place of its older version. `mentions` are those of `findMentions`; `date` is the seed's ISO date. */
  put(uri: string, seed: SeedText, mentions: readonly Mention[], date?: string): void {
    this.#changed();
    this.#enter(uri, { stored: storedMentions(seed, mentions, this.#gazetteer), date });
  }

  /** Takes a seed out. Unknown ones are ignored. */
  remove(uri: string): void {
    if (!this.#seeds.has(uri)) return;
    this.#changed();
    this.#enter(uri, undefined);
  }

  /** Enters a seed in place of its older version, or takes it out. */
  #enter(uri: string, fresh: Pick<Seed, 'stored' | 'date'> | undefined): void {
    const [names, table] = [this.#names, this.#table];
    const before = this.#seeds.get(uri)?.locals ?? NOBODY;
    this.#changedSeeds.add(uri, this.#revision);
    const roles = rolesIn(uri, before);
    table.leave(uri, before);
    names.leave(uri, before);
    const nodes = fresh ? names.enter(uri, fresh.stored) : [];
    const locals = new Set(nodes);
    if (fresh) this.#seeds.set(uri, { stored: fresh.stored, date: fresh.date, nodes, locals, counts: [...locals].flatMap((node) => node.seeds.get(uri) ?? []) });
    else this.#seeds.delete(uri);
    const now = rolesIn(uri, locals);
    for (const role of [...roles].filter((one) => !now.has(one)).concat([...now].filter((one) => !roles.has(one)))) table.touchRole(role);
    table.touch(uri, [...[...before].filter((node) => !locals.has(node)), ...[...locals].filter((node) => !before.has(node))]);
    names.prune(before);
  }

  /**
   * Brings the table of all entities up to date in slices, so that a thread can do other work in between; otherwise the first
   * question that needs it pays.
   */
  prepare(): Generator<void, void> {
    return this.#table.bringUpToDate();
  }

  /** The mentions of a seed with the entities that they stand for, sorted by start. */
  mentionsIn(uri: string): readonly IndexedMention[] {
    const seed = this.#seeds.get(uri);
    if (!seed) return [];
    const ids = new Map<EntityNode, Pick<IndexedMention, 'id' | 'type'>>();
    return seed.stored.map(({ start, end, source, line }, i) => {
      const node = seed.nodes[i];
      if (!node) return { start, end, source, line, type: 'other' as const, id: '' };
      const known = ids.get(node) ?? this.#resolved(uri, node, seed.locals);
      ids.set(node, known);
      return { start, end, source, line, ...known };
    });
  }

  #resolved(uri: string, node: EntityNode, locals: ReadonlySet<EntityNode>): Pick<IndexedMention, 'id' | 'type'> {
    const { id } = this.#joiner.resolve(uri, node, locals);
    return { id, type: this.#names.get(id)?.type ?? node.type };
  }

  /** The mention at an offset of a seed (its end counts too), or undefined. */
  entityAt(uri: string, offset: number): IndexedMention | undefined {
    const seed = this.#seeds.get(uri);
    if (!seed) return undefined;
    const i = indexAt(seed.stored, offset);
    const mention = seed.stored[i];
    const node = seed.nodes[i];
    if (!mention || !node) return undefined;
    const { start, end, source, line } = mention;
    return { start, end, source, line, ...this.#resolved(uri, node, seed.locals) };
  }

  /** How often each entity is named in a seed, in no order. */
  countsIn(uri: string): { readonly id: string; readonly count: number }[] {
    const counts = new Map<string, number>();
    for (const { id } of this.mentionsIn(uri)) if (id !== '') counts.set(id, (counts.get(id) ?? 0) + 1);
    return [...counts].map(([id, count]) => ({ id, count }));
  }

  /** An entity in one line, or undefined for an id that names none. */
  summaryOf(id: string): EntitySummary | undefined {
    const group = this.#groups.get(id);
    return group && summary(group);
  }

  /** The entities of one seed with their mentions in it, most mentioned first. `mentions` and `seeds` are of this seed alone. */
  entitiesIn(uri: string): EntitySummary[] {
    const found = this.countsIn(uri).flatMap(({ id, count: mentions }) => {
      const group = this.#groups.get(id);
      return group ? [{ ...summary(group), mentions, seeds: 1 }] : [];
    });
    return found.sort(byMentions);
  }

  /** All entities of the corpus, most mentioned first. */
  entities(): EntitySummary[] {
    return [...this.#groups.all().values()].map(summary).sort(byMentions);
  }

  /** Entities with a name or spelling in which every word of the query begins a word, or which holds the query. */
  search(query: string, limit = 100): EntitySummary[] {
    const fits = fitting(query);
    const found: EntitySummary[] = [];
    for (const group of this.#groups.all().values()) if (fits(group.head.name) || [...group.forms.keys()].some(fits)) found.push(summary(group));
    return found.sort(byMentions).slice(0, limit);
  }

  /** Every place of an entity, seeds sorted by URI. */
  mentionsOf(id: string): { readonly uri: string; readonly mentions: readonly IndexedMention[] }[] {
    const uris = [...(this.#groups.get(id)?.seeds.keys() ?? [])].sort(byCodeUnit);
    return uris.map((uri) => ({ uri, mentions: this.mentionsIn(uri).filter((mention) => mention.id === id) }));
  }

  /** How often an entity is spelled how, in one seed or in all: most frequent first. Titles are not part of a spelling. */
  spellings(id: string, uri?: string): Counted[] {
    if (uri === undefined) return counted(this.#groups.get(id)?.forms ?? new Map<string, number>());
    const forms = new Map<string, number>();
    const seed = this.#seeds.get(uri);
    for (const [i, mention] of this.mentionsIn(uri).entries()) {
      const form = seed?.stored[i]?.form;
      if (mention.id === id && form !== undefined) forms.set(form, (forms.get(form) ?? 0) + 1);
    }
    return counted(forms);
  }

  /** The seeds of an entity with its mentions in each, sorted by URI. */
  seedsOf(id: string): { readonly uri: string; readonly count: number }[] {
    return [...(this.#groups.get(id)?.seeds ?? [])].map(([uri, locals]) => ({ uri, count: countOf(locals) })).sort((a, b) => byCodeUnit(a.uri, b.uri));
  }

  /** What the `name-variant` rule asks: the entities that a seed names in more than one spelling. */
  variantsIn(uri: string): EntityVariants[] {
    const seed = this.#seeds.get(uri);
    const found = new Map<string, { head: EntityNode; mentions: { start: number; end: number; form: string }[] }>();
    for (const [i, mention] of this.mentionsIn(uri).entries()) {
      const stored = seed?.stored[i];
      const node = seed?.nodes[i];
      if (!stored || !node) continue;
      const entity = found.get(mention.id) ?? { head: this.#names.get(mention.id) ?? node, mentions: [] };
      found.set(mention.id, entity);
      entity.mentions.push({ start: stored.end - stored.length, end: stored.end, form: stored.form });
    }
    return [...found.values()]
      .filter(({ mentions }) => mentions.some(({ form }) => form !== mentions[0]?.form))
      .map(({ head, mentions }) => ({ type: head.type, mentions, ...(head.curated ? { preferred: head.curated.name } : {}) }));
  }

  /** The user's entry for an entity, if there is one. */
  curatedOf(id: string): CuratedEntity | undefined {
    return this.#groups.get(id)?.head.curated;
  }

  /** All that is known of an entity, or undefined for an id that names none. */
  card(id: string): EntityCard | undefined {
    const group = this.#groups.get(id);
    if (!group) return undefined;
    const { uris, card } = detailsOf(group, (uri) => this.#seeds.get(uri)?.date);
    return { ...summary(group), ...card, beside: this.#beside(id, uris) };
  }

  /** Mentions of an entity in one seed. */
  countIn(id: string, uri: string): number {
    return countOf(this.#groups.get(id)?.seeds.get(uri) ?? []);
  }

  #beside(id: string, uris: readonly string[]): EntitySummary[] {
    const found = neighbours(id, uris.map((uri) => this.#localsOf(uri)));
    return found.flatMap(({ id: other, seeds }) => {
      const group = this.#groups.get(other);
      return group ? [{ ...summary(group), seeds }] : [];
    });
  }

  /** What a seed counts of each of its names, with the entity that each stands for. */
  #localsOf(uri: string): readonly Local[] {
    const seed = this.#seeds.get(uri);
    if (!seed || this.#table.isSettled) return seed?.counts ?? [];
    return [...seed.locals].flatMap((node) => {
      const local = node.seeds.get(uri);
      return local ? [{ ...local, entity: this.#joiner.resolve(uri, node, seed.locals).id }] : [];
    });
  }

  #changed(): void {
    this.#revision++;
    this.#joiner.changed();
    this.#groups.changed();
  }
}
