import { findWords, type Words } from '../text/words';
import type { Annotation } from './annotation';
import { markKey } from './agreement-differences';

/** How far two annotators agree about one label (or about all, label `*`), over all seeds that both annotated. */
export interface LabelAgreement {
  readonly label: string;
  /** Annotations that both made alike, and that only one of them made. */
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  /** 2·both / all of both annotators; 1 when neither made any. Alike means the same label on the same spans. */
  readonly f1: number;
  /**
   * Cohen's κ (1960) over words: is the word in a span of this label or not; for `*`, which set of labels it carries.
   * 1 where chance alone would agree fully.
   */
  readonly kappa: number;
}

/** The label that stands for all. */
export const ALL_LABELS = '*';

interface Counts {
  both: number;
  first: number;
  second: number;
}

/** Adds up how often two annotators agree, seed by seed. */
export class AgreementTally {
  words = 0;
  #sameClass = 0;
  readonly #classes = new Map<string, Counts>();
  readonly #wordsOf = new Map<string, Counts>();
  readonly #marksOf = new Map<string, Counts>();

  add(text: string, first: readonly Annotation[], second: readonly Annotation[]): void {
    const words = findWords(text);
    const a = labelsOfWords(words, first);
    const b = labelsOfWords(words, second);
    this.words += words.count;
    for (let i = 0; i < words.count; i++) this.#addWord(a.get(i) ?? NONE, b.get(i) ?? NONE);
    this.#addMarks(first, second);
  }

  labels(): LabelAgreement[] {
    const each = [...this.#marksOf].sort(([a], [b]) => (a < b ? -1 : 1));
    const total: Counts = { both: 0, first: 0, second: 0 };
    for (const [, counts] of each) {
      total.both += counts.both;
      total.first += counts.first;
      total.second += counts.second;
    }
    const of = Math.max(1, this.words);
    let chance = 0;
    for (const { first, second } of this.#classes.values()) chance += (first / of) * (second / of);
    return [row(ALL_LABELS, total, this.words === 0 ? 1 : kappaOf(this.#sameClass / of, chance)), ...each.map(([label, marks]) => row(label, marks, this.#binaryKappa(label)))];
  }

  #addWord(a: ReadonlySet<string>, b: ReadonlySet<string>): void {
    const classA = [...a].sort().join(' ');
    const classB = [...b].sort().join(' ');
    if (classA === classB) this.#sameClass++;
    counts(this.#classes, classA).first++;
    counts(this.#classes, classB).second++;
    for (const label of a) {
      counts(this.#wordsOf, label).first++;
      if (b.has(label)) counts(this.#wordsOf, label).both++;
    }
    for (const label of b) counts(this.#wordsOf, label).second++;
  }

  #addMarks(first: readonly Annotation[], second: readonly Annotation[]): void {
    const left = new Map<string, number>();
    for (const annotation of second) left.set(markKey(annotation), (left.get(markKey(annotation)) ?? 0) + 1);
    for (const annotation of first) {
      const shared = left.get(markKey(annotation)) ?? 0;
      counts(this.#marksOf, annotation.label)[shared > 0 ? 'both' : 'first']++;
      left.set(markKey(annotation), Math.max(0, shared - 1));
    }
    for (const annotation of second) {
      const alone = left.get(markKey(annotation)) ?? 0;
      if (alone > 0) counts(this.#marksOf, annotation.label).second++;
      left.set(markKey(annotation), Math.max(0, alone - 1));
    }
  }

  #binaryKappa(label: string): number {
    const of = Math.max(1, this.words);
    const { both, first, second } = counts(this.#wordsOf, label);
    return kappaOf((of - first - second + 2 * both) / of, (first / of) * (second / of) + (1 - first / of) * (1 - second / of));
  }
}

const NONE: ReadonlySet<string> = new Set();

function row(label: string, { both, first, second }: Counts, kappa: number): LabelAgreement {
  const all = 2 * both + first + second;
  return { label, both, onlyFirst: first, onlySecond: second, f1: all === 0 ? 1 : (2 * both) / all, kappa };
}

function kappaOf(observed: number, chance: number): number {
  return 1 - chance < 1e-12 ? 1 : (observed - chance) / (1 - chance);
}

function counts(map: Map<string, Counts>, key: string): Counts {
  const found = map.get(key) ?? { both: 0, first: 0, second: 0 };
  map.set(key, found);
  return found;
}

/** The labels on each word, by the word's index. */
function labelsOfWords(words: Words, annotations: readonly Annotation[]): Map<number, Set<string>> {
  const found = new Map<number, Set<string>>();
  for (const annotation of annotations) {
    for (const span of annotation.spans) {
      for (let i = firstWord(words, span.start); i < words.count && (words.starts[i] ?? 0) < span.end; i++) {
        found.set(i, (found.get(i) ?? new Set()).add(annotation.label));
      }
    }
  }
  return found;
}

/** The first word that ends behind `offset`. */
function firstWord(words: Words, offset: number): number {
  let low = 0;
  let high = words.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words.ends[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
