import type { Gazetteer } from './entities/gazetteer';
import { byPlace, joined } from './analysis';
import type { Analysis, Checked, CleanPlan, CorpusOptions, EntityHit, MentionCard, Named, Overview } from './corpus-types';
import type { LineModel } from './boilerplate/model/line-model';
import type { Pack } from './boilerplate/pack';
import type { UserRules } from './boilerplate/user-rules';
import { planCleaning } from './cleaning';
import { makeRules } from './corpus-rules';
import { CorpusEntities, type NamesWhen } from './corpus-entities';
import { PassageIndex, type RestoredIndex } from './duplicates/passage-index';
import type { Shard } from './duplicates/shard-format';
import { removedCopies } from './duplicates/removed-copies';
import type { IgnoredPair } from './config/config';
import type { Curation } from './entities/curation';
import { type CorpusView, DEFAULT_OPTIONS, type Finding, type PassageCopy, type Rule } from './rule';
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
 * again comes through `CorpusParts.read`. Same seeds, same answers, in whatever order they were put.
 */
export class Corpus implements CorpusView {
  readonly #parts: CorpusParts;
  #passages = new PassageIndex();
  /** Versions of the seeds whose passages came from an earlier session and that were not put since. */
  #adopted = new Map<string, string>();
  readonly #stamps = new Map<string, string>();
  readonly #copies: SeedCopies;
  readonly #lines = new SharedLines();
  readonly #entities: CorpusEntities;
  readonly #rows = new SeedRows((uri) => this.has(uri));
  /** Seeds whose rows were made while they were edited, from the surroundings of the edits. */
  readonly #rough = new Set<string>();
  #options = DEFAULT_CORPUS_OPTIONS;
  #rules: readonly Rule[];

  constructor(parts: CorpusParts) {
    this.#parts = parts;
    this.#entities = new CorpusEntities(parts.gazetteer);
    this.#rules = makeRules(parts);
    this.#copies = new SeedCopies({ passages: () => this.#passages, minimumWords: () => this.#options.minimumWords, read: parts.read });
  }

  /** Number of seeds. */
  get size(): number {
    return this.#passages.size;
  }

  /** Names found, joined and counted over all seeds. */
  get entities(): CorpusEntities {
    return this.#entities;
  }

  /** The URIs of all seeds, by code point. */
  uris(): string[] {
    return [...this.#passages.uris()].sort();
  }

  has(uri: string): boolean {
    return this.#passages.has(uri);
  }

  /** New settings; every answer may change. */
  configure(options: CorpusOptions): void {
    this.#options = options;
    this.#entities.enable(options.entities);
    this.#copies.drop();
    this.#touchAll();
  }

  /** The user's own boilerplate rules; every answer may change. */
  setUserRules(user: UserRules | undefined): void {
    this.#rules = makeRules({ ...this.#parts, user });
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
    if (seed) return yield* this.#entities.findNamesInSlices(uri, seed);
    this.#entities.remove(uri);
    return false;
  }

  /** Adds a seed or replaces it by a new version. `held`: as `draft`, but the names stay those of before until `draftNames`. */
  put(uri: string, seed: SeedText, names: NamesWhen | 'held' = 'now'): void {
    this.#rows.touchAround(uri);
    this.#putPassages(uri, seed, names === 'draft' || names === 'held');
    if (names !== 'held') this.#entities.put(uri, seed, names);
    this.#lines.put(uri, seed);
    this.#rows.touchAround(uri);
    this.#copies.start(uri, seed);
  }

  /** Takes over the passages that an earlier session kept. Call before anything is put; `dropUnread` ends it. */
  adopt({ index, stamps }: RestoredIndex): void {
    this.#passages = index;
    this.#adopted = new Map(stamps);
  }

  /** Forgets the adopted seeds that were not put since and that `known` does not know. */
  dropUnread(known: (uri: string) => boolean): void {
    for (const uri of [...this.#adopted.keys()]) if (!known(uri)) this.remove(uri);
    this.#adopted.clear();
  }

  /** The passages as shards to keep; nothing may be put or removed until the last was taken. */
  savePassages(): Iterable<Shard> {
    return this.#passages.save((uri) => this.#stamps.get(uri) ?? this.#adopted.get(uri) ?? '');
  }

  #putPassages(uri: string, seed: SeedText, edited: boolean): void {
    const text = seed.bodyText;
    const adopted = this.#adopted.get(uri);
    this.#adopted.delete(uri);
    // A keystroke's version is gone before it could be kept.
    if (edited) this.#stamps.delete(uri);
    else {
      const stamp = versionStamp(text);
      this.#stamps.set(uri, stamp);
      if (stamp === adopted) return;
    }
    this.#passages.put(uri, text, edited);
  }

  /** Drafts the names of a seed that was put with its names held; `seed` is that text. */
  draftNames(uri: string, seed: SeedText): void {
    this.#entities.put(uri, seed, 'draft');
  }

  /** Forgets a seed; nothing happens when it is not there. */
  remove(uri: string): void {
    this.#adopted.delete(uri);
    this.#stamps.delete(uri);
    this.#copies.forget(uri);
    this.#rough.delete(uri);
    if (!this.has(uri)) return this.#rows.remove(uri);
    this.#rows.touchAround(uri);
    this.#passages.remove(uri);
    this.#entities.remove(uri);
    this.#lines.remove(uri);
    this.#rows.remove(uri);
    this.#copies.drop();
  }

  /** The findings of all rules that are on, names spelled in several ways left out, sorted by start. `seed` is the text that was put last. */
  findings(uri: string, seed: SeedText): Finding[] {
    this.#copies.leaveRewrites();
    this.#copies.enter(uri, seed);
    return this.#check(uri, seed).sort(byPlace);
  }

  /** All about one seed. `seed` is the text that was put last. */
  analyse(uri: string, seed: SeedText, version: number): Analysis {
    return joined(this.check(uri, seed, version), this.names(uri, seed, version));
  }

  /** What the rules say of one seed: all but its names. */
  check(uri: string, seed: SeedText, version: number): Checked {
    const near = this.findings(uri, seed);
    this.#keepRow(uri, seed, near);
    const findings = this.#copies.addRewrites(uri, seed, near) ? this.#check(uri, seed).sort(byPlace) : near;
    const inside = this.copies(uri).filter(({ there }) => there.uri === uri);
    return {
      uri,
      version,
      words: this.#copies.words(uri, seed).count,
      duplicateShare: this.#rows.get(uri)?.duplicateShare ?? 0,
      findings,
      originals: mergeSpans(inside.flatMap(({ there }) => (there.span ? [there.span] : []))),
    };
  }

  /** The names of one seed. Names spelled in several ways depend on all seeds: they stand here only, never in a row. */
  names(uri: string, seed: SeedText, version: number): Named {
    return { uri, version, findings: this.#nameVariants(uri, seed), mentions: this.#entities.mentions(uri, seed) };
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

  /** Entities whose name or spelling holds `query`, most mentioned first, at most `most`. */
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
      if (seed) this.#keepRow(uri, seed, this.findings(uri, seed));
      else this.remove(uri);
    }
    return this.#rows.get(uri);
  }

  /** Lets the rows that were made from the surroundings of edits wait for a look at the whole seed. */
  settleRows(): void {
    for (const uri of this.#rough) {
      this.#passages.settle(uri);
      this.#rows.touch(uri);
    }
    if (this.#rough.size > 0) this.#copies.drop();
    this.#rough.clear();
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
    const seeds = this.uris().flatMap((uri) => {
      const row = this.#rows.get(uri);
      return row ? [{ uri, title: row.title, words: row.words, duplicateShare: row.duplicateShare, findings: row.findings, strippable: row.strippable }] : [];
    });
    return { seeds };
  }

  /** The safe fixes of some rules, of boilerplate only in `classes` when they are given. The corpus is as before when this returns. */
  plan(uri: string, seed: SeedText, rules: readonly string[], classes?: readonly string[]): CleanPlan {
    const known = this.has(uri);
    let copies: readonly PassageCopy[] = [];
    const cleaning = this.#rows.undisturbed(() =>
      planCleaning(seed, rules, (text) => {
        if (!this.#copies.isAbout(uri, text)) {
          this.#passages.put(uri, text.bodyText);
          this.#copies.start(uri, text);
        }
        const findings = this.#check(uri, text);
        if (text === seed) copies = this.copies(uri);
        return classes ? findings.filter(({ rule, category }) => rule !== 'boilerplate' || classes.includes(category ?? '')) : findings;
      }),
    );
    if (cleaning.edits.length > 0) {
      if (known) this.#passages.put(uri, seed.bodyText);
      else this.#passages.remove(uri);
      this.#copies.drop();
    }
    return { uri, text: seed.text, ...cleaning, copies: removedCopies(uri, copies, cleaning.edits) };
  }

  #nameVariants(uri: string, seed: SeedText): Finding[] {
    const rule = this.#entities.variantRule;
    return this.#options.off.includes(rule.id) ? [] : rule.check(seed, { uri, corpus: this, options: this.#options });
  }

  #check(uri: string, seed: SeedText): Finding[] {
    const context = { uri, corpus: this, options: this.#options };
    return withoutDoubles(this.#rules.filter(({ id }) => !this.#options.off.includes(id)).flatMap((rule) => rule.check(seed, context)));
  }

  #keepRow(uri: string, seed: SeedText, findings: readonly Finding[]): void {
    const matched = new Map<string, number>();
    for (const { b, matched: count } of this.#copies.pairs(uri, seed)) if (b.uri !== uri) matched.set(b.uri, (matched.get(b.uri) ?? 0) + count);
    if (this.#passages.isPartial(uri)) this.#rough.add(uri);
    else this.#rough.delete(uri);
    this.#rows.keep(makeRow({ uri, seed, findings, copies: this.copies(uri), words: this.#copies.words(uri, seed), matched }));
  }

  #touchAll(): void {
    for (const uri of this.#passages.uris()) this.#rows.touch(uri);
  }
}

/** A repeated title is one finding, not also a copied passage. */
function withoutDoubles(findings: readonly Finding[]): Finding[] {
  const titles = findings.filter(({ rule }) => rule === 'repeated-title').map(({ span }) => span);
  const isTitle = ({ rule, span }: Finding): boolean => rule === 'duplicate-passage' && titles.some(({ start, end }) => start <= span.start && span.end <= end);
  return findings.filter((finding) => !isTitle(finding));
}
