import { draftMentions, type Found, type NameSources } from './draft-mentions';
import { type Curation, EMPTY_CURATION } from './entities/curation';
import { changedWords, holdsAny } from './entities/curation-change';
import type { EntityIndex } from './entities/entity-index';
import type { Gazetteer } from './entities/gazetteer';
import type { Mention } from './entities/mention';
import { findMentions, findMentionsInSlices } from './entities/mentions';
import type { Tagger } from './entities/tagger/tagger';
import { seedDate } from './facts/dateline';
import { RecentNames } from './recent-names';
import { finished, type Slices } from './slices';
import type { SeedText } from './text/seed-text';

/**
 * When the names of a seed are found. `now`: at once, as the settled corpus has them. `draft`: at once and quickly, nearly
 * right, as for a keystroke. `later`: not before `findNames` is called. After the last two the seed waits for `findNames`.
 */
export type NamesWhen = 'now' | 'draft' | 'later';

/** A seed without an earlier version is drafted by the rules alone when it is longer than this, in UTF-16 units. */
const LONG_SEED = 60_000;

/**
 * The names of each seed of a corpus, found when there is time and put into the index. Once `waiting` is empty, the index
 * depends only on the seeds, the tagger and the curation.
 */
export class CorpusNames {
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

  constructor(gazetteer: Gazetteer, index: EntityIndex) {
    this.#gazetteer = gazetteer;
    this.#index = index;
  }

  /** Whether names are found at all. */
  get isEnabled(): boolean {
    return this.#enabled;
  }

  /** What the user says of entities. */
  get curation(): Curation {
    return this.#curation;
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
}

function sameMentions(a: readonly Mention[], b: readonly Mention[]): boolean {
  return a.length === b.length && a.every((one, i) => one.start === b[i]?.start && one.end === b[i]?.end && one.type === b[i]?.type && one.source === b[i]?.source);
}
