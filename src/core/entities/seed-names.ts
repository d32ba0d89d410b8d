import { type CuratedEntity, type Curation, EMPTY_CURATION } from './curation';
import { identityOf } from './curation-change';
import { EntityNode, type Local, nodeId, tally } from './entity-node';
import type { Gazetteer, GazetteerEntry } from './gazetteer';
import type { Joiner } from './joiner';
import type { EntityType } from './mention';
import { nameKey } from './name-key';
import { acronymLetters, acronymsOf } from './organisation-name';
import { PlaceContext, type PlaceReading } from './place-context';
import { knownName } from './same-name';
import { FACTS, type StoredMention } from './stored-mention';
import { WantedNames } from './wanted-names';

/** The step from one version of the user's file to the next. */
export interface CurationStep {
  readonly wanted: WantedNames;
  /** The ids of the names that come, go, or are another entry's. */
  readonly names: ReadonlySet<string>;
  /** True for a mention, with the name it has, that may have another name now. */
  readonly concerns: (node: EntityNode, mention: StoredMention) => boolean;
}

/**
 * All names that the corpus or the user's file has, and the way from a mention to its name: what the user says, else what
 * its neighbours in the seed say of a place, else the gazetteer, else its own letters.
 */
export class SeedNames {
  readonly #gazetteer: Gazetteer;
  readonly #joiner: Joiner;
  readonly #nodes = new Map<string, EntityNode>();
  /** The names that the user's file has an entry for. */
  readonly #own = new Set<EntityNode>();
  /** The versions of the user's file that may come back: saved and unsaved ones take turns. */
  readonly #versions = new WeakMap<Curation, WantedNames>();
  #wanted = new WantedNames(EMPTY_CURATION, undefined);

  constructor(gazetteer: Gazetteer, joiner: Joiner) {
    this.#gazetteer = gazetteer;
    this.#joiner = joiner;
  }

  /** The name with an id. */
  get(id: string): EntityNode | undefined {
    return this.#nodes.get(id);
  }

  /** Enters the mentions of a seed at their names; answers the name of each. `leave` takes them out again. */
  enter(uri: string, stored: readonly StoredMention[]): EntityNode[] {
    const acronyms = new Set<string>();
    for (const { form, type } of stored) {
      if (type !== 'person' && !this.#gazetteer.lookup(nameKey(form))) for (const letters of acronymsOf(form)) acronyms.add(letters);
    }
    const places = new PlaceContext(stored, this.#gazetteer);
    return stored.map((mention, i) => {
      const place = mention.type === 'person' ? undefined : places.read(i);
      const node = place ? this.#placeNode(place, mention.form) : this.#node(mention.form, mention.type, acronyms);
      this.#count(uri, node, mention);
      return node;
    });
  }

  #count(uri: string, node: EntityNode, { start, end, line, form, source, role }: StoredMention): void {
    const local: Local = node.seeds.get(uri) ?? { count: 0, start, end, line, forms: [], roles: [], sources: [] };
    node.seeds.set(uri, local);
    local.count++;
    tally(local.forms, form);
    tally(local.sources, source);
    if (role === undefined) return;
    const known = local.roles.find(({ text }) => text === role);
    if (known) known.count++;
    else {
      local.roles.push({ text: role, line, count: 1 });
      this.#joiner.role(nameKey(role), node, 1);
    }
  }

  /** Takes a seed out of the names that stood in it; names left without any stay until `prune`. */
  leave(uri: string, locals: Iterable<EntityNode>): void {
    for (const node of locals) {
      for (const role of node.seeds.get(uri)?.roles ?? []) this.#joiner.role(nameKey(role.text), node, -1);
      node.seeds.delete(uri);
    }
  }

  /** What a new version of the user's file means: which names change, and which seeds have to be entered anew for it. */
  compare(curation: Curation): CurationStep {
    const wanted = this.#versions.get(curation) ?? new WantedNames(curation, this.#gazetteer);
    this.#versions.set(curation, wanted);
    const names = new Set<string>();
    for (const node of this.#own) if (identityOf(node.curated) !== identityOf(wanted.entryOf(node))) names.add(node.id);
    for (const [id, entity] of wanted.unseen) if (identityOf(this.#nodes.get(id)?.curated) !== identityOf(entity)) names.add(id);
    const keys = differing(this.#wanted.byKey, wanted.byKey);
    const entries = differing(this.#wanted.byEntry, wanted.byEntry);
    const known = new Map<string, boolean>();
    const isChanged = ({ form, type }: StoredMention): boolean => {
      const key = `${type} ${form}`;
      let found = known.get(key);
      if (found === undefined) known.set(key, (found = keys.has(nameKey(form)) || (entries.size > 0 && entries.has(knownName(form, type, this.#gazetteer)?.id ?? ''))));
      return found;
    };
    const isEmpty = names.size + keys.size + entries.size === 0;
    return { wanted, names, concerns: (node, mention) => !isEmpty && (names.has(node.id) || keys.has(node.key) || isChanged(mention)) };
  }

  /** Takes a version of the user's file over; the seeds that it concerns have left. Answers the names that came or went, then those whose entry is another. */
  apply({ wanted, names }: CurationStep, before: (node: EntityNode) => void): { readonly came: readonly EntityNode[]; readonly renewed: readonly EntityNode[] } {
    this.#wanted = wanted;
    const renewed: EntityNode[] = [];
    for (const node of [...this.#own]) {
      const entity = wanted.entryOf(node);
      if (!names.has(node.id) && entity) {
        if (node.curated !== entity) renewed.push(node);
        node.curated = entity;
        continue;
      }
      before(node);
      this.#own.delete(node);
      this.#joiner.remove(node);
      this.#nodes.delete(node.id);
    }
    const came = [...wanted.unseen].flatMap(([id, entity]) => (this.#own.has(this.#nodes.get(id) as EntityNode) ? [] : [this.#curatedNode(entity, entity.type ?? 'other')]));
    return { came, renewed };
  }

  /** Forgets those of some names that stand in no seed and that the user does not name. */
  prune(nodes: Iterable<EntityNode>): void {
    for (const node of nodes) {
      if (node.seeds.size > 0 || node.curated) continue;
      this.#joiner.remove(node);
      this.#nodes.delete(node.id);
    }
  }

  #node(form: string, type: EntityType, acronyms: ReadonlySet<string>): EntityNode {
    const key = nameKey(form);
    const curated = this.#wanted.byKey.get(key);
    if (curated) return this.#curatedNode(curated, curated.type !== undefined && !FACTS.has(curated.type) ? curated.type : type);
    const entry = this.#entry(form, type, acronyms);
    const entity = entry ? this.#wanted.byEntry.get(entry.id) : undefined;
    if (entry && entity && !entity.not.some((name) => nameKey(name) === key)) return this.#curatedNode(entity, entry.type);
    if (entry) return this.#made(entry.id, entry.type, entry.name, nameKey(entry.name), entry);
    return this.#made(nodeId(form, type, this.#gazetteer), type, form, key, undefined);
  }

  /** A place that its neighbours in the text tell from a better known one. */
  #placeNode(place: PlaceReading, form: string): EntityNode {
    const curated = this.#wanted.byKey.get(nameKey(place.name)) ?? this.#wanted.byKey.get(nameKey(form));
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
    return this.#made(`${type}:${key}`, type, entity.name, key, undefined, entity);
  }

  #made(id: string, type: EntityType, name: string, key: string, entry: GazetteerEntry | undefined, curated?: CuratedEntity): EntityNode {
    const known = this.#nodes.get(id);
    if (known && (known.curated !== undefined || curated === undefined)) return known;
    const node = known ?? new EntityNode(id, type, name, key, entry, this.#gazetteer);
    if (known) this.#joiner.remove(known);
    if (curated) {
      node.curated = curated;
      this.#own.add(node);
      node.not = new Set(curated.not.map(nameKey));
    }
    this.#nodes.set(id, node);
    this.#joiner.add(node);
    return node;
  }
}

/** The roles that names have in a seed. */
export function rolesIn(uri: string, names: Iterable<EntityNode>): Set<string> {
  const roles = new Set<string>();
  for (const node of names) for (const { text } of node.seeds.get(uri)?.roles ?? []) roles.add(text);
  return roles;
}

function differing(before: ReadonlyMap<string, CuratedEntity>, after: ReadonlyMap<string, CuratedEntity>): Set<string> {
  const keys = new Set<string>();
  for (const [key, entity] of before) if (identityOf(entity) !== identityOf(after.get(key))) keys.add(key);
  for (const key of after.keys()) if (!before.has(key)) keys.add(key);
  return keys;
}
