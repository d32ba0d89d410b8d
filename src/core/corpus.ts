import type { Gazetteer } from './entities/gazetteer';
import { byPlace, joined } from './analysis';
import type { Analysis, Checked, CleanPlan, CorpusOptions, EntityHit, MentionCard, Named, Overview } from './corpus-types';
import type { LineModel } from './boilerplate/model/line-model';
import type { Pack } from './boilerplate/pack';
import type { UserRules } from './boilerplate/user-rules';
import { planCleaning } from './cleaning';
import { CorpusRules } from './corpus-rules';
import { CorpusEntities } from './corpus-entities';
import type { NamesWhen } from './corpus-names';
import type { RestoredIndex } from './duplicates/passage-index';
import type { Shard } from './duplicates/shard-format';
import { removedCopies } from './duplicates/removed-copies';
import type { IgnoredPair } from './config/config';
import type { Curation } from './entities/curation';
import { KeptPassages } from './kept-passages';
import { type CorpusView, DEFAULT_OPTIONS, type Finding, type PassageCopy } from './rule';
import { makeRow, type SeedRow } from './seed-row';
import { SeedRows } from './seed-rows';
import { SharedLines } from './shared-lines';
import type { Slices } from './slices';
import { SeedCopies } from './seed-copies';
import type { SeedText } from './text/seed-text';
import { mergeSpans, type Span } from './text/span';
import { versionStamp } from './text/version-stamp';

/** What a corpus can't make itself. */
export interface CorpusParts {
  readonly pack: Pack;
  /** The line model; without it boilerplate is told by rules, shape and corpus alone. */
  readonly model?: LineModel;
  readonly gazetteer: Gazetteer;
  /** The text of a closed seed, as it was put last; undefined when it can't be had any more. */
  readonly read: (uri: string) => string | undefined;
}

export const DEFAULT_CORPUS_OPTIONS: CorpusOptions = { ...DEFAULT_OPTIONS, entities: true, off: [] };

/**
 * All seeds of one workspace folder: put and remove them, then ask. Keeps no text of closed seeds; what must be read
 * again comes through `CorpusParts.read`. Same seeds, same answers, in whatever order they were put, but where very many share
 * words: see `settleRows`.
 */
export class Corpus implements CorpusView {
  readonly #kept = new KeptPassages();
  readonly #copies: SeedCopies;
  readonly #lines = new SharedLines();
  readonly #entities: CorpusEntities;
  readonly #rows = new SeedRows((uri) => this.has(uri));
  readonly #rules: CorpusRules;

  constructor(parts: CorpusParts) {
    this.#entities = new CorpusEntities(parts.gazetteer);
    this.#rules = new CorpusRules(parts, DEFAULT_CORPUS_OPTIONS);
    this.#copies = new SeedCopies({ passages: () => this.#kept.index, minimumWords: () => this.#rules.options.minimumWords, read: parts.read });
  }

  /** Number of seeds. */
  get size(): number {
    return this.#kept.index.size;
  }

  /** Names found, joined and counted over all seeds. */
  get entities(): CorpusEntities {
    return this.#entities;
  }

  /** The URIs of all seeds, by code point. */
  uris(): string[] {
    return [...this.#kept.index.uris()].sort();
  }

  has(uri: string): boolean {
    return this.#kept.index.has(uri);
  }

  /** New settings; every answer may change. */
  configure(options: CorpusOptions): void {
    this.#rules.options = options;
    this.#entities.enable(options.entities);
    this.#copies.drop();
    this.#touchAll();
  }

  /** The user's own boilerplate rules; every answer may change. */
  setUserRules(user: UserRules | undefined): void {
    this.#rules.setUser(user);
    this.#touchAll();
  }

  /** The pairs of passages that the user has allowed; every answer may change. */
  setIgnoredPairs(pairs: readonly IgnoredPair[]): void {
    this.#copies.ignore(pairs);
    this.#touchAll();
  }

  /** What the user says of entities; the names of every seed wait for `findNames`. */
  setCuration(curation: Curation): void {
    this.#entities.curate(curation);
  }

  /** Finds the names of a seed that waits in `entities.waiting`, in slices; true when they changed. */
  *findNames(uri: string): Slices<boolean> {
    const seed = this.#copies.read(uri);
    this.#kept.compare(uri, seed);
    if (seed) return yield* this.#entities.findNamesInSlices(uri, seed);
    this.#entities.remove(uri);
    return false;
  }

  /** Adds a seed or replaces it by a new version. `held`: as `draft`, but the names stay those of before until `draftNames`. */
  put(uri: string, seed: SeedText, names: NamesWhen | 'held' = 'now'): void {
    const version = names === 'draft' || names === 'held' ? undefined : versionStamp(seed.text);
    // A file that changed is told of and read more than once; its names take longest.
    const isNamed = names === 'held' || (names === 'later' && version === this.#kept.versionOf(uri));
    this.#rows.touchAround(uri);
    this.#kept.put(uri, seed, version);
    if (!isNamed) this.#entities.put(uri, seed, names);
    this.#lines.put(uri, seed);
    this.#rows.touchAround(uri);
    this.#copies.start(uri, seed);
  }

  /** Takes over the passages that an earlier session kept. Call before anything is put; `dropUnread` ends it. */
  adopt(restored: RestoredIndex): void {
    this.#kept.adopt(restored);
  }

  /** Forgets the adopted seeds that were not put since and that `known` does not know. */
  dropUnread(known: (uri: string) => boolean): void {
    for (const uri of this.#kept.takeUnread()) if (!known(uri)) this.remove(uri);
  }

  /** See `KeptPassages.save`. */
  savePassages(): Iterable<Shard> {
    return this.#kept.save();
  }

  /** Drafts the names of a seed that was put with its names held; `seed` is that text. */
  draftNames(uri: string, seed: SeedText): void {
    this.#entities.put(uri, seed, 'draft');
  }

  /** Forgets a seed; nothing happens when it is not there. */
  remove(uri: string): void {
    this.#copies.forget(uri);
    this.#rows.touchAround(uri);
    this.#kept.remove(uri);
    this.#entities.remove(uri);
    this.#lines.remove(uri);
    this.#rows.remove(uri);
    this.#copies.drop();
  }

  /** The findings of all rules that are on, names spelled in several ways left out, sorted by start. `seed` is the text that was put last. */
  findings(uri: string, seed: SeedText): Finding[] {
    this.#copies.leaveRewrites();
    this.#copies.enter(uri, seed);
    return this.#rules.check(uri, seed, this).sort(byPlace);
  }

  /** All about one seed. `seed` is the text that was put last. */
  analyse(uri: string, seed: SeedText, version: number): Analysis {
    return joined(this.check(uri, seed, version), this.names(uri, seed, version));
  }

  /** What the rules say of one seed: all but its names. */
  check(uri: string, seed: SeedText, version: number): Checked {
    const near = this.findings(uri, seed);
    this.#keepRow(uri, seed, near);
    const findings = this.#copies.addRewrites(uri, seed, near) ? this.#rules.check(uri, seed, this).sort(byPlace) : near;
    return {
      uri,
      version,
      words: this.#copies.words(uri, seed).count,
      duplicateShare: this.#rows.get(uri)?.duplicateShare ?? 0,
      findings,
      originals: mergeSpans(this.copies(uri).flatMap(({ there }) => (there.uri === uri && there.span ? [there.span] : []))),
    };
  }

  /** The names of one seed. Names spelled in several ways depend on all seeds: they stand here only, never in a row. */
  names(uri: string, seed: SeedText, version: number): Named {
    return { uri, version, findings: this.#rules.checkOne(this.#entities.variantRule, uri, seed, this), mentions: this.#entities.mentions(uri, seed) };
  }

  /**
   * Looks through a seed for passages that stand elsewhere in other words, which takes longer than a keystroke may: `analyse`
   * then tells of them, as long as the text stays. They stand in no row, since any other seed may change them. True when
   * they or the copies are others than before. `seed` is the text that was put last.
   */
  findRewrites(uri: string, seed: SeedText): boolean {
    return this.#copies.findRewrites(uri, seed);
  }

  /** See `CorpusView`. */
  copies(uri: string): readonly PassageCopy[] {
    return this.#copies.of(uri);
  }

  /** See `SeedCopies.at`. */
  copiesAt(uri: string, seed: SeedText, offset: number): PassageCopy[] {
    return this.#copies.at(uri, seed, offset);
  }

  /** The text of a seed, closed or current; undefined when it can't be had any more. */
  textOf(uri: string): SeedText | undefined {
    return this.#copies.read(uri);
  }

  /** See `SeedCopies.placeOf`. */
  placeOf(uri: string, copy: PassageCopy, other: SeedText): Span | undefined {
    return this.#copies.placeOf(uri, copy, other);
  }

  /** See `CorpusView`. */
  lineSpread(line: string): { seeds: number; of: number } {
    return { seeds: this.#lines.spread(line), of: this.#lines.size };
  }

  /** See `CorpusEntities.card`. */
  card(uri: string, seed: SeedText, offset: number): MentionCard | undefined {
    return this.#entities.card(uri, seed, offset, (other) => this.#copies.read(other));
  }

  /** See `CorpusEntities.search`. */
  findEntities(query: string, most: number): EntityHit[] {
    return this.#entities.search(query, most);
  }

  /** A seed's title as its row has it; undefined when the seed was never checked. */
  titleOf(uri: string): string | undefined {
    return this.#rows.get(uri)?.title;
  }

  /** The row of one seed, computed anew when something it depends on changed. A seed whose text is gone is forgotten. */
  row(uri: string): SeedRow | undefined {
    if (!this.#rows.isFresh(uri)) {
      const seed = this.has(uri) ? this.#copies.read(uri) : undefined;
      this.#kept.compare(uri, seed);
      if (seed) this.#keepRow(uri, seed, this.findings(uri, seed));
      else this.remove(uri);
    }
    return this.#rows.get(uri);
  }

  /**
   * Lets the rows that were made from the surroundings of edits wait for a look at the whole seed; all rows, when so much
   * came and went since they were made that looks which are cut short may find something else.
   */
  settleRows(): void {
    const rough = this.#rows.takeRough();
    for (const uri of rough) this.#kept.index.settle(uri);
    const arranged = this.#kept.index.arrange();
    if (arranged) this.#touchAll();
    if (rough.length > 0 || arranged) this.#copies.drop();
  }

  /** The seeds whose rows wait to be computed anew, by code point. */
  waiting(): string[] {
    for (const uri of this.#lines.takeSharing((one) => this.#rows.isWaiting(one))) this.#rows.touch(uri);
    return this.#rows.waiting();
  }

  /** The seeds whose rows were made anew or forgotten after a revision, and the revision now. */
  get rowChanges(): SeedRows['changes'] {
    return this.#rows.changes;
  }

  /** Findings counted, over the rows that `row` has brought up to date. */
  overview(): Overview {
    return { seeds: this.uris().flatMap((uri) => this.#rows.summaryOf(uri) ?? []) };
  }

  /** The safe fixes of some rules, of boilerplate only in `classes` when they are given. The corpus is as before when this returns. */
  plan(uri: string, seed: SeedText, rules: readonly string[], classes?: readonly string[]): CleanPlan {
    const known = this.has(uri);
    let copies: readonly PassageCopy[] = [];
    const cleaning = this.#rows.undisturbed(() =>
      planCleaning(seed, rules, (text) => {
        if (!this.#copies.isAbout(uri, text)) {
          this.#kept.index.put(uri, text.bodyText);
          this.#copies.start(uri, text);
        }
        const findings = this.#rules.check(uri, text, this);
        if (text === seed) copies = this.copies(uri);
        return classes ? findings.filter(({ rule, category }) => rule !== 'boilerplate' || classes.includes(category ?? '')) : findings;
      }),
    );
    if (cleaning.edits.length > 0) {
      if (known) this.#kept.index.put(uri, seed.bodyText);
      else this.#kept.index.remove(uri);
      this.#copies.drop();
    }
    return { uri, text: seed.text, ...cleaning, copies: removedCopies(uri, copies, cleaning.edits) };
  }

  #keepRow(uri: string, seed: SeedText, findings: readonly Finding[]): void {
    const row = makeRow({ uri, seed, findings, copies: this.copies(uri), words: this.#copies.words(uri, seed), matched: this.#copies.matched(uri, seed) });
    this.#rows.keep(row, this.#kept.index.isPartial(uri));
  }

  #touchAll(): void {
    for (const uri of this.#kept.index.uris()) this.#rows.touch(uri);
  }
}
