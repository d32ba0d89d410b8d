import type { Corpus } from '../core/corpus';
import type { EntityRow } from '../core/corpus-entities';
import type { EntityAt, EntityHit, EntityPlaces, EntitySeedRow, MentionCard, NamePlaces } from '../core/corpus-types';
import type { SeedText } from '../core/text/seed-text';
import { SLICE_MS } from './seed-files';

const MOST_HITS = 200;

interface Parts {
  /** The corpus as the editor shows it: what stands unsaved in entities.yaml counts. */
  readonly corpus: () => Promise<Corpus>;
  /** A seed, open or closed, as the corpus holds it. */
  readonly seed: (corpus: Corpus, uri: string) => SeedText | undefined;
  /** Puts the texts of all open seeds into the corpus. */
  readonly syncAll: (corpus: Corpus) => void;
  /** Resolves when the names of all seeds are found. */
  readonly named: () => Promise<void>;
  readonly giveWay: () => Promise<void>;
}

/** Answers questions about the entities of one workspace folder. */
export class EntityAnswers {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** See `Corpus.card`. */
  async card(uri: string, offset: number): Promise<MentionCard | undefined> {
    const corpus = await this.#parts.corpus();
    const seed = this.#parts.seed(corpus, uri);
    return seed && corpus.card(uri, seed, offset);
  }

  /** The card of a name wherever it stands. */
  async namedCard(name: string, type: string): Promise<MentionCard | undefined> {
    const corpus = await this.#parts.corpus();
    return corpus.entities.namedCard(name, type, (uri) => corpus.textOf(uri));
  }

  /** Entities whose name or spelling holds `query`, most mentioned first. */
  async search(query: string): Promise<readonly EntityHit[]> {
    const corpus = await this.#parts.corpus();
    return corpus.findEntities(query, MOST_HITS);
  }

  /** Where an entity stands, in all seeds. */
  async places(id: string): Promise<readonly EntityPlaces[]> {
    return (await this.#parts.corpus()).entities.places(id);
  }

  /** The entity at an offset of a seed. */
  async at(uri: string, offset: number): Promise<EntityAt | undefined> {
    const corpus = await this.#parts.corpus();
    const seed = this.#parts.seed(corpus, uri);
    return seed && corpus.entities.entityAt(uri, seed, offset);
  }

  /** The places of an entity in one seed or in all. */
  async names(id: string, only: string | undefined, cancelled: () => boolean): Promise<readonly NamePlaces[]> {
    const corpus = await this.#parts.corpus();
    this.#parts.syncAll(corpus);
    const found: NamePlaces[] = [];
    let since = Date.now();
    for (const { uri } of corpus.entities.seedsOf(id)) {
      if (cancelled()) break;
      const seed = only === undefined || only === uri ? corpus.textOf(uri) : undefined;
      if (seed) found.push(corpus.entities.namesIn(uri, seed, id));
      if (Date.now() - since < SLICE_MS) continue;
      await this.#parts.giveWay();
      since = Date.now();
    }
    return found.filter(({ names }) => names.length > 0);
  }

  /** The first `most` entities that `query` finds, and how many it finds in all. */
  async rows(query: string, most: number): Promise<{ readonly rows: readonly EntityHit[]; readonly count: number }> {
    const corpus = await this.#parts.corpus();
    this.#parts.syncAll(corpus);
    return corpus.entities.rows(query, most);
  }

  /** All entities, once every name is found. */
  async all(): Promise<readonly EntityRow[]> {
    const corpus = await this.#parts.corpus();
    await this.#parts.named();
    return corpus.entities.all();
  }

  /** The seeds that name an entity. */
  async seeds(id: string): Promise<readonly EntitySeedRow[]> {
    const corpus = await this.#parts.corpus();
    this.#parts.syncAll(corpus);
    return corpus.entities.seedsOf(id).map(({ uri, count }) => {
      const title = corpus.titleOf(uri);
      return { uri, count, ...(title === undefined ? {} : { title }) };
    });
  }
}
