import { type Annotation, type AnnotationSet, inTextOrder } from './annotation';
import { type Difference, differences } from './agreement-differences';
import { AgreementTally, type LabelAgreement } from './agreement-tally';

/** What several annotators say about one seed, anchored in its text. */
export interface AgreementDocument {
  readonly seed: string;
  readonly text: string;
  readonly sets: readonly AnnotationSet[];
}

export interface PairAgreement {
  readonly first: string;
  readonly second: string;
  /** Number of seeds that both annotated, and of words in them. */
  readonly seeds: number;
  readonly words: number;
  /** All labels together (`*`) first, then each by name. */
  readonly labels: readonly LabelAgreement[];
}

/** One place where two annotators differ. */
export interface Disagreement extends Difference {
  readonly seed: string;
  readonly first: string;
  readonly second: string;
}

export interface Agreement {
  readonly pairs: readonly PairAgreement[];
  /** By pair, then seed, in the order of the text. */
  readonly disagreements: readonly Disagreement[];
}

/** Agreement of every two annotators over the seeds that both annotated. Orphans and rejected proposals do not count. */
export function measureAgreement(documents: readonly AgreementDocument[]): Agreement {
  const names = [...new Set(documents.flatMap((document) => document.sets.map((set) => set.annotator)))].sort();
  const pairs: PairAgreement[] = [];
  const disagreements: Disagreement[] = [];
  names.forEach((first, i) => {
    for (const second of names.slice(i + 1)) {
      const tally = new AgreementTally();
      let seeds = 0;
      for (const document of documents) {
        const a = document.sets.find((set) => set.annotator === first);
        const b = document.sets.find((set) => set.annotator === second);
        if (!a || !b) continue;
        seeds++;
        const ofA = usable(a.annotations);
        const ofB = usable(b.annotations);
        tally.add(document.text, ofA, ofB);
        for (const found of differences(ofA, ofB)) disagreements.push({ seed: document.seed, first, second, ...found });
      }
      if (seeds > 0) pairs.push({ first, second, seeds, words: tally.words, labels: tally.labels() });
    }
  });
  return { pairs, disagreements };
}

function usable(annotations: readonly Annotation[]): Annotation[] {
  return annotations.filter((annotation) => annotation.spans.length > 0 && annotation.verdict !== 'rejected').sort(inTextOrder);
}
