import type { CuratedEntity, Curation } from './curation';
import type { EntityNode } from './entity-node';
import type { Gazetteer } from './gazetteer';
import { nameKey } from './name-key';
import { FACTS } from './stored-mention';

/** In a longer file than this, short names join only those of the user's names that the corpus has. */
const MOST_UNSEEN = 10_000;

/** The names of one version of entities.yaml, by all that they are looked up by. The first entry for a name counts. */
export class WantedNames {
  /** By `nameKey` of the name and each spelling. */
  readonly byKey: ReadonlyMap<string, CuratedEntity>;
  /** By the id of what the gazetteer knows under such a name. */
  readonly byEntry: ReadonlyMap<string, CuratedEntity>;
  /** Names that count though no seed may have them, by id. */
  readonly unseen: ReadonlyMap<string, CuratedEntity>;
  readonly #typed = new Map<string, CuratedEntity>();

  constructor({ entities }: Curation, gazetteer: Gazetteer | undefined) {
    const byKey = new Map<string, CuratedEntity>();
    const byEntry = new Map<string, CuratedEntity>();
    for (const entity of entities) {
      for (const name of [entity.name, ...entity.spellings]) {
        const key = nameKey(name);
        if (!byKey.has(key)) byKey.set(key, entity);
        const entry = gazetteer?.lookup(key);
        if (entry && !byEntry.has(entry.id) && (entity.type === undefined || entity.type === entry.type)) byEntry.set(entry.id, entity);
      }
      if (entity.type === undefined || FACTS.has(entity.type)) continue;
      const id = `${entity.type}:${nameKey(entity.name)}`;
      if (!this.#typed.has(id)) this.#typed.set(id, entity);
    }
    this.byKey = byKey;
    this.byEntry = byEntry;
    this.unseen = entities.length <= MOST_UNSEEN ? this.#typed : new Map();
  }

  /** The entry of a name that an entry was found for. */
  entryOf(node: EntityNode): CuratedEntity | undefined {
    return this.#typed.get(node.id) ?? this.byKey.get(node.key);
  }
}
