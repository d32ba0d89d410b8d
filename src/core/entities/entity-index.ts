import type { SeedText } from '../text/seed-text';
import type { CuratedEntity, Curation } from './curation';
import type { Counted, EntityCard, EntitySummary, IndexedMention } from './entity-card';
import { byMentions, cardOf, counted, countOf, type Group, summary } from './entity-group';
import { bareName, EntityNode, type Local, nodeId, tally } from './entity-node';
import type { Gazetteer, GazetteerEntry } from './gazetteer';
import { type Cluster, Joiner } from './joiner';
import type { EntityType, Mention } from './mention';
import { byCodeUnit, nameKey } from './name-key';
import type { EntityVariants } from './name-variant-rule';
import { PlaceContext, type PlaceReading } from './place-context';
import { acronymLetters, acronymsOf } from './organisation-name';
import { roleAt } from './roles';
import { knownName } from './same-name';

/** A mention as it is kept: its spelling, never the text around it. */
interface Stored extends Mention {
  readonly line: number;
  /** The spelling, its title cut off and white space made single. */
  readonly form: string;
  /** UTF-16 units that the spelling takes in the text: it closes the mention. */
  readonly length: number;
  readonly role: string | undefined;
  /** Nothing but ", " stands between it and the mention before it. */
  readonly follows: boolean;
}

/** Seeds that may name other entities than before, and entities that may be called or spelled otherwise. */
export interface EntityChanges {
  readonly seeds: Iterable<string>;
  readonly entities: Iterable<string>;
}

interface Seed {
  readonly stored: readonly Stored[];
  readonly date: string | undefined;
  nodes: EntityNode[];
  locals: Set<EntityNode>;
}

const FACTS: ReadonlySet<EntityType> = new Set<EntityType>(['date', 'money', 'quantity']);
/** More look-ups than this without a change in between are answered from a table of the whole corpus. */
const TABLE_AFTER = 200;
/** Seeds looked at for the neighbours of an entity; the first by URI, so that the answer is the same everywhere. */
const MOST_NEIGHBOUR_SEEDS = 300;
const LONGEST_FORM = 200;
/** In a longer file than this, short names join only those of the user's names that the corpus has. */
const MOST_UNSEEN = 10_000;

/**
 * Who and what the corpus names, and where. Incremental: putting a seed costs what the seed holds, a card what the names of
 * one entity cost. Answers depend only on the seeds and the curation, not on the order of the calls. Keeps spellings and
 * spans, never texts. Dates, amounts and quantities among the mentions are left to others.
 */
export class EntityIndex {
  readonly #gazetteer: Gazetteer;
  readonly #seeds = new Map<string, Seed>();
  #nodes = new Map<string, EntityNode>();
  #joiner: Joiner;
  #curated = new Map<string, CuratedEntity>();
  #curatedEntries = new Map<string, CuratedEntity>();
  #table: Map<string, Group> | undefined;
  #groups = new Map<string, Group>();
  #revision = 0;

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
    this.#joiner = new Joiner(gazetteer);
  }

  /** Grows with every change: what was asked at an older revision may be stale. */
  get revision(): number {
    return this.#revision;
  }

  /** What is different from the answers at an older revision; undefined when that may be anything. */
  changesSince(revision: number): EntityChanges | undefined {
    return revision === this.#revision ? { seeds: [], entities: [] } : undefined;
  }

  /** Takes over what seeds/entities.yaml says; all seeds are joined anew. */
  setCuration(curation: Curation): void {
    this.#nodes = new Map();
    this.#joiner = new Joiner(this.#gazetteer);
    this.#curated = new Map();
    this.#curatedEntries = new Map();
    for (const entity of curation.entities) {
      for (const name of [entity.name, ...entity.spellings]) {
        if (!this.#curated.has(nameKey(name))) this.#curated.set(nameKey(name), entity);
        const entry = this.#gazetteer.lookup(nameKey(name));
        if (entry && !this.#curatedEntries.has(entry.id) && (entity.type === undefined || entity.type === entry.type)) this.#curatedEntries.set(entry.id, entity);
      }
    }
    if (curation.entities.length <= MOST_UNSEEN) {
      for (const entity of curation.entities) if (entity.type !== undefined && !FACTS.has(entity.type)) this.#curatedNode(entity, entity.type);
    }
    for (const [uri, seed] of this.#seeds) this.#join(uri, seed);
    this.#changed();
  }

  /** Puts a seed in, or in place of its older version. `mentions` are those of `findMentions`; `date` is the seed's ISO date. */
  put(uri: string, seed: SeedText, mentions: readonly Mention[], date?: string): void {
    this.#take(uri);
    const stored: Stored[] = [];
    let end = 0;
    for (const mention of mentions) {
      if (FACTS.has(mention.type)) continue;
      const written = seed.slice(mention).slice(-LONGEST_FORM);
      const form = bareName(written, mention.type, this.#gazetteer);
      const title = form.length < written.length ? written.slice(0, written.length - form.length).trim() : undefined;
      const role = mention.type === 'person' ? longer(roleAt(seed.text, mention.end - form.length, mention.end), title?.includes(' ') === true ? title : undefined) : undefined;
      stored.push({ start: mention.start, end: mention.end, type: mention.type, source: mention.source, line: seed.lines.lineAt(mention.start), form: form.replace(/\s+/g, ' '), length: form.length, role, follows: seed.text.slice(end, mention.start) === ', ' });
      end = mention.end;
    }
    const record: Seed = { stored, date, nodes: [], locals: new Set() };
    this.#seeds.set(uri, record);
    this.#join(uri, record);
    this.#changed();
  }

  /** Takes a seed out. Unknown ones are ignored. */
  remove(uri: string): void {
    if (!this.#take(uri)) return;
    this.#seeds.delete(uri);
    this.#changed();
  }

  /** The mentions of a seed with the entities that they stand for, sorted by start. */
  mentionsIn(uri: string): readonly IndexedMention[] {
    const seed = this.#seeds.get(uri);
    if (!seed) return [];
    const ids = new Map<EntityNode, { id: string; type: EntityType }>();
    return seed.stored.map(({ start, end, source, line }, i) => {
      const node = seed.nodes[i];
      if (!node) return { start, end, source, line, type: 'other' as const, id: '' };
      const known = ids.get(node) ?? { id: this.#joiner.resolve(uri, node, seed.locals).id, type: node.type };
      ids.set(node, known);
      return { start, end, source, line, ...known };
    });
  }

  /** The mention at an offset of a seed (its end counts too), or undefined. */
  entityAt(uri: string, offset: number): IndexedMention | undefined {
    const seed = this.#seeds.get(uri);
    if (!seed) return undefined;
    let low = 0;
    let high = seed.stored.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((seed.stored[middle]?.end ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    for (let i = Math.min(low + 1, seed.stored.length - 1); i >= low; i--) {
      const mention = seed.stored[i];
      const node = seed.nodes[i];
      if (!mention || !node || offset < mention.start || offset > mention.end) continue;
      return { start: mention.start, end: mention.end, source: mention.source, line: mention.line, type: node.type, id: this.#joiner.resolve(uri, node, seed.locals).id };
    }
    return undefined;
  }

  /** How often each entity is named in a seed, in no order. */
  countsIn(uri: string): { readonly id: string; readonly count: number }[] {
    const counts = new Map<string, number>();
    for (const { id } of this.mentionsIn(uri)) if (id !== '') counts.set(id, (counts.get(id) ?? 0) + 1);
    return [...counts].map(([id, count]) => ({ id, count }));
  }

  /** An entity in one line, or undefined for an id that names none. */
  summaryOf(id: string): EntitySummary | undefined {
    const group = this.#group(id);
    return group && summary(group);
  }

  /** The entities of one seed with their mentions in it, most mentioned first. `mentions` and `seeds` are of this seed alone. */
  entitiesIn(uri: string): EntitySummary[] {
    const found = this.countsIn(uri).flatMap(({ id, count: mentions }) => {
      const group = this.#group(id);
      return group ? [{ ...summary(group), mentions, seeds: 1 }] : [];
    });
    return found.sort(byMentions);
  }

  /** All entities of the corpus, most mentioned first. */
  entities(): EntitySummary[] {
    return [...this.#all().values()].map(summary).sort(byMentions);
  }

  /** Entities with a name or spelling in which every word of the query begins a word, or which holds the query. */
  search(query: string, limit = 100): EntitySummary[] {
    const words = nameKey(query).split(' ').filter((word) => word !== '');
    const fits = (form: string): boolean => {
      const key = nameKey(form);
      const parts = key.split(' ');
      return words.every((word) => parts.some((part) => part.startsWith(word))) || key.includes(words.join(' '));
    };
    const found: EntitySummary[] = [];
    for (const group of this.#all().values()) if (fits(group.head.name) || [...group.forms.keys()].some(fits)) found.push(summary(group));
    return found.sort(byMentions).slice(0, limit);
  }

  /** Every place of an entity, seeds sorted by URI. */
  mentionsOf(id: string): { readonly uri: string; readonly mentions: readonly IndexedMention[] }[] {
    const uris = [...(this.#group(id)?.seeds.keys() ?? [])].sort(byCodeUnit);
    return uris.map((uri) => ({ uri, mentions: this.mentionsIn(uri).filter((mention) => mention.id === id) }));
  }

  /** How often an entity is spelled how, in one seed or in all: most frequent first. Titles are not part of a spelling. */
  spellings(id: string, uri?: string): Counted[] {
    if (uri === undefined) return counted(this.#group(id)?.forms ?? new Map<string, number>());
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
    return [...(this.#group(id)?.seeds ?? [])].map(([uri, locals]) => ({ uri, count: countOf(locals) })).sort((a, b) => byCodeUnit(a.uri, b.uri));
  }

  /** What the `name-variant` rule asks: the entities that a seed names in more than one spelling. */
  variantsIn(uri: string): EntityVariants[] {
    const seed = this.#seeds.get(uri);
    const found = new Map<string, { head: EntityNode; mentions: { start: number; end: number; form: string }[] }>();
    for (const [i, mention] of this.mentionsIn(uri).entries()) {
      const stored = seed?.stored[i];
      const node = seed?.nodes[i];
      if (!stored || !node) continue;
      const entity = found.get(mention.id) ?? { head: this.#nodes.get(mention.id) ?? node, mentions: [] };
      found.set(mention.id, entity);
      entity.mentions.push({ start: stored.end - stored.length, end: stored.end, form: stored.form });
    }
    return [...found.values()]
      .filter(({ mentions }) => mentions.some(({ form }) => form !== mentions[0]?.form))
      .map(({ head, mentions }) => ({ type: head.type, mentions, ...(head.curated ? { preferred: head.curated.name } : {}) }));
  }

  /** The user's entry for an entity, if there is one. */
  curatedOf(id: string): CuratedEntity | undefined {
    return this.#group(id)?.head.curated;
  }

  /** All that is known of an entity, or undefined for an id that names none. */
  card(id: string): EntityCard | undefined {
    const group = this.#group(id);
    if (!group) return undefined;
    const uris = [...group.seeds.keys()].sort(byCodeUnit);
    return cardOf(group, uris, (uri) => this.#seeds.get(uri)?.date, this.#beside(id, uris.slice(0, MOST_NEIGHBOUR_SEEDS)));
  }

  #beside(id: string, uris: readonly string[]): EntitySummary[] {
    const shared = new Map<string, { seeds: number; mentions: number }>();
    for (const uri of uris) {
      const seed = this.#seeds.get(uri);
      const here = new Map<string, number>();
      for (const node of seed?.locals ?? []) {
        const other = this.#joiner.resolve(uri, node, seed?.locals ?? []).id;
        if (other !== id) here.set(other, (here.get(other) ?? 0) + (node.seeds.get(uri)?.count ?? 0));
      }
      for (const [other, mentions] of here) {
        const both = shared.get(other) ?? { seeds: 0, mentions: 0 };
        shared.set(other, { seeds: both.seeds + 1, mentions: both.mentions + mentions });
      }
    }
    const nearest = [...shared].sort((a, b) => b[1].seeds - a[1].seeds || b[1].mentions - a[1].mentions || byCodeUnit(a[0], b[0])).slice(0, 3);
    return nearest.flatMap(([other, { seeds }]) => {
      const group = this.#group(other);
      return group ? [{ ...summary(group), seeds }] : [];
    });
  }

  #changed(): void {
    this.#revision++;
    this.#joiner.changed();
    this.#table = undefined;
    this.#groups = new Map();
  }

  #take(uri: string): boolean {
    const seed = this.#seeds.get(uri);
    if (!seed) return false;
    for (const node of seed.locals) {
      for (const role of node.seeds.get(uri)?.roles ?? []) this.#joiner.role(nameKey(role.text), node, -1);
      node.seeds.delete(uri);
      if (node.seeds.size > 0 || node.curated) continue;
      this.#joiner.remove(node);
      this.#nodes.delete(node.id);
    }
    return true;
  }

  #join(uri: string, seed: Seed): void {
    const acronyms = new Set<string>();
    for (const { form, type } of seed.stored) {
      if (type !== 'person' && !this.#gazetteer.lookup(nameKey(form))) for (const letters of acronymsOf(form)) acronyms.add(letters);
    }
    const places = new PlaceContext(seed.stored, this.#gazetteer);
    seed.nodes = seed.stored.map((stored, i) => {
      const place = stored.type === 'person' ? undefined : places.read(i);
      const node = place ? this.#placeNode(place, stored.form) : this.#node(stored.form, stored.type, acronyms);
      const local: Local = node.seeds.get(uri) ?? { count: 0, start: stored.start, end: stored.end, line: stored.line, forms: [], roles: [], sources: [] };
      node.seeds.set(uri, local);
      local.count++;
      tally(local.forms, stored.form);
      tally(local.sources, stored.source);
      if (stored.role !== undefined) {
        const known = local.roles.find((role) => role.text === stored.role);
        if (known) known.count++;
        else {
          local.roles.push({ text: stored.role, line: stored.line, count: 1 });
          this.#joiner.role(nameKey(stored.role), node, 1);
        }
      }
      return node;
    });
    seed.locals = new Set(seed.nodes);
  }

  #node(form: string, type: EntityType, acronyms: ReadonlySet<string>): EntityNode {
    const key = nameKey(form);
    const curated = this.#curated.get(key);
    if (curated) return this.#curatedNode(curated, curated.type !== undefined && !FACTS.has(curated.type) ? curated.type : type);
    const entry = this.#entry(form, type, acronyms);
    const entity = entry ? this.#curatedEntries.get(entry.id) : undefined;
    if (entry && entity && !entity.not.some((name) => nameKey(name) === key)) return this.#curatedNode(entity, entry.type);
    if (entry) return this.#made(entry.id, entry.type, entry.name, nameKey(entry.name), entry);
    return this.#made(nodeId(form, type, this.#gazetteer), type, form, key, undefined);
  }

  /** A place that its neighbours in the text tell from a better known one. */
  #placeNode(place: PlaceReading, form: string): EntityNode {
    const curated = this.#curated.get(nameKey(place.name)) ?? this.#curated.get(nameKey(form));
    if (curated) return this.#curatedNode(curated, curated.type ?? 'place');
    if (place.entry) return this.#made(place.entry.id, 'place', place.entry.name, nameKey(place.entry.name), place.entry);
    return this.#made(`place:${nameKey(place.name)}`, 'place', place.name, nameKey(place.name), undefined);
  }

  /** What the gazetteer makes of a name: a country whatever its type; anything else only if the types agree. */
  #entry(form: string, type: EntityType, acronyms: ReadonlySet<string>): GazetteerEntry | undefined {
    if (type === 'person') return undefined;
    const entry = knownName(form, type, this.#gazetteer);
    if (!entry) return undefined;
    const letters = acronymLetters(form);
    if (letters !== undefined && acronyms.has(letters)) return undefined;
    return entry.kind === 'country' || entry.kind === 'nationality' || entry.type === type ? entry : undefined;
  }

  #curatedNode(entity: CuratedEntity, type: EntityType): EntityNode {
    const key = nameKey(entity.name);
    const node = this.#made(`${type}:${key}`, type, entity.name, key, undefined, entity);
    return node;
  }

  #made(id: string, type: EntityType, name: string, key: string, entry: GazetteerEntry | undefined, curated?: CuratedEntity): EntityNode {
    const known = this.#nodes.get(id);
    if (known && (known.curated !== undefined || curated === undefined)) return known;
    const node = known ?? new EntityNode(id, type, name, key, entry, this.#gazetteer);
    if (curated) {
      node.curated = curated;
      node.not = new Set(curated.not.map(nameKey));
    }
    if (known) this.#joiner.remove(known);
    this.#nodes.set(id, node);
    this.#joiner.add(node);
    return node;
  }

  #all(): Map<string, Group> {
    if (this.#table) return this.#table;
    const table = new Map<string, Group>();
    for (const [uri, seed] of this.#seeds) {
      for (const node of seed.locals) this.#gather(table, uri, node, this.#joiner.resolve(uri, node, seed.locals));
    }
    return (this.#table = table);
  }

  #gather(into: Map<string, Group>, uri: string, node: EntityNode, cluster: Cluster): void {
    const local = node.seeds.get(uri);
    const head = this.#nodes.get(cluster.id) ?? node;
    if (!local) return;
    const group = into.get(cluster.id) ?? { id: cluster.id, type: head.type, head, forms: new Map<string, number>(), seeds: new Map<string, Local[]>(), mentions: 0 };
    into.set(cluster.id, group);
    group.mentions += local.count;
    const locals = group.seeds.get(uri);
    if (locals) locals.push(local);
    else group.seeds.set(uri, [local]);
    for (const { text, count } of local.forms) group.forms.set(text, (group.forms.get(text) ?? 0) + count);
  }

  /** One entity's group, from its own names alone unless so many were asked for that the table pays. */
  #group(id: string): Group | undefined {
    if (this.#table) return this.#table.get(id);
    const known = this.#groups.get(id);
    if (known) return known;
    if (this.#groups.size >= TABLE_AFTER) return this.#all().get(id);
    const head = this.#nodes.get(id);
    if (!head) return undefined;
    const found = new Map<string, Group>();
    for (const node of this.#joiner.candidates(this.#joiner.cluster(head))) {
      const everywhere = this.#joiner.everywhere(node);
      if (everywhere && everywhere.id !== id) continue;
      for (const uri of node.seeds.keys()) {
        const cluster = everywhere ?? this.#joiner.resolve(uri, node, this.#seeds.get(uri)?.locals ?? []);
        if (cluster.id === id) this.#gather(found, uri, node, cluster);
      }
    }
    const group = found.get(id);
    if (group) this.#groups.set(id, group);
    return group;
  }
}

function longer(a: string | undefined, b: string | undefined): string | undefined {
  return (a?.length ?? 0) >= (b?.length ?? 0) ? a : b;
}
