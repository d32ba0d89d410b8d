import type { Gazetteer } from './entities/gazetteer';
import { byPlace, joined } from './analysis';
import type { Analysis, Checked, CleanPlan, CorpusOptions, EntityHit, MentionCard, Named, Overview } from './corpus-types';
import type { LineModel } from './boilerplate/model/line-model';
import type { Pack } from './boilerplate/pack';
import type { UserRules } from './boilerplate/user-rules';
import { planCleaning } from './cleaning';
import { makeRules } from './corpus-rules';
import { CorpusEntities, type NamesWhen } from './corpus-entities';
import { IgnoredPairs } from './duplicates/ignored-pairs';
import { PassageIndex, type RestoredIndex } from './duplicates/passage-index';
import type { Shard } from './duplicates/shard-format';
import { removedCopies } from './duplicates/removed-copies';
import { samePlaces, spanOf, type PassagePair, type PassageSide } from './duplicates/passage';
import type { IgnoredPair } from './config/config';
import type { Curation } from './entities/curation';
import { type CorpusView, DEFAULT_OPTIONS, type Finding, type PassageCopy, type Related, type Rule } from './rule';
import { makeRow, type SeedRow } from './seed-row';
import { SeedRows } from './seed-rows';
import { SharedLines } from './shared-lines';
import type { Slices } from './slices';
import { SeedText } from './text/seed-text';
import { mergeSpans, overlaps, type Span } from './text/span';
import { versionStamp } from './text/version-stamp';
import { findWords, type Words } from './text/words';

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

/** The seed that questions are about just now: its parts are found once. */
interface Current {
  readonly uri: string;
  readonly seed: SeedText;
  words?: Words;
  pairs?: readonly PassagePair[];
  copies?: readonly PassageCopy[];
  /** Pairs and copies hold rewritten passages, too. */
  readonly rewritten?: boolean;
}

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
  readonly #lines = new SharedLines();
  readonly #entities: CorpusEntities;
  readonly #rows = new SeedRows((uri) => this.has(uri));
  #options = DEFAULT_CORPUS_OPTIONS;
  #ignored = new IgnoredPairs([]);
  #rules: readonly Rule[];
  /** Rewritten passages of seeds that were looked through for them, good for that text alone. */
  readonly #rewrites = new Map<string, { readonly stamp: string; readonly pairs: readonly PassagePair[] }>();
  #current: Current | undefined;

  constructor(parts: CorpusParts) {
    this.#parts = parts;
    this.#entities = new CorpusEntities(parts.gazetteer);
    this.#rules = makeRules(parts);
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
    this.#current = undefined;
    this.#touchAll();
  }

  /** The user's own boilerplate rules; every answer may change. */
  setUserRules(user: UserRules | undefined): void {
    this.#rules = makeRules({ ...this.#parts, user });
    this.#touchAll();
  }

  /** The pairs of passages that the user has allowed; every answer may change. */
  setIgnoredPairs(pairs: readonly IgnoredPair[]): void {
    this.#ignored = new IgnoredPairs(pairs);
    this.#current = undefined;
    this.#touchAll();
  }

  /** What the user says of entities; the names of every seed wait for `findNames`. */
  setCuration(curation: Curation): void {
    this.#entities.curate(curation);
  }

  /** Finds the names of a seed that waits in `entities.waiting`, in slices; true when they changed. */
  *findNames(uri: string): Slices<boolean> {
    const seed = this.#read(uri);
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
    this.#current = { uri, seed };
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
    this.#rewrites.delete(uri);
    if (!this.has(uri)) return;
    this.#rows.touchAround(uri);
    this.#passages.remove(uri);
    this.#entities.remove(uri);
    this.#lines.remove(uri);
    this.#rows.remove(uri);
    this.#current = undefined;
  }

  /** The findings of all rules that are on, names spelled in several ways left out, sorted by start. `seed` is the text that was put last. */
  findings(uri: string, seed: SeedText): Finding[] {
    if (this.#current?.rewritten) this.#current = undefined;
    this.#enter(uri, seed);
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
    const findings = this.#withRewrites(uri, seed, near) ? this.#check(uri, seed).sort(byPlace) : near;
    const inside = this.copies(uri).filter(({ there }) => there.uri === uri);
    return {
      uri,
      version,
      words: this.#wordsOf(this.#enter(uri, seed)).count,
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
    const before = this.#enter(uri, seed).pairs;
    const settles = this.#passages.settle(uri);
    if (settles) this.#current = undefined;
    const changes = settles && (!before || !samePlaces(before, this.#pairsOf(this.#enter(uri, seed))));
    const pairs = this.#passages.rewrites(uri).filter(({ words }) => words >= this.#options.minimumWords);
    this.#rewrites.set(uri, { stamp: versionStamp(seed.text), pairs: this.#allowed(this.#enter(uri, seed), pairs) });
    return changes || pairs.length > 0;
  }

  /** See `CorpusView`. */
  copies(uri: string): readonly PassageCopy[] {
    const current = this.#current?.uri === uri ? this.#current : this.#load(uri);
    if (!current) return [];
    return (current.copies ??= this.#pairsOf(current).map((pair) => this.#copyOf(current, pair)));
  }

  /** The copies of the passages that hold `offset` of a seed, in it and in others, the original among them. */
  copiesAt(uri: string, seed: SeedText, offset: number): PassageCopy[] {
    this.#enter(uri, seed);
    const holds = (span: Span): boolean => span.start <= offset && offset <= span.end;
    return this.copies(uri).flatMap((copy) => {
      if (holds(copy.here)) return [copy];
      const { there } = copy;
      return there.uri === uri && there.span && holds(there.span) ? [mirrored(uri, seed, copy)] : [];
    });
  }

  /** The text of a seed, closed or current; undefined when it can't be had any more. */
  textOf(uri: string): SeedText | undefined {
    return this.#read(uri);
  }

  /** Where the other side of a copy stands in its seed's text: for copies that `copies(uri)` gave last. */
  placeOf(uri: string, copy: PassageCopy, other: SeedText): Span | undefined {
    const current = this.#current?.uri === uri ? this.#current : undefined;
    const at = current?.copies?.indexOf(copy) ?? -1;
    const side = at < 0 ? undefined : current?.pairs?.[at]?.b;
    return side && spanOf(side, findWords(other.bodyText), other.text);
  }

  /** See `CorpusView`. */
  lineSpread(line: string): { seeds: number; of: number } {
    return { seeds: this.#lines.spread(line), of: this.#lines.size };
  }

  /** See `CorpusEntities.card`. */
  card(uri: string, seed: SeedText, offset: number): MentionCard | undefined {
    return this.#entities.card(uri, seed, offset, (other) => this.#read(other));
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
      const current = this.#load(uri);
      if (current) this.#keepRow(uri, current.seed, this.findings(uri, current.seed));
      else this.remove(uri);
    }
    return this.#rows.get(uri);
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
        if (text.text !== this.#current?.seed.text || this.#current.uri !== uri) {
          this.#passages.put(uri, text.bodyText);
          this.#current = { uri, seed: text };
        }
        const findings = this.#check(uri, text);
        if (text === seed) copies = this.copies(uri);
        return classes ? findings.filter(({ rule, category }) => rule !== 'boilerplate' || classes.includes(category ?? '')) : findings;
      }),
    );
    if (cleaning.edits.length > 0) {
      if (known) this.#passages.put(uri, seed.bodyText);
      else this.#passages.remove(uri);
      this.#current = undefined;
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

  #enter(uri: string, seed: SeedText): Current {
    if (this.#current?.uri === uri && this.#current.seed.text === seed.text) return this.#current;
    return (this.#current = { uri, seed });
  }

  #load(uri: string): Current | undefined {
    const text = this.#read(uri);
    return text === undefined ? undefined : this.#enter(uri, text);
  }

  #read(uri: string): SeedText | undefined {
    if (this.#current?.uri === uri) return this.#current.seed;
    const text = this.#parts.read(uri);
    return text === undefined ? undefined : new SeedText(text);
  }

  #wordsOf(current: Current): Words {
    return (current.words ??= findWords(current.seed.bodyText));
  }

  #pairsOf(current: Current): readonly PassagePair[] {
    return (current.pairs ??= this.#allowed(current, this.#passages.pairs(current.uri).filter(({ words }) => words >= this.#options.minimumWords)));
  }

  /** Leaves out the pairs that the user ignores. The text of another seed is read only when this side has an ignored name. */
  #allowed(current: Current, pairs: readonly PassagePair[]): readonly PassagePair[] {
    if (this.#ignored.isEmpty) return pairs;
    const own = { seed: current.seed, words: this.#wordsOf(current) };
    const read = new Map<string, { seed: SeedText; words: Words } | undefined>([[current.uri, own]]);
    const sideOf = ({ uri }: PassageSide): { seed: SeedText; words: Words } | undefined => {
      if (!read.has(uri)) {
        const seed = this.#read(uri);
        read.set(uri, seed && { seed, words: findWords(seed.bodyText) });
      }
      return read.get(uri);
    };
    return pairs.filter(({ a, b }) => {
      const names = this.#ignored.namesOf(own.seed.text, spanOf(a, own.words));
      const other = names.size > 0 ? sideOf(b) : undefined;
      return !other || !this.#ignored.match(names, this.#ignored.namesOf(other.seed.text, spanOf(b, other.words)));
    });
  }

  /**
   * Lets the questions about the current seed know its rewritten passages, those in boilerplate left out: share prompts say
   * the same everywhere. False when none are known.
   */
  #withRewrites(uri: string, seed: SeedText, near: readonly Finding[]): boolean {
    const known = this.#rewrites.get(uri);
    if (!known || known.pairs.length === 0 || known.stamp !== versionStamp(seed.text)) return false;
    const current = this.#enter(uri, seed);
    const furniture = near.filter(({ rule }) => rule === 'boilerplate').map(({ span }) => span);
    const rewritten = known.pairs.filter(({ a }) => !furniture.some((span) => overlaps(span, spanOf(a, this.#wordsOf(current)))));
    if (rewritten.length === 0) return false;
    const copies = [...this.copies(uri), ...rewritten.map((pair) => this.#copyOf(current, pair))];
    this.#current = { ...current, pairs: [...this.#pairsOf(current), ...rewritten], copies, rewritten: true };
    return true;
  }

  #copyOf(current: Current, pair: PassagePair): PassageCopy {
    const words = this.#wordsOf(current);
    const here = spanOf(pair.a, words, current.seed.text);
    return { here, there: relatedOf(pair.b, current, words), words: pair.words, changed: pair.changed };
  }

  #keepRow(uri: string, seed: SeedText, findings: readonly Finding[]): void {
    const current = this.#enter(uri, seed);
    const matched = new Map<string, number>();
    for (const { b, matched: count } of this.#pairsOf(current)) if (b.uri !== uri) matched.set(b.uri, (matched.get(b.uri) ?? 0) + count);
    this.#rows.keep(makeRow({ uri, seed, findings, copies: this.copies(uri), words: this.#wordsOf(current), matched }));
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

function relatedOf(side: PassageSide, current: Current, words: Words): Related {
  const span = side.uri === current.uri ? { span: spanOf(side, words, current.seed.text) } : {};
  return { uri: side.uri, startLine: side.startLine, endLine: side.endLine, ...span, message: '' };
}

function mirrored(uri: string, seed: SeedText, copy: PassageCopy): PassageCopy {
  const { start, end } = seed.lines.range(copy.here);
  const there: Related = { uri, startLine: start.line, endLine: end.line, span: copy.here, message: copy.there.message };
  return { here: copy.there.span ?? copy.here, there, words: copy.words, changed: copy.changed };
}
